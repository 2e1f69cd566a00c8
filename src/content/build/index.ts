export { bodyOf, readScenario } from './body.ts';
export { coverageOf, gapsOf, readCourse, type Course, type Coverage } from './coverage.ts';
export { courseFiles, courseFolders, readHandbook, readQuestions } from './course.ts';
export { keywordsOf, type Library } from '../library.ts';
export { ContentError, readLibrary, shelves, type Shelf } from './library.ts';
export { readBodies, scenarioFiles, scenarios } from './plugin.ts';
export { scenarioSchema } from './schema.ts';
