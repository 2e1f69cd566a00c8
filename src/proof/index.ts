export { bettersOf, type Better } from './better.ts';
export { blindly, chanceOf, roadsOf, type Chance, type Strategy } from './chance.ts';
export { bestRoad, BeyondBudget, boundsOf, Outlook, Unbounded } from './outlook.ts';
export { findingsOf, type Finding, type Known } from './refer.ts';
export type { Step } from './road.ts';
