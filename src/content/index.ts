export { cardOf, cards, modules } from './catalogue.ts';
export {
  loadAsked,
  loadBody,
  loadConflicts,
  loadHandbook,
  loadPeople,
  loadPrinciples,
  loadTested,
  loadWorksheets,
} from './load.ts';
export { loadQuestions, questionIndex } from './questions.ts';
