import { openDesk, type Asked } from './desk.ts';

const take = openDesk((said) => {
  postMessage(said);
});
addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  take(data);
});
