export * from './attempt.ts';
export * from './body.ts';
export * from './course.ts';
export * from './customer.ts';
export * from './issue.ts';
export * from './scenario.ts';
export {
  has,
  personalities,
  Text,
  alternatives,
  forPersonality,
  type Language,
  type Personality,
} from './text.ts';
