export { cardOf, cards, modules } from './catalogue.ts';
export { loadBody, loadPeople, loadPrinciples, loadTested } from './load.ts';
