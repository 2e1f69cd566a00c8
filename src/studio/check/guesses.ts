import { keywordsOf, withOwn, type Library } from '#content';
import { Scenario, shapeOf, type Sketch } from '#model';
import {
  beyondLimits,
  cuesOf,
  giveawaysOf,
  runsOf,
  type Beyond,
  type Cue,
  type Giveaway,
  type Run,
} from '#proof';

/** How a scenario fares with those who only guess, for one personality in one language. */
export interface Guess {
  run: Run;
  /** The figures that are beyond the limits of what is shipped. */
  beyond: Beyond[];
  cues: Cue[];
  /** Which wording gives the best choice away, and where; the most telling first. */
  giveaways: Giveaway[];
}

/** Works out one personality and language after the other; nothing where something of the scenario is missing. */
export function* guessesOf(value: Sketch, library: Library): Generator<Guess> {
  const { value: scenario } = shapeOf(Scenario, value);
  if (!scenario) return;
  const { model } = withOwn(library, scenario);
  for (const run of runsOf({ scenario, model }, keywordsOf(library, scenario.module))) {
    const { personality, language } = run;
    yield {
      run,
      beyond: beyondLimits(run),
      cues: cuesOf(scenario, personality, language),
      giveaways: giveawaysOf(scenario, personality, language),
    };
  }
}
