export { cardOf, cards, modules } from './catalogue.ts';
export { loadBody, loadHandbook, loadPeople, loadPrinciples, loadTested } from './load.ts';
