import { firstPlace, compile, isOpen, nodeOf, readAnswer, takeMove } from '#engine';
import type { Attempt, Mood } from '#model';
import type { KeptRoad } from '#storage';

/** An attempt in the history, with its what-ifs, in the order of the turns that they leave it at. */
export interface Past {
  attempt: Attempt;
  whatIfs: Attempt[];
  /** Whether it has the best score of its scenario, or is the last that was finished, where there are several. */
  best: boolean;
  last: boolean;
}

/** The first with the highest figure; undefined of none. */
function highest<T>(all: readonly T[], of: (one: T) => number): T | undefined {
  return all.reduce<T | undefined>(
    (top, one) => (top === undefined || of(one) > of(top) ? one : top),
    undefined,
  );
}

function by(attempts: readonly Attempt[], key: (attempt: Attempt) => string): Map<string, Attempt[]> {
  const groups = new Map<string, Attempt[]>();
  for (const attempt of attempts) {
    const group = groups.get(key(attempt));
    if (group) group.push(attempt);
    else groups.set(key(attempt), [attempt]);
  }
  return groups;
}

/** What was begun, the last one played first; a what-if stands under its attempt, or where that is gone on its own. */
export function pastOf(attempts: readonly Attempt[]): Past[] {
  const begun = attempts.filter((a) => a.turns > 0);
  const known = new Set(begun.map((a) => a.id));
  const isUnder = ({ branch }: Attempt) => branch !== undefined && known.has(branch.of);
  const under = by(begun.filter(isUnder), (a) => a.branch?.of ?? '');
  const finished = by(begun.filter((a) => a.result && !a.branch).toReversed(), (a) => a.scenario);
  const topOf = (figure: (a: Attempt) => number) =>
    new Set(
      [...finished.values()].flatMap((all) => (all.length > 1 ? (highest(all, figure)?.id ?? []) : [])),
    );
  const best = topOf((a) => a.result?.score ?? 0);
  const last = topOf((a) => a.touched);
  return begun
    .filter((a) => !isUnder(a))
    .map((attempt) => ({
      attempt,
      whatIfs: (under.get(attempt.id) ?? []).sort(
        (a, b) => (a.branch?.at ?? 0) - (b.branch?.at ?? 0) || a.begun - b.begun,
      ),
      best: best.has(attempt.id),
      last: last.has(attempt.id),
    }));
}

/** The moods of the customer at the start and after every turn; undefined where the road cannot be replayed. */
export function moodsOf({ personality }: Attempt, road: KeptRoad | undefined): Mood[] | undefined {
  if (!road?.body) return undefined;
  const program = compile(road.body, personality);
  let place = firstPlace(program);
  const moods = [place.state.mood];
  for (const choice of road.choices) {
    const move = readAnswer(nodeOf(program, place.node), choice);
    if (!move || !isOpen(program, place, move)) return undefined;
    place = takeMove(program, place, move);
    moods.push(place.state.mood);
  }
  return moods;
}
