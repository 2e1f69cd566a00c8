import { playable, type Issue, type Personality } from '#model';
import {
  choiceChanges,
  frameChanges,
  modelChanges,
  nodeChanges,
  type Altered,
  type Change,
} from './changes.ts';
import { partOf, type Compared, type Unexplored } from './compare.ts';
import { stateBudget } from '../explore/graph.ts';
import { renamesOf, withNames, type Renamed } from './renames.ts';
import { worstOf, type Replay, type Verdict } from './replays.ts';
import { foreign, type Saved, type SavedReplay } from './saved.ts';
import { faultOf, type Version } from './sides.ts';

export interface Diff {
  id: string;
  /** The most that has changed: nothing that can be told, words alone, what surrounds the play, or how it plays. */
  extent: 'nothing' | 'text' | 'about' | 'rules';
  replay: { verdict: Verdict; by: Replay[]; attempts: SavedReplay[] };
  personalities: { added: Personality[]; removed: Personality[]; common: Compared[] };
  /** Of the scenario as a whole, and of the reaction model. */
  scenario: Change[];
  model: Change[];
  nodes: Altered & { renamed: Renamed[] };
  /** As `node/id`, at nodes that both versions have. */
  choices: Altered;
  findings: { added: Issue[]; gone: Issue[] };
  unexplored: Unexplored[];
}

function extentOf({ scenario, model, nodes, choices }: Omit<Shape, 'findings'>): Diff['extent'] {
  const parts = [nodes, choices].flatMap((p) => [...p.added, ...p.removed]);
  if (parts.length || nodes.renamed.length) return 'rules';
  const within = [...nodes.changed, ...choices.changed].flatMap((c) => c.changes);
  const sorts = [...scenario, ...model, ...within].map((c) => c.sort);
  return (['rules', 'about', 'text'] as const).find((s) => sorts.includes(s)) ?? 'nothing';
}

function findingsChanged(before: Version, after: Version, renamed: readonly Renamed[]): Diff['findings'] {
  const names = new Map(renamed.map(({ from, to }) => [from, to]));
  const now = (path: string) =>
    path.replace(/^nodes\.([^.]+)/, (all, id: string) =>
      names.has(id) ? `nodes.${names.get(id) ?? ''}` : all,
    );
  const had = new Set(before.findings?.map((f) => `${f.code} ${now(f.path)}`));
  const has = new Set(after.findings?.map((f) => `${f.code} ${f.path}`));
  return {
    added: after.findings?.filter((f) => !had.has(`${f.code} ${f.path}`)) ?? [],
    gone: before.findings?.filter((f) => !has.has(`${f.code} ${now(f.path)}`)) ?? [],
  };
}

type Shape = Pick<Diff, 'scenario' | 'model' | 'nodes' | 'choices' | 'findings'>;

/** What can be seen without playing. */
function shapeOf(before: Version, after: Version): Shape {
  const renamed = renamesOf(before.scenario, after.scenario);
  const named = withNames(before.scenario, renamed);
  return {
    scenario: frameChanges(named, after.scenario),
    model: modelChanges(before.model, after.model),
    nodes: { renamed, ...nodeChanges(named, after.scenario) },
    choices: choiceChanges(named, after.scenario),
    findings: findingsChanged(before, after, renamed),
  };
}

/**
 * What is different between two versions of one scenario, and which saved attempts can still be replayed: of all
 * possible roads, exactly, and of those given. A version with errors is compared as far as it can be.
 */
export function diffOf(
  before: Version,
  after: Version,
  attempts: readonly Saved[] = [],
  budget = stateBudget,
): Diff {
  const shape = shapeOf(before, after);
  const extent = extentOf(shape);
  const versions = {
    before,
    after,
    alike: extent !== 'rules',
    faults: [faultOf(before), faultOf(after)] as const,
  };
  const [had, has] = [playable(before.scenario), playable(after.scenario)];
  const parts = had.map((p) => partOf(p, versions, attempts, budget));
  const tried = new Map(parts.flatMap((p) => p.tried));
  const replays = parts.map((p) => p.replay);
  return {
    id: after.scenario.id,
    extent,
    replay: {
      verdict: worstOf(replays),
      by: replays,
      attempts: attempts.map((a) => tried.get(a) ?? foreign(a)),
    },
    personalities: {
      added: has.filter((p) => !had.includes(p)),
      removed: had.filter((p) => !has.includes(p)),
      common: parts.flatMap((p) => p.compared ?? []),
    },
    ...shape,
    unexplored: [
      ...versions.faults.flatMap((why, i) =>
        why === undefined ? [] : [{ version: i ? ('after' as const) : ('before' as const), why }],
      ),
      ...parts.flatMap((p) => p.unexplored),
    ],
  };
}
