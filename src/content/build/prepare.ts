import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drawPortraits } from './portraits.ts';
import { scenarioSchema } from './schema.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
await drawPortraits(root);
mkdirSync(join(root, 'public/schema'), { recursive: true });
writeFileSync(join(root, 'public/schema/scenario.json'), `${JSON.stringify(scenarioSchema(), null, 1)}\n`);
