import { fileURLToPath } from 'node:url';
import { drawPortraits } from './portraits.ts';

drawPortraits(fileURLToPath(new URL('../../..', import.meta.url)));
