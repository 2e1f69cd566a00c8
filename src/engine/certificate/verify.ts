import type { Body, Coached } from '#model';
import { at, begin, isOver, step } from '../play.ts';
import { compile, nodeOf } from '../program.ts';
import { resultsOf, type Results } from '../score.ts';
import { takeAnswer } from './answers.ts';
import { readCode, type Held, type Read } from './code.ts';

/** What a code says, but for the choices. */
export type Claimed = Omit<Held, 'rest'>;

/** What playing the choices of a code again has come to. */
export interface Replayed {
  body: Body;
  answers: string[];
  coached: (Coached | undefined)[];
  results: Results;
}

/**
 * What becomes of a code: `confirmed`, its choices played again give the score; or why not. `unknown-scenario`: no text
 * of that id is at hand; `other-version`: only other versions of it are; `does-not-replay`: the choices are not
 * possible, or do not come to an end; `score-differs`: they give another score than it says.
 */
export type Verification =
  | Exclude<Read, { is: 'whole' }>
  | { is: 'unknown-scenario' | 'other-version' | 'does-not-replay'; claimed: Claimed }
  | { is: 'score-differs'; claimed: Claimed; score: number }
  | ({ is: 'confirmed'; claimed: Claimed } & Replayed);

/** As many as an attempt may have; a made-up code may go round and round. */
const mostTurns = 10_000;

function replayed({ personality, rest, standIn }: Held, body: Body): Replayed | undefined {
  const bounds = body.bounds[personality];
  if (!bounds || standIn > (body.scenario.customer.others?.length ?? 0)) return undefined;
  const program = compile(body, personality);
  const answers: string[] = [];
  const coached: Replayed['coached'] = [];
  const helped = rest.take(1) === 1;
  let play = begin(program);
  while (!isOver(play)) {
    const answer = takeAnswer(rest, nodeOf(program, at(play)));
    const asked = helped ? rest.take(2) : 0;
    const next = step(program, play, answer);
    if (next === play || answers.length > mostTurns) return undefined;
    answers.push(answer);
    coached.push(asked === 0 ? undefined : (asked as Coached));
    play = next;
  }
  if (!rest.isSpent) return undefined;
  return {
    body,
    answers,
    coached,
    results: resultsOf(
      program,
      play,
      bounds,
      coached.flatMap((c) => c ?? []),
    ),
  };
}

/** Confirms a code, or says why not, with the texts at hand. Whoever hands them over answers for their hashes and bounds. */
export function verify(code: string, texts: readonly Body[]): Verification {
  const read = readCode(code);
  if (read.is !== 'whole') return read;
  const { rest: _, ...claimed } = read.held;
  const versions = texts.filter(({ scenario }) => scenario.id === claimed.scenario);
  if (!versions.length) return { is: 'unknown-scenario', claimed };
  const body = versions.find(({ hash }) => hash.startsWith(claimed.version));
  if (!body) return { is: 'other-version', claimed };
  let again: Replayed | undefined;
  try {
    again = replayed(read.held, body);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  if (!again) return { is: 'does-not-replay', claimed };
  const { score } = again.results;
  return score === claimed.score
    ? { is: 'confirmed', claimed, ...again }
    : { is: 'score-differs', claimed, score };
}
