export { optionsOf, readAnswer, resultsOf as gradesOf, type Move } from './answer.ts';
export { compile, nodeOf, type Program } from './program.ts';
export { at, begin, can, isOver, replay, stateOf, step, type Play } from './play.ts';
export { levelOf, moodOf, satisfactionOf } from './rules.ts';
export { decisionOf, sceneOf, type Decision, type Part, type Scene } from './scene.ts';
export { retell, toldOf, type Beat } from './retell.ts';
export { resultsOf, shareOf, type Results } from './score.ts';
export type { Change } from './state.ts';
export { everyAnswer, firstPlace, isOpen, takeMove, waysOf, type Place, type Way } from './walk.ts';
