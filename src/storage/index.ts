export {
  beginAttempt,
  forgetAttempt,
  forgetEverything,
  listAttempts,
  readAttempt,
  recordEntry,
  type Kept,
} from './attempts.ts';
export { beginBranch, readRoads, type KeptRoad } from './branches.ts';
export { readBackup, writeBackup, type Backup } from './backup.ts';
export { claimAttempt, claimDraft, type Claim } from './claim.ts';
export { Db, type Note, type Pinned, type Tell } from './database.ts';
export {
  createDraft,
  followDraft,
  forgetDraft,
  importDrafts,
  keepEdits,
  keepVersion,
  listDrafts,
  listPublished,
  readDraft,
  readVersions,
  tagDraft,
  type OpenedDraft,
} from './drafts.ts';
export { forgetFolder, keepFolder, readFolder, type Folder } from './folders.ts';
export { dueMemories, evidenceFor, lastAnswers, listMasteries, listMemories, listSlots } from './learned.ts';
export { Live } from './live.svelte.ts';
export { listShown, recordMoments } from './moments.ts';
export { lastBackup, lastCopy, markBackup, markCopy, markPersistAsked, persistAsked } from './notes.ts';
export { askToPersist, storageState, type StorageState } from './persistence.ts';
export {
  beginQuiz,
  endQuiz,
  forgetQuiz,
  listQuizzes,
  readQuiz,
  recordAnswer,
  type QuizResult,
} from './quizzes.ts';
export { keepReflection, listReflections, readReflection } from './reflections.ts';
export type { Restored } from './merge.ts';
export { restoreBackup } from './restore.ts';
export { findTexts } from './texts.ts';
export {
  AnotherTab,
  AttemptGone,
  DraftGone,
  NoneLeft,
  QuizGone,
  troubleOf,
  type StorageTrouble,
} from './trouble.ts';
