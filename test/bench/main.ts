import { bench as debrief } from './debrief/bench.ts';
import { bench as engine } from './engine/bench.ts';
import { bench as progress } from './progress/bench.ts';
import { bench as proof } from './proof/bench.ts';
import { bench as startup } from './startup/bench.ts';
import { bench as studio } from './studio/bench.ts';
import { bench as turn } from './turn/bench.ts';

const benches: Partial<Record<string, () => Promise<void>>> = {
  debrief,
  engine,
  progress,
  proof,
  startup,
  studio,
  turn,
};

const asked = process.argv.slice(2);
for (const name of asked.length ? asked : Object.keys(benches)) {
  const bench = benches[name];
  if (!bench) throw new Error(`no bench ${name}; there are ${Object.keys(benches).join(', ')}`);
  await bench();
}
