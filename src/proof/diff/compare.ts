import { playable, type Personality } from '#model';
import { replayOf, type Replay } from './replays.ts';
import { savedReplay, type Saved, type SavedReplay } from './saved.ts';
import { figuresOf, sideOf, type Figures, type Side, type Version } from './sides.ts';

/** An ending whose probability under blind play has moved by more than half a point. */
interface Moved {
  ending: string;
  before: number;
  after: number;
}

/** One personality that both versions allow. */
export interface Compared {
  personality: Personality;
  /** Absent where the version cannot be explored. */
  before?: Figures;
  after?: Figures;
  endings: { added: string[]; removed: string[]; moved: Moved[] };
}

/** A version that could not be explored, or not wholly. */
export interface Unexplored {
  version: 'before' | 'after';
  /** Absent where it cannot be with anybody. */
  personality?: Personality;
  why: string;
}

function endingsOf(before: Figures | undefined, after: Figures | undefined): Compared['endings'] {
  if (!before || !after) return { added: [], removed: [], moved: [] };
  const [had, has] = [before.endings, after.endings];
  return {
    added: Object.keys(has).filter((id) => !Object.hasOwn(had, id)),
    removed: Object.keys(had).filter((id) => !Object.hasOwn(has, id)),
    moved: Object.entries(had).flatMap(([ending, p]) => {
      const q = has[ending];
      return q !== undefined && Math.abs(q - p) > 0.005 ? [{ ending, before: p, after: q }] : [];
    }),
  };
}

function comparedOf(personality: Personality, before: Side | undefined, after: Side | undefined): Compared {
  const was = before && figuresOf(before);
  const is = after && (after === before ? was : figuresOf(after));
  return {
    personality,
    ...(was ? { before: was } : {}),
    ...(is ? { after: is } : {}),
    endings: endingsOf(was, is),
  };
}

/** Two versions, whether they play alike, and why one of them cannot be explored with anybody. */
interface Versions {
  before: Version;
  after: Version;
  alike: boolean;
  faults: readonly [before: string | undefined, after: string | undefined];
}

/** What there is to say of one personality of the old version. */
interface Part {
  compared?: Compared;
  replay: Replay;
  tried: (readonly [Saved, SavedReplay])[];
  unexplored: Unexplored[];
}

/** Compares two versions with one personality of the old one. */
export function partOf(
  personality: Personality,
  { before, after, alike, faults }: Versions,
  attempts: readonly Saved[],
  budget: number,
): Part {
  const unexplored: Unexplored[] = [];
  const explore = (name: Unexplored['version'], version: Version, fault: string | undefined) => {
    const side = fault === undefined ? sideOf(version, personality, budget) : undefined;
    if (side?.trouble !== undefined) unexplored.push({ version: name, personality, why: side.trouble });
    return side;
  };
  const stays = playable(after.scenario).includes(personality);
  const old = explore('before', before, faults[0]);
  const now = !stays ? undefined : alike ? old : explore('after', after, faults[1]);
  const tried = attempts
    .filter((a) => a.personality === personality)
    .map((a) => [a, savedReplay(a, stays, old, now)] as const);
  if (!stays) {
    const refused: Replay['refused'] = { road: [], why: 'personality' };
    return { replay: { personality, verdict: 'breaking', refused }, tried, unexplored };
  }
  const compared = comparedOf(personality, old, now);
  const replay = alike
    ? ({ personality, verdict: 'harmless' } as const)
    : replayOf(personality, old, now, budget);
  return { compared, replay, tried, unexplored };
}
