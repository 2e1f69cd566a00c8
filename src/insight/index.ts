export { calibrationOf, certaintyMark, type Calibration } from './calibration.ts';
export {
  evidenceOfAnswer,
  evidenceOfAttempt,
  masteryAt,
  weighed,
  withEvidence,
  type Evidence,
  type Mastery,
} from './mastery.ts';
export { chanceToKnow, remember, reviewsOf, workloadOf, type Memory, type Seen } from './memory.ts';
export { daysOf, slotOf, streakOf, withDeed, type Day, type Deed, type Slot } from './pastime.ts';
