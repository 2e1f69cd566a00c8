import { knownOf, type Library } from '#content';
import {
  playable,
  QuestionFile,
  shapeOf,
  versionsOfScenario,
  type Body,
  type Bounds,
  type Issue,
  type Misfit,
  type Scenario,
  type Shape,
  type Sketch,
} from '#model';
import { bankFindings, Checker, rangeOf, type Outlook } from '#proof';
import { isHarmless } from './misfit.ts';

const issueOf = ({ code, path, message, values }: Misfit): Issue => ({
  severity: 'error',
  code,
  path: path.join('.'),
  message,
  values,
});

/** Checks one version of a scenario after another, and keeps what it knows of the last. */
export class Inspector {
  readonly #schema = versionsOfScenario();
  readonly #checker = new Checker();
  readonly #bounds = new WeakMap<Outlook, Bounds>();
  /** The version that was checked last, as far as everything is there. */
  scenario: Scenario | undefined;

  /** Everything that can be found in it. Pauses as a `Checker` does. */
  *check(value: Sketch, library: Library): Generator<undefined, Issue[]> {
    this.scenario = undefined;
    const { value: scenario, misfits } = held(() => shapeOf(this.#schema, value));
    const issues = misfits.map(issueOf);
    if (!scenario || !misfits.every(isHarmless)) return issues;
    yield;
    const found = (yield* this.#checker.check(scenario, knownOf(library, scenario))).map(
      ({ path, ...finding }): Issue => ({ ...finding, path: path.join('.') }),
    );
    this.scenario = scenario;
    // A text that is not written yet is found by both; the proof knows what it is wanted for.
    const told = new Set(found.map(({ path }) => path));
    const more = issues.filter(({ path }) => !told.has(path) && !told.has(path.replace(/\.(en|zh)$/, '')));
    return [...more, ...found];
  }

  /** The bounds of the version that was checked last, with every personality that it could be explored with. */
  *bounds(): Generator<undefined, Body['bounds']> {
    const bounds: Body['bounds'] = {};
    for (const [who, outlook] of this.#checker.outlooks) {
      const known = this.#bounds.get(outlook) ?? rangeOf(outlook);
      this.#bounds.set(outlook, known);
      bounds[who] = known;
      yield;
    }
    return bounds;
  }

  /** Whether the version that was checked last was played through with everybody. */
  get proven(): boolean {
    return this.scenario !== undefined && this.#checker.outlooks.size === playable(this.scenario).length;
  }
}

/** Everything that can be found in a file of questions; `scenarios` are those that a question may be about. */
export function questionIssues(value: Sketch, library: Library, scenarios: ReadonlySet<string>): Issue[] {
  const { value: file, misfits } = held(() => shapeOf(QuestionFile, value));
  if (!file || misfits.length) return misfits.map(issueOf);
  const { modules, principles } = knownOf(library);
  const found = bankFindings(file, { modules, principles, scenarios });
  return found.map(({ path, ...finding }) => ({ ...finding, path: path.join('.') }));
}

/** Conditions may stand in one another; those that do so without end cannot be checked. */
function held<T>(look: () => Shape<T>): Shape<T> {
  try {
    return look();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const message = 'is nested too deeply; write it out flat';
    return { misfits: [{ code: 'value-wrong', path: [], message, values: {}, whole: false }] };
  }
}
