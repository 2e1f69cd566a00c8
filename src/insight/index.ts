export { calibrationOf, certaintyMark } from './calibration.ts';
export {
  evidenceOfAnswer,
  evidenceOfAttempt,
  masteryAt,
  weighed,
  withEvidence,
  type Evidence,
} from './mastery.ts';
export { chanceToKnow, remember, reviewsOf, workloadOf, type Seen } from './memory.ts';
export { daysOf, slotOf, streakOf, withDeed } from './pastime.ts';
export { addAnswer, addDeed, addEvidence, deedOfEntry, rollUp } from './rebuild.ts';
