export { bodyFrom, pinned, type Pinned } from './body.ts';
export { cardOf, cards, modules } from './catalogue.ts';
export { keywordsOf, knownOf, type Library } from './library.ts';
export {
  loadAsked,
  loadBody,
  loadConflicts,
  loadHandbook,
  loadLibrary,
  loadPeople,
  loadPrinciples,
  loadTested,
  loadWorksheets,
} from './load.ts';
export { withOwn } from './own.ts';
export { loadQuestions, questionIndex } from './questions.ts';
