import type { loadQuizPieces } from '#player';

/** What asks questions and explains answers. */
export type Pieces = Awaited<ReturnType<typeof loadQuizPieces>>;
