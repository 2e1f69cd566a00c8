import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { bodyOf, readLibrary, readScenario } from '#content/build';
import { compile, isOver, levelOf, resultsOf, retell, satisfactionOf, stateOf, type Beat } from '#engine';
import { playable, type Language, type Personality, type Text } from '#model';
import { home } from './files.ts';
import type { Printer } from './print.ts';

function transcriptOf(beats: readonly Beat[], last: { says: Text; reaction?: Text }, language: Language) {
  const heard = (s: { says: Text; reaction?: Text }) => [...(s.reaction ? [s.reaction] : []), s.says];
  const line = (who: 'customer' | 'you') => (t: Text) => ({ who, text: t[language] });
  return [
    ...beats.flatMap((b) => [...heard(b.scene).map(line('customer')), ...b.told.map(line('you'))]),
    ...heard(last).map(line('customer')),
  ];
}

/** `play FILE --personality P [--choices a,b,c] [--language en|zh] [--json]`. */
export function play(args: string[], out: Printer): number {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      personality: { type: 'string' },
      choices: { type: 'string', default: '' },
      language: { type: 'string', default: 'en' },
    },
  });
  const fail = (message: string) => {
    out.error(message);
    return 2;
  };
  const [file] = positionals;
  if (!file || !existsSync(file)) return fail(`there is no file ${file ?? ''}; name a scenario file`);
  const library = readLibrary(home);
  const { scenario, issues } = readScenario(readFileSync(file, 'utf8'), file, library);
  if (!scenario || issues.some((i) => i.severity === 'error'))
    return fail(`${file} has problems; run: rapport check ${file}`);
  const allowed = playable(scenario);
  const personality = (values.personality ?? allowed[0]) as Personality;
  if (!allowed.includes(personality)) return fail(`personality must be one of ${allowed.join(', ')}`);
  if (values.language !== 'en' && values.language !== 'zh') return fail('language must be en or zh');
  const body = bodyOf(scenario, library);
  const program = compile(body, personality);
  const answers = values.choices.split(',').filter(Boolean);
  let told;
  try {
    told = retell(program, answers, body.voices);
  } catch (error) {
    if (error instanceof RangeError) return fail(error.message);
    throw error;
  }
  const state = stateOf(told.play);
  const bounds = body.bounds[personality];
  const results = isOver(told.play) && bounds ? resultsOf(program, told.play, bounds) : undefined;
  const summary = {
    over: isOver(told.play),
    ending: results?.ending ?? null,
    score: results?.score ?? null,
    satisfaction: Math.round(satisfactionOf(state.meters) * 100) / 100,
    level: (results ? results.service.level : levelOf(state.rungs)) ?? null,
    trust: state.meters.trust,
    patience: state.meters.patience,
    integrity: { breaches: state.breaches },
    marks: state.marks,
    transcript: transcriptOf(told.beats, told.scene, values.language),
  };
  if (values.json) out.print(JSON.stringify(summary));
  else {
    for (const { who, text } of summary.transcript) out.print(`${who === 'you' ? '> ' : '  '}${text}`);
    const { transcript: _, ...rest } = summary;
    out.print(JSON.stringify(rest, null, 2));
    const open = told.scene.decision;
    if (open) out.print(`next: ${told.scene.node} (${open.kind})`);
  }
  return 0;
}
