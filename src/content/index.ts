export { cardOf, cards, modules } from './catalogue.ts';
export { loadBody, loadPeople, loadPrinciples } from './load.ts';
