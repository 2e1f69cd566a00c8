import { readFileSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ContentError, readLibrary, readScenario, type Library } from '#content/build';
import { largestFile } from '#model/yaml';
import { diffOf } from '#proof';
import { home } from './files.ts';
import { linesOf } from './difference.ts';
import { lineOf, type Printer } from './print.ts';

/** What cannot be called or read, in words for whoever called. */
class Unreadable extends Error {
  override name = 'Unreadable';
}

function library(): Library {
  try {
    return readLibrary(home);
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    throw new Unreadable(`mend the files beside the scenarios in ${home}/ first:\n${error.message}`);
  }
}

function versionOf(file: string, { model, ...rest }: Library) {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat?.isFile()) throw new Unreadable(`there is no file ${file}; name a scenario file`);
  if (stat.size > 4 * largestFile)
    throw new Unreadable(`${file} is larger than ${String(largestFile)} characters; split it`);
  const { scenario, issues } = readScenario(readFileSync(file, 'utf8'), file, { model, ...rest });
  if (scenario) return { scenario, model, findings: issues };
  throw new Unreadable(issues.map(lineOf).join('\n'));
}

/** A step of a road as other commands print it: `node/answer`. */
function stepAsText(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Object.keys(value).join() !== 'node,answer')
    return value;
  const { node, answer } = value as { node: string; answer: string };
  return `${node}/${answer}`;
}

/** `diff OLD NEW [--json]`: 0 where both can be read, whatever is in them. */
export function diff(args: string[], out: Printer): number {
  const { values, positionals } = parseArgs({
    args,
    options: { json: { type: 'boolean' } },
    allowPositionals: true,
  });
  const [old, now, ...more] = positionals;
  if (!old || !now || more.length) {
    out.error('name two files: the old and the new version of a scenario');
    return 2;
  }
  try {
    const known = library();
    const found = diffOf(versionOf(old, known), versionOf(now, known));
    if (values.json) out.print(JSON.stringify({ before: old, after: now, ...found }, stepAsText));
    else for (const line of linesOf(found)) out.print(line);
    return 0;
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    out.error(error.message);
    return 2;
  }
}
