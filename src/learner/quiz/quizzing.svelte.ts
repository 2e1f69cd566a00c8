import type { Question, Quiz, QuizAnswer } from '#model';
import { painted } from '#player';
import { memory, troubleIn } from '../memory.ts';
import { askOnce } from '../persist.ts';
import { resultOf } from './result.ts';
import { quizTrouble } from './words.ts';

/** A thought longer than this was spent on something else; milliseconds. */
const longestThought = 180_000;

interface Options {
  quiz: Quiz;
  /** Those given so far. */
  answers?: readonly QuizAnswer[];
  /** Whether the quiz is stored already. */
  stored: boolean;
  /** The items of the quiz that can be asked now, or were; whatever is no longer offered is left out. */
  items?: readonly string[];
  now?: () => number;
}

/** What was answered, and what it is worth. */
export type Given = Pick<QuizAnswer, 'item' | 'answer' | 'share' | 'principles' | 'sure'> & {
  /** Milliseconds of thought; until now where it is not given. */
  took?: number;
  difficulty: Question['difficulty'];
};

/** A quiz being taken. Every answer is stored as it is given, one after another; what cannot be stored is kept to be tried again. */
export class Quizzing {
  readonly quiz: Quiz;
  readonly items: readonly string[];
  readonly #now: () => number;
  #answers = $state.raw<readonly QuizAnswer[]>([]);
  #result = $state.raw<Quiz['result']>();
  #waiting = $state.raw<readonly (() => Promise<void>)[]>([]);
  #failureText = $state<string>();
  #busy = false;
  #since: number;

  constructor({ quiz, answers = [], stored, items = quiz.items, now = Date.now }: Options) {
    this.quiz = quiz;
    this.items = items;
    this.#now = now;
    this.#answers = answers;
    this.#result = quiz.result;
    this.#since = now();
    if (!stored) this.#store(() => memory().then(({ db, beginQuiz }) => beginQuiz(db, quiz)));
  }

  get answers(): readonly QuizAnswer[] {
    return this.#answers;
  }

  /** What is to be asked next; undefined where everything is answered. */
  get current(): string | undefined {
    return this.#result ? undefined : this.items.find((item) => this.#answers.every((a) => a.item !== item));
  }

  /** Undefined until it is over. */
  get result(): Quiz['result'] {
    return this.#result;
  }

  /** Undefined while there is nothing to save. */
  get saving(): 'saved' | 'saving' | 'failed' | undefined {
    if (this.#failureText !== undefined) return 'failed';
    if (this.#waiting.length) return this.#answers.length ? 'saving' : undefined;
    return this.#answers.length ? 'saved' : undefined;
  }

  /** Why the last answer could not be stored, and what to do; undefined while all is well. */
  get failureText(): string | undefined {
    return this.#failureText;
  }

  /** What decides the order and the numbers of an item. */
  seedOf(item: string): string {
    return `${this.quiz.seed}/${item}`.slice(0, 200);
  }

  /** From now on the present question is thought about. */
  ask(): void {
    this.#since = this.#now();
  }

  /** How long the present question has been thought about; milliseconds, at most three minutes. */
  thought(): number {
    return Math.min(longestThought, Math.max(0, this.#now() - this.#since));
  }

  answer({ sure, took = this.thought(), item, answer: text, share, principles, difficulty }: Given): void {
    if (item !== this.current) return;
    const at = this.#now();
    const facts = {
      quiz: this.quiz.id,
      n: this.#answers.length,
      item,
      seed: this.seedOf(item),
      answer: text,
    };
    const answer = { ...facts, share, principles, difficulty, at, took, ...(sure && { sure }) };
    this.#answers = [...this.#answers, answer];
    const result = this.current === undefined ? this.#worth() : undefined;
    this.#result = result;
    this.#since = at;
    this.#store(async () => {
      const kept = await memory();
      await kept.recordAnswer(kept.db, answer, result);
      if (result) void askOnce(kept);
    });
  }

  /** Ends it before its last question; what is answered counts. */
  end(): void {
    if (this.#result) return;
    const result = this.#worth();
    const at = this.#now();
    this.#result = result;
    this.#store(() => memory().then(({ db, endQuiz }) => endQuiz(db, this.quiz.id, result, at)));
  }

  /** Tries to store once more what could not be stored. */
  retry(): void {
    this.#failureText = undefined;
    void this.#drain();
  }

  #worth(): NonNullable<Quiz['result']> {
    return resultOf({ ...this.quiz, items: [...this.items] }, this.#answers);
  }

  #store(write: () => Promise<void>): void {
    this.#waiting = [...this.#waiting, write];
    if (this.#failureText === undefined) void this.#drain();
  }

  async #drain(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    try {
      await painted(); // the next question comes first
      for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
        await next();
        this.#waiting = this.#waiting.slice(1);
      }
    } catch (error) {
      this.#failureText = quizTrouble(await troubleIn(error));
    } finally {
      this.#busy = false;
    }
  }
}
