export { cardOf, cards, modules } from './catalogue.ts';
export { loadAsked, loadBody, loadHandbook, loadPeople, loadPrinciples, loadTested } from './load.ts';
export { loadQuestions, questionIndex } from './questions.ts';
