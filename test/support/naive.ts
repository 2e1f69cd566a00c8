import {
  begin,
  decisionOf,
  isOver,
  nodeOf,
  at,
  optionsOf,
  readAnswer,
  resultsOf,
  stateOf,
  step,
  type Decision,
  type Part,
  type Play,
  type Program,
} from '#engine';
import type { Bounds, Language } from '#model';
import type { Naive } from '#proof';
import type { Reader } from '../../src/proof/guess/bots.ts';
import {
  apologises,
  concedes,
  keywordHits,
  lengthOf,
  politenessOf,
} from '../../src/proof/wording/wording.ts';
import { react } from '../../src/engine/rules.ts';

/** Whole numbers below a bound. */
export type Dice = (below: number) => number;

function most<T>(all: readonly T[], figure: (x: T) => number, dice: Dice): T {
  const top = Math.max(...all.map(figure));
  const best = all.filter((x) => figure(x) === top);
  return best[dice(best.length)] as T;
}
const any = <T>(all: readonly T[], dice: Dice): T => all[dice(all.length)] as T;

function shuffled<T>(all: readonly T[], dice: Dice): T[] {
  const left = [...all];
  return all.map(() => left.splice(dice(left.length), 1)[0] as T);
}

/** One naive player at one program, as a person would play it: through the scenes and the machine. */
export class NaivePlayer {
  readonly #name: Naive;
  readonly #program: Program;
  readonly #reader: Reader;
  readonly #dice: Dice;
  readonly #read = new Map<string, number>();

  constructor(name: Naive, program: Program, reader: Reader, dice: Dice) {
    this.#name = name;
    this.#program = program;
    this.#reader = reader;
    this.#dice = dice;
  }

  /** Plays once; score, and whether it passed. */
  play(bounds: Bounds): { score: number; passed: boolean } {
    let play = begin(this.#program);
    while (!isOver(play)) {
      const next = step(this.#program, play, this.#answer(play));
      if (next === play) throw new Error(`${this.#name} is refused at ${at(play)}`);
      play = next;
    }
    return resultsOf(this.#program, play, bounds);
  }

  /** What the words of a text come to; each is read once. */
  #words(text: string, figure: (text: string, language: Language) => number): number {
    const known = this.#read.get(text) ?? figure(text, this.#reader.language);
    this.#read.set(text, known);
    return known;
  }

  #liking(part: Part, place: number, acts: readonly string[]): number {
    const { language, keywords } = this.#reader;
    const text = part.text[language];
    const { acts: known } = this.#program.who.model;
    const did = (families: string[]) => acts.filter((a) => families.includes(known[a]?.family ?? '')).length;
    switch (this.#name) {
      case 'first':
        return -place;
      case 'last':
        return place;
      case 'longest':
        return this.#words(text, lengthOf);
      case 'shortest':
        return -this.#words(text, lengthOf);
      case 'politest':
        return this.#words(text, politenessOf);
      case 'apologise':
        return acts.includes('apologise') ? 1 : this.#words(text, (t, l) => (apologises(t, l) ? 1 : 0));
      case 'concede':
        return did(['gift']) || acts.includes('secret-deal')
          ? 1
          : this.#words(text, (t, l) => (concedes(t, l) ? 1 : 0));
      case 'keyword':
        return this.#words(text, (t) => keywordHits(t, keywords));
      case 'agreeable':
        return did(['care', 'manner', 'gift']) - did(['harm']);
      default:
        return 0;
    }
  }

  #joy(play: Play, answer: string): number {
    const move = readAnswer(nodeOf(this.#program, at(play)), answer);
    const { perceived, trust, patience } = react(
      stateOf(play),
      move?.effects ?? [],
      this.#program.who,
    ).meters;
    return perceived + trust + 10 * patience;
  }

  #picked(play: Play, options: readonly Part[], sets: readonly (readonly Part[])[]): string {
    const node = nodeOf(this.#program, at(play));
    const acts = (id: string) => (optionsOf(node) as Record<string, { acts: string[] }>)[id]?.acts ?? [];
    const answer = (set: readonly Part[]) => set.map((o) => o.id).join('+');
    if (this.#name === 'greedy') return answer(most(sets, (s) => this.#joy(play, answer(s)), this.#dice));
    const figure = (set: readonly Part[]) =>
      set.reduce((sum, o) => sum + this.#liking(o, options.indexOf(o), acts(o.id)), 0) / set.length;
    return answer(most(sets, figure, this.#dice));
  }

  #graded(decision: Decision): string {
    const dice = this.#dice;
    const end = this.#name === 'first' || this.#name === 'last' ? this.#name : undefined;
    switch (decision.kind) {
      case 'order': {
        const ids = decision.items.map((i) => i.id);
        return (end === 'first' ? ids : end ? [...ids].reverse() : shuffled(ids, dice)).join('>');
      }
      case 'sort': {
        const { items, groups } = decision;
        const group = () => (end ? groups.at(end === 'first' ? 0 : -1) : any(groups, dice))?.id ?? '';
        return items.map((i) => `${i.id}=${group()}`).join('+');
      }
      case 'record':
        return decision.fields
          .map(({ id, options }) => {
            const pick = most(options, (o) => this.#liking(o, options.indexOf(o), []), dice);
            return `${id}=${pick.id}`;
          })
          .join('+');
      case 'value': {
        const { min, max, step: by, start } = decision;
        const steps = Math.round((max - min) / by);
        return String(end === 'first' ? start : end ? max : min + by * dice(steps + 1));
      }
      default:
        throw new Error(decision.kind);
    }
  }

  #answer(play: Play): string {
    const decision = decisionOf(this.#program, nodeOf(this.#program, at(play)), stateOf(play));
    if (!decision) throw new Error(`nothing to decide at ${at(play)}`);
    if (decision.kind === 'choices' || decision.kind === 'reply')
      return this.#picked(
        play,
        decision.options,
        decision.options.map((o) => [o]),
      );
    if (decision.kind !== 'several') return this.#graded(decision);
    const { options, atLeast, atMost } = decision;
    const sets = Array.from({ length: 2 ** options.length }, (_, bits) =>
      options.filter((_, i) => bits & (1 << i)),
    );
    return this.#picked(
      play,
      options,
      sets.filter((s) => s.length >= atLeast && s.length <= atMost),
    );
  }
}
