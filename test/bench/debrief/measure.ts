import { readFileSync } from 'node:fs';
import type { CustomerModel } from '#model';
import { median, print } from '../figures.ts';
import { ready, type Took } from './work.ts';

const { model } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as { model: CustomerModel };
const debrief = ready(model);
const [warm, count] = [5, 25];
const took = Array.from({ length: warm + count }, debrief).slice(warm);
const name = 'debrief-40';
const all = median(took.map((t) => t.told + t.hindsight + t.others));
// Node has no slow-down, so that a quarter of the time is allowed.
const [unit, allowed] = ['ms', 50 / 4];
print({ name, value: all, unit, against: '12.5 ms, warm, in Node (target <= 1)', ratio: all / allowed });
for (const part of ['told', 'hindsight', 'others'] as const satisfies (keyof Took)[]) {
  const value = median(took.map((t) => t[part]));
  print({ name: `${name}-${part}`, value, unit, against: '12.5 ms, warm, in Node', ratio: value / allowed });
}
