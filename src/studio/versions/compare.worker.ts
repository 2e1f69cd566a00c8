import { compared, type Asked } from './compare.ts';

addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  postMessage(compared(data));
});
