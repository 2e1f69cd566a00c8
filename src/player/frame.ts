import type { Advice } from './advice.ts';

/** What stands around a conversation, as far as it is allowed there. */
export interface Frame {
  /** The learner says how sure they are of each choice. */
  weighed?: boolean;
  /** Clocks run where the scenario has them. */
  clocks?: boolean;
  /** What the coach knows of the present turn; without it there is no coach. */
  advise?: () => Promise<Advice | undefined>;
  /** The answers are shown in an order that depends on this alone; without it in that of the file. */
  shuffled?: string;
  /** The turn from which on this is a what-if, 0 for the first. */
  branched?: number;
  /** Goes back to a turn, 0 for the first. */
  onrewind?: (n: number) => void;
}

/** What lies over the conversation. */
export type Panel = 'hand' | 'why' | 'coach';
