import { compile } from '#engine';
import type { Bounds, CustomerModel, Personality, Scenario } from '#model';
import { bettersOf } from '#proof';

/** What there is to work out: plain data, so that it can be sent. */
export interface Played {
  scenario: Scenario;
  model: CustomerModel;
  personality: Personality;
  answers: readonly string[];
  bounds: Bounds;
}

addEventListener('message', ({ data }: MessageEvent<Played>) => {
  postMessage(bettersOf(compile(data, data.personality), data.answers, data.bounds));
});
