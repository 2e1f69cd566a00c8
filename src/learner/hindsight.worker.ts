import { proofs, type Played, type Proofs } from './lookback.ts';

addEventListener('message', ({ data }: MessageEvent<{ what: keyof Proofs; about: unknown }>) =>
  postMessage(proofs[data.what](data.about as Played)),
);
