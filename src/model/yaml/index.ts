import type * as v from 'valibot';
import {
  isMap,
  isNode,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
  type Alias,
  type Document,
  type ErrorCode,
  type YAMLError,
} from 'yaml';
import { shapeOf, type Issue } from '#model';

/** The largest file that is read, in characters. */
export const largestFile = 1_000_000;

const forbidden = ['__proto__', 'prototype', 'constructor'];

type Path = readonly (string | number)[];

/** A YAML file that could be read: its value, and where each part of it stands. */
export interface Source<T> {
  value: T;
  /** Fills in file, line and column of an issue about this path. */
  place(issue: Omit<Issue, 'path'>, path: Path): Issue;
}

function placer(file: string, doc: Document, lines: LineCounter) {
  return (issue: Omit<Issue, 'path'>, path: Path): Issue => {
    let at: readonly (string | number)[] = path;
    let node: unknown;
    for (; ; at = at.slice(0, -1)) {
      node = at.length ? doc.getIn(at, true) : doc.contents;
      if (isNode(node) || !at.length) break;
    }
    const { line, col } = isNode(node) && node.range ? lines.linePos(node.range[0]) : { line: 1, col: 1 };
    return { ...issue, path: path.join('.'), file, line, column: col };
  };
}

function forbiddenKeys(doc: Document, lines: LineCounter, file: string): Issue[] {
  const issues: Issue[] = [];
  visit(doc, {
    Pair(_, pair) {
      if (isScalar(pair.key) && forbidden.includes(String(pair.key.value))) {
        const { line, col } = lines.linePos(pair.key.range?.[0] ?? 0);
        const what = String(pair.key.value);
        const message = `"${what}" may not be used as a key; choose another name`;
        const about = { severity: 'error', code: 'key-forbidden', path: '', message } as const;
        issues.push({ ...about, values: { what }, file, line, column: col });
      }
    },
  });
  return issues;
}

/** The first reference to something that is named nowhere before it. */
function lostAlias(doc: Document): Alias | undefined {
  let lost: Alias | undefined;
  visit(doc, {
    Alias: (_, alias) => {
      if (alias.resolve(doc)) return undefined;
      lost = alias;
      return visit.BREAK;
    },
  });
  return lost;
}

/** Where it begins: of a quote that is never closed the parser tells only where the text ends. */
function beginningOf(doc: Document, { code, pos: [at] }: YAMLError): number {
  if (code !== 'MISSING_CHAR') return at;
  let opened = at;
  visit(doc, {
    Scalar(_, { type, range }) {
      const isQuoted = type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE';
      if (isQuoted && range && range[0] < at && range[1] >= at) opened = range[0];
    },
  });
  return opened;
}

/** Why a text is no YAML, in the parser's codes: these stay the same whatever it says. */
const because = (why: ErrorCode): Pick<Issue, 'values'> => ({ values: { why } });

/** Reads one YAML file against a schema. Never throws for what is in the text; every issue says where and what to do. */
export function readYaml<T>(
  text: string,
  file: string,
  schema: v.GenericSchema<unknown, T>,
): { source: Source<T>; issues: [] } | { source: undefined; issues: Issue[] } {
  const refuse = (code: string, message: string, more: Partial<Issue> = {}) => ({
    source: undefined,
    issues: [{ severity: 'error' as const, code, path: '', message, file, line: 1, column: 1, ...more }],
  });
  if (text.length > largestFile)
    return refuse('file-too-large', `is larger than ${String(largestFile)} characters; split it`);
  const lines = new LineCounter();
  const doc = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  if (doc.errors.length > 0) {
    // Of several at one place, those after the first only follow from it.
    const first = new Map(doc.errors.toReversed().map((e) => [e.pos[0], e]));
    return {
      source: undefined,
      issues: doc.errors.flatMap((e) => {
        if (first.get(e.pos[0]) !== e) return [];
        const { line, col: column } = lines.linePos(beginningOf(doc, e));
        const { message, code: why } = e;
        return {
          severity: 'error',
          code: 'yaml-wrong',
          path: '',
          message,
          ...because(why),
          file,
          line,
          column,
        };
      }),
    };
  }
  if (!isMap(doc.contents) && schema.type !== 'array')
    return refuse('file-empty', 'holds no map of keys and values; write the scenario here');
  const hostile = forbiddenKeys(doc, lines, file);
  if (hostile.length) return { source: undefined, issues: hostile };
  let value: unknown;
  try {
    value = doc.toJS({ maxAliasCount: 100 });
  } catch (error) {
    const said = `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    const lost = lostAlias(doc);
    if (!lost) return refuse('yaml-wrong', said, because('RESOURCE_EXHAUSTION'));
    const { line, col: column } = lines.linePos(lost.range?.[0] ?? 0);
    return refuse('yaml-wrong', said, { ...because('BAD_ALIAS'), line, column });
  }
  const place = placer(file, doc, lines);
  const shape = safely(() => shapeOf(schema, value));
  if (!shape)
    return refuse(
      'yaml-wrong',
      'refers to itself without end or is nested too deeply; write it out flat',
      because('RESOURCE_EXHAUSTION'),
    );
  const { misfits } = shape;
  if (shape.value !== undefined && !misfits.length)
    return { source: { value: shape.value, place }, issues: [] };
  return {
    source: undefined,
    issues: misfits.map(({ code, path, message, values }) =>
      place({ severity: 'error', code, message, values }, path),
    ),
  };
}

/** Deep or circular input overflows the stack; everything else is a bug of ours. */
function safely<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
