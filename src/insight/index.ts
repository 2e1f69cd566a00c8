export { calibrationOf, certaintyMark } from './calibration.ts';
export {
  doubt,
  evidenceOfAnswer,
  evidenceOfAttempt,
  halfLife,
  masteryAt,
  reasonsOf,
  weighed,
  withEvidence,
  type Evidence,
  type Reasons,
} from './mastery.ts';
export {
  chanceToKnow,
  recallOf,
  remember,
  retentionWanted,
  reviewsOf,
  workloadOf,
  type Seen,
} from './memory.ts';
export { daysOf, slotOf, streakOf, withDeed, type Day } from './pastime.ts';
export { addAnswer, addDeed, addEvidence, deedOfEntry, folds, rollUp } from './rebuild.ts';
