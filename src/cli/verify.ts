import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { bodyOf, ContentError, readLibrary, readScenario, type Library } from '#content/build';
import { readCode, verify as verdictOn, type Claimed, type Verification } from '#engine';
import type { Body } from '#model';
import { home, scenariosAt } from './files.ts';
import { lineOf, type Printer } from './print.ts';

const verdicts: Record<Verification['is'], string> = {
  confirmed: 'confirmed: played again, these choices give this score',
  cut: 'not confirmed: part of the code is missing, or its beginning was mistyped',
  altered: 'not confirmed: something in the code was changed or mistyped',
  newer: 'not confirmed: the code was made by a newer Rapport',
  'unknown-scenario': 'not confirmed: there is no such scenario here; name the file that it was played with',
  'other-version':
    'not confirmed: the scenario here is another version; name the file that it was played with',
  'does-not-replay': 'not confirmed: the choices cannot be played',
  'score-differs': 'not confirmed: played again, the choices give another score',
};

/** The day as it stands on the certificate, 2026-11-22. */
const dayOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

function bodiesIn(paths: string[], id: string, library: Library, out: Printer): Body[] {
  return paths.flatMap(scenariosAt).flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    if (!text.includes(id)) return [];
    const { scenario, issues } = readScenario(text, file, library);
    const errors = issues.filter((i) => i.severity === 'error');
    if (scenario && scenario.id !== id) return [];
    for (const issue of errors) out.error(lineOf(issue));
    return scenario && !errors.length ? [bodyOf(scenario, library)] : [];
  });
}

/** What is said of a code; results only where they are confirmed. */
function reportOf(found: Verification): object {
  const base = { confirmed: found.is === 'confirmed', verdict: found.is };
  if (!('claimed' in found)) return base;
  const { day, ...claimed } = found.claimed;
  const report = { ...base, claimed: { ...claimed, date: dayOf(day) } };
  if (found.is === 'score-differs') return { ...report, replayed: { score: found.score } };
  if (found.is !== 'confirmed') return report;
  const { ending, score, passed, helped, service, relationship, integrity } = found.results;
  const { outcome, satisfaction, level } = service;
  const results = { ending, outcome, score, passed, helped, satisfaction, level: level ?? null };
  const rest = { trust: relationship.after, breaches: integrity.breaches };
  return { ...report, results: { ...results, ...rest }, choices: found.answers, hash: found.body.hash };
}

function linesOf(found: Verification): string[] {
  const said = ({ name, scenario, version, personality, mode, day, score }: Claimed) => [
    `  name      ${name}`,
    `  scenario  ${scenario}, version ${version}`,
    `  customer  ${personality}`,
    `  mode      ${mode}`,
    `  date      ${dayOf(day)}`,
    `  score     ${String(score)}`,
  ];
  const lines = [verdicts[found.is]];
  if (!('claimed' in found)) return lines;
  if (found.is !== 'confirmed') lines.push('The code says, and nothing confirms:');
  lines.push(...said(found.claimed));
  if (found.is === 'score-differs') lines.push(`  replayed  ${String(found.score)}`);
  if (found.is !== 'confirmed') return lines;
  const { results, answers, body } = found;
  const how = `${results.passed ? 'passed' : 'not passed'}, ${results.title.en} (customer ${results.service.outcome})`;
  return [
    ...lines,
    `  result    ${how}`,
    `  hash      ${body.hash}`,
    `  choices   ${answers.join(' ')}`,
    'Who made the choices, no code can tell.',
  ];
}

/** `verify CODE [PATH…] [--json]`: 0 where the code is confirmed, 1 where it is not. */
export function verify(args: string[], out: Printer): number {
  const { values, positionals } = parseArgs({
    args,
    options: { json: { type: 'boolean' } },
    allowPositionals: true,
  });
  const [code, ...paths] = positionals;
  const missing = paths.filter((p) => !existsSync(p));
  if (!code || missing.length) {
    const why = code ? `there is no ${missing.join(', ')}` : 'name the code of a certificate';
    out.error(`${why}; a code with spaces goes in quotes`);
    return 2;
  }
  const read = readCode(code);
  let bodies: Body[] = [];
  try {
    if (read.is === 'whole') bodies = bodiesIn([...paths, home], read.held.scenario, readLibrary(home), out);
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    for (const issue of error.issues) out.error(lineOf(issue));
    return 1;
  }
  const found = verdictOn(code, bodies);
  if (values.json) out.print(JSON.stringify(reportOf(found)));
  else for (const line of linesOf(found)) out.print(line);
  return found.is === 'confirmed' ? 0 : 1;
}
