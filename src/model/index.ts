export * from './attempt.ts';
export * from './body.ts';
export * from './course.ts';
export * from './customer.ts';
export * from './issue.ts';
export * from './scenario.ts';
export * from './terms.ts';
export { Text, alternatives } from './text.ts';
