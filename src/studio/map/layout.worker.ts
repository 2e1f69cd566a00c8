import { layOut, type Plan } from './layout.ts';

addEventListener('message', ({ data }: MessageEvent<{ n: number; plan: Plan }>) => {
  postMessage({ n: data.n, places: layOut(data.plan) });
});
