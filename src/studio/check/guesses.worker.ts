import type { Library } from '#content';
import type { Sketch } from '#model';
import { guessesOf } from './guesses.ts';

addEventListener('message', ({ data }: MessageEvent<{ value: Sketch; library: Library }>) => {
  for (const guess of guessesOf(data.value, data.library)) postMessage(guess);
  postMessage(undefined);
});
