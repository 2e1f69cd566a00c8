import * as v from 'valibot';
import { certainties } from './terms.ts';

const text = (max: number) => v.pipe(v.string(), v.maxLength(max));
const time = v.pipe(v.number(), v.integer(), v.minValue(0));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

export const quizModes = ['practise', 'assessment', 'review'] as const;

/** One time through some questions; the answers are facts of their own. Times are milliseconds since 1970. */
export const Quiz = v.strictObject({
  id: text(100),
  mode: v.picklist(quizModes),
  /** What it was drawn from: modules or principles; neither for a review. */
  modules: v.array(text(100)),
  principles: v.array(text(100)),
  /** The questions in the order in which they are asked: `module/question`, or a moment's own id. */
  items: v.array(text(300)),
  /** Decides the order of options and the numbers drawn. */
  seed: text(100),
  /** Seconds for all of it. */
  limit: v.optional(count),
  /** Per cent from which an assessment is passed. */
  pass: v.optional(v.pipe(count, v.maxValue(100))),
  /** The learner says how sure they are of each answer. */
  weighed: v.optional(v.literal(true)),
  begun: time,
  touched: time,
  answered: count,
  /** Set once, when the last question is answered, the time is up, or the learner has ended it. */
  result: v.optional(
    v.strictObject({ score: v.pipe(v.number(), v.minValue(0), v.maxValue(100)), passed: v.boolean() }),
  ),
});
export type Quiz = v.InferOutput<typeof Quiz>;

/** One answer, as it happened. What it tested and what it was worth stay with it, whatever becomes of the question. */
export const QuizAnswer = v.strictObject({
  quiz: text(100),
  n: count,
  item: text(300),
  /** For the numbers drawn. */
  seed: text(200),
  answer: text(2000),
  share,
  principles: v.array(text(100)),
  difficulty: v.picklist([1, 2, 3]),
  sure: v.optional(v.picklist(certainties)),
  at: time,
  /** Milliseconds from the question to the answer, at most three minutes. */
  took: count,
  /** Not asked, but seen in a conversation: what a moment was worth there. It is remembered, and is no evidence twice. */
  shown: v.optional(v.literal(true)),
});
export type QuizAnswer = v.InferOutput<typeof QuizAnswer>;
