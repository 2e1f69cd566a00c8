export { calibrationOf, certaintyMark, type Calibration } from './calibration.ts';
export {
  evidenceOfAnswer,
  evidenceOfAttempt,
  masteryAt,
  weighed,
  withEvidence,
  type Evidence,
} from './mastery.ts';
export { chanceToKnow, remember, reviewsOf, workloadOf, type Seen } from './memory.ts';
export { daysOf, slotOf, streakOf, withDeed, type Day, type Deed } from './pastime.ts';
export { addAnswer, addDeed, addEvidence, deedOfEntry, rollUp, type RollUps } from './rebuild.ts';
