import { compile, resultsOf, type Results } from '#engine';
import {
  playable,
  recast,
  type Attempt,
  type AttemptResult,
  type Body,
  type Entry,
  type Mode,
  type Person,
} from '#model';
import { painted, Session } from '#player';
import type { Claim } from '#storage';
import { draw, freshId } from './chance.ts';
import { askedAt, keepAsked } from './hints.ts';
import { memory, troubleIn, type Memory } from './memory.ts';
import { askOnce } from './persist.ts';
import type { Who } from './place.ts';

interface Options {
  attempt: Attempt;
  body: Body;
  /** Who stands in for the customer; the body is whole then. */
  standIn?: Person | undefined;
  /** Fetches what the body still lacks, where it came in one language. */
  complete?: () => Promise<unknown>;
  /** The choices so far, of an attempt that is stored already. */
  log?: readonly Entry[];
  /** The attempt that a new what-if leaves, and the choices it has in common with it. */
  shared?: { from: string; log: readonly Entry[] };
  claim?: Claim;
  /** Called once a new attempt is stored. */
  onkept?: () => void;
}

/** A new attempt; whoever is to be found out is drawn here. Undefined where this scenario cannot be played so. */
export function newAttempt(
  body: Body,
  who: Who,
  mode: Mode,
  now: number,
  more: Pick<Attempt, 'weighed' | 'person' | 'shuffled'> = {},
): Attempt | undefined {
  const { scenario, hash } = body;
  const personality = who === 'find-out' ? draw(playable(scenario)) : who;
  if (!playable(scenario).includes(personality)) return undefined;
  const { id, module } = scenario;
  const concealed = who === 'find-out';
  const times = { begun: now, touched: now, turns: 0 };
  return { id: freshId(), scenario: id, hash, module, personality, concealed, mode, ...more, ...times };
}

/** An attempt being played: its conversation, and what keeps it from being stored. */
export class Practice {
  readonly attempt: Attempt;
  /** As it is told, of whoever stands in for the customer. */
  readonly body: Body;
  readonly session: Session;
  /** Resolves once the body holds all its texts; only then is it stored or looked back on. */
  readonly complete: () => Promise<unknown>;
  /** As it is kept. */
  readonly #text: Body;
  readonly #shared: Options['shared'];
  readonly #onkept: (() => void) | undefined;
  #stored: boolean;
  #claim: Claim | undefined;
  #left = false;
  #failureText = $state<string>();

  /** @throws RangeError where the log does not fit the text. */
  constructor({ attempt, body: text, standIn, complete, log, shared, claim, onkept }: Options) {
    const { id, person } = attempt;
    const body = person !== undefined && standIn ? recast(text, person, standIn) : text;
    const before = log ?? shared?.log ?? [];
    this.attempt = attempt;
    this.body = body;
    this.#text = text;
    this.#shared = shared;
    this.complete = complete ?? (() => Promise.resolve());
    this.#stored = log !== undefined;
    this.#claim = claim;
    this.#onkept = onkept;
    this.session = new Session({
      program: compile(body, attempt.personality),
      body,
      log: before.map(({ attempt: _, ...entry }) => entry),
      record: (entry) => this.#record(entry),
      now: Date.now,
      asked: askedAt(id, before.length),
      onasked: (step) => keepAsked(id, this.session.log.length, step),
    });
  }

  /** Why the last choice could not be stored, and what to do; undefined while all is well. */
  get failureText(): string | undefined {
    return this.#failureText;
  }

  /** The stored attempt whose choices these are: itself, or for a what-if without own choices the one it leaves. */
  get road(): string {
    return this.#stored ? this.attempt.id : (this.#shared?.from ?? this.attempt.id);
  }

  /** Lets other tabs have it. */
  leave(): void {
    this.#left = true;
    this.#claim?.release();
  }

  async #record(entry: Omit<Entry, 'attempt'>): Promise<void> {
    try {
      await painted(); // the next turn comes first; it is not called saved before it is
      const kept = await memory();
      const result = this.#resultWith(entry.n);
      const mine = { ...entry, attempt: this.attempt.id };
      if (this.#stored || !this.#shared) {
        if (!this.#stored) await this.#begin(kept);
        await kept.recordEntry(kept.db, mine, result);
      } else {
        const shared = this.#shared.log.map((before) => ({ ...before, attempt: mine.attempt }));
        await kept.beginBranch(kept.db, this.attempt, this.#text, [...shared, mine], result);
        await this.#keep(kept);
      }
      this.#failureText = undefined;
      if (result) void askOnce(kept);
    } catch (error) {
      const [trouble, { troubleText }] = await Promise.all([troubleIn(error), import('./troubles.ts')]);
      this.#failureText = troubleText(trouble, 'writing');
      throw error;
    }
  }

  async #begin(kept: Memory): Promise<void> {
    await this.complete();
    await kept.beginAttempt(kept.db, this.attempt, this.#text);
    await this.#keep(kept);
  }

  async #keep({ claimAttempt }: Memory): Promise<void> {
    this.#stored = true;
    this.#claim = await claimAttempt(this.attempt.id);
    if (this.#left) this.#claim.release();
    else this.#onkept?.();
  }

  #resultWith(n: number): AttemptResult | undefined {
    if (!this.session.over || n < this.session.log.length - 1) return undefined;
    const { ending, service, score, passed, helped, principles } = outcomeOf(this);
    const scored = principles.filter(({ min, max }) => max > min).map(({ id, score }) => [id, score]);
    return {
      ending,
      outcome: service.outcome,
      score,
      passed,
      ...(helped > 0 && { helped }),
      principles: Object.fromEntries(scored) as Record<string, number>,
    };
  }
}

/** The results of a finished conversation. */
export function outcomeOf({
  session,
  body,
  attempt,
}: Pick<Practice, 'session' | 'body' | 'attempt'>): Results {
  const bounds = body.bounds[attempt.personality];
  if (!bounds) throw new Error(`${body.scenario.id} has no bounds for ${attempt.personality}`);
  const coached = session.log.flatMap((entry) => entry.coached ?? []);
  return resultsOf(session.program, session.play, bounds, coached);
}
