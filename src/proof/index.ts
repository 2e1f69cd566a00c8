export { bettersOf, type Better } from './better.ts';
export { bestRoad, BeyondBudget, boundsOf, Explorer, stateBudget } from './explore.ts';
export { findingsOf, type Finding, type Known } from './refer.ts';
