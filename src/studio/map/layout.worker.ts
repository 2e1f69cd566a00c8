import { layOut, type Plan } from './layout.ts';

addEventListener('message', ({ data }: MessageEvent<Plan>) => {
  postMessage(layOut(data));
});
