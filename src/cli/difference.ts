import type { Diff } from '#proof';

const verdicts: Record<Diff['replay']['verdict'], string> = {
  harmless: 'every saved attempt can be replayed and comes to the same marks, ending and passing',
  migratable: 'every saved attempt can be replayed, but some come to other marks, another ending or passing',
  breaking: 'some saved attempts can no longer be replayed',
  unknown: 'not everything could be explored',
};
const extents: Record<Diff['extent'], string> = {
  nothing: 'nothing has changed that makes a difference',
  text: 'only words have changed',
  about: 'only what surrounds the conversation has changed (and perhaps words)',
  rules: 'the rules have changed: how the conversation runs, or what it is worth',
};
type Replay = Diff['replay']['by'][number];
type Change = Diff['scenario'][number];
type Compared = Diff['personalities']['common'][number];
type Step = NonNullable<Replay['refused']>['road'][number];

const column = (text: string) => text.padEnd(12);
const roadText = (road: readonly Step[]) => road.map((s) => s.answer).join(', ');
const yes = (is: boolean | undefined) => (is === undefined ? '?' : is ? 'yes' : 'no');
const arrow = (a: string, b: string) => (a === b ? a : `${a} -> ${b}`);
const perCent = (p: number) => `${(p * 100).toFixed(1)} %`;

function short(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 70 ? `${text.slice(0, 69)}…` : text;
}

/** A text in one language; anything else as it is. */
function spoken(value: unknown, language: 'en' | 'zh'): unknown {
  const of = value as Partial<Record<'en' | 'zh', unknown>> | null;
  return typeof of?.[language] === 'string' ? of[language] : value;
}

function changeLine({ path, sort, languages, before, after }: Change): string {
  const where = `  ~ ${path} (${languages ? `${sort}, ${languages.join(' and ')}` : sort})`;
  if (before === undefined) return `${where} added ${short(after)}`;
  if (after === undefined) return `${where} removed ${short(before)}`;
  const [first = 'en'] = languages ?? [];
  return `${where} ${short(spoken(before, first))} -> ${short(spoken(after, first))}`;
}

const reasons = {
  over: 'the conversation is over',
  unknown: 'there is no such answer',
  closed: 'it is not open there',
  personality: 'the personality is gone',
};

function replayLines({ personality, verdict, refused, differs, why }: Replay): string[] {
  const lines = [`  ${column(personality)}${verdict}${why ? `: ${why}` : ''}`];
  if (refused?.road.length)
    lines.push(
      `    refused: ${roadText(refused.road)} (turn ${String(refused.road.length)} at ${refused.at ?? ''}: ${reasons[refused.why]})`,
    );
  else if (refused) lines.push(`    refused: ${reasons[refused.why]}`);
  if (differs) {
    const { before: a, after: b, road, what } = differs;
    const told = {
      marks: `marks ${arrow(String(a.marks), String(b.marks))}`,
      ending: `ending ${arrow(a.ending ?? 'none', b.ending ?? 'not over')}`,
      passed: `passed ${arrow(yes(a.passed), yes(b.passed))}`,
    };
    const score = a.score === b.score ? '' : `; score ${String(a.score ?? '?')} -> ${String(b.score ?? '?')}`;
    lines.push(`    differs: ${roadText(road)} (${what.map((w) => told[w]).join('; ')}${score})`);
  }
  return lines;
}

function comparedLines({ personality, before: a, after: b, endings }: Compared): string[] {
  if (!a || !b) return [`  ${column(personality)}not explored`];
  const range = ({ min, max }: typeof a) => `${String(min)}..${String(max)}`;
  const lines = [
    `  ${column(personality)}marks ${arrow(range(a), range(b))}; passable ${arrow(yes(a.passable), yes(b.passable))}; situations ${arrow(String(a.situations), String(b.situations))}`,
  ];
  const [was, is] = [roadText(a.best), roadText(b.best)];
  if (was !== is) lines.push(`    best road was: ${was}`, `    best road is: ${is}`);
  const moved = [
    ...endings.added.map((id) => `+ ${id} ${perCent(b.endings[id] ?? 0)}`),
    ...endings.removed.map((id) => `- ${id}`),
    ...endings.moved.map((m) => `${m.ending} ${perCent(m.before)} -> ${perCent(m.after)}`),
  ];
  if (moved.length) lines.push(`    endings under blind play: ${moved.join('; ')}`);
  return lines;
}

function alteredLines({ added, removed, changed }: Diff['choices']): string[] {
  return [
    ...added.map((id) => `  + ${id}`),
    ...removed.map((id) => `  - ${id}`),
    ...changed.flatMap(({ changes }) => changes.map(changeLine)),
  ];
}

function section(title: string, lines: string[]): string[] {
  return lines.length ? ['', title, ...lines] : [];
}

/** A difference for people to read: the verdict first, then what it rests on. */
export function linesOf(diff: Diff): string[] {
  const { id, extent, replay, personalities, scenario, model, nodes, choices, findings, unexplored } = diff;
  const renamed = nodes.renamed.map(
    ({ from, to }) => `  ${from} is now called ${to} (answers do not name nodes)`,
  );
  return [
    `${id}: ${replay.verdict}; ${verdicts[replay.verdict]}`,
    extents[extent],
    ...section(
      'not explored',
      unexplored.map(
        (u) =>
          `  the ${u.version === 'before' ? 'old' : 'new'} version${u.personality ? ` (${u.personality})` : ''}: ${u.why}`,
      ),
    ),
    ...section('replay', replay.by.flatMap(replayLines)),
    ...section('personalities', [
      ...personalities.added.map((p) => `  + ${p}`),
      ...personalities.removed.map((p) => `  - ${p}`),
      ...personalities.common.flatMap(comparedLines),
    ]),
    ...section('scenario', scenario.map(changeLine)),
    ...section('reaction model', model.map(changeLine)),
    ...section('nodes', [...renamed, ...alteredLines(nodes)]),
    ...section('choices', alteredLines(choices)),
    ...section('findings', [
      ...findings.added.map((f) => `  + ${f.severity} ${f.code} ${f.path}: ${f.message}`),
      ...findings.gone.map((f) => `  - ${f.severity} ${f.code} ${f.path}: ${f.message}`),
    ]),
  ];
}
