export { bodyOf, readScenario } from './body.ts';
export { coverageOf, gapsOf, readCourse, type Course, type Coverage } from './coverage.ts';
export { courseFiles, courseFolders, readHandbook, readQuestions } from './course.ts';
export { ContentError, keywordsOf, readLibrary, shelves, type Library, type Shelf } from './library.ts';
export { readBodies, scenarioFiles, scenarios } from './plugin.ts';
export { scenarioSchema } from './schema.ts';
