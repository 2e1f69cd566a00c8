import { lookBack, type Played } from './lookback.ts';

addEventListener('message', ({ data }: MessageEvent<Played>) => postMessage(lookBack(data)));
