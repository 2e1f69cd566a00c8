import { parseTwee, parseTwine2HTML, type Story } from 'extwee';
import { blankScenario, type Issue, type Sketch, type Values } from '#model';
import { problem } from '../fingerprint.ts';
import { bodyOf, type Link } from './passage.ts';

const largest = 2_000_000;
const mostPassages = 2_000;
/** Passages that hold no story: parts of the format, code and styles. */
const special = new Set([
  ...['StoryTitle', 'StoryData', 'StoryInit', 'StoryCaption', 'StoryMenu', 'StoryBanner', 'StoryAuthor'],
  ...['StorySubtitle', 'StoryInterface', 'PassageHeader', 'PassageFooter', 'PassageReady', 'PassageDone'],
]);
const code = new Set(['script', 'stylesheet', 'widget', 'init', 'header', 'footer', 'startup']);

/** A story as the sketch of a scenario, with everything that could not be carried over. */
export interface Imported {
  value?: Sketch;
  issues: Issue[];
}

/**
 * Reads a story in Twee 3 (Twee 3 specification 3.0.2) or as Twine 2 HTML: passages become nodes, links choices,
 * passages without links endings. Macros stay as text; nothing is evaluated. Never throws for what is in the text.
 */
export function readTwine(text: string, file: string): Imported {
  const refuse = (code: string, message: string): Imported => ({
    issues: [problem('error', code, message, file)],
  });
  if (text.length > largest)
    return refuse('twine-too-large', `is larger than ${String(largest)} characters; split the story`);
  const isHtml = /<tw-storydata[\s>]/i.test(text);
  if (!isHtml && !/^::/m.test(text))
    return refuse('twine-none', 'holds neither Twee passages (":: Name") nor a story published from Twine 2');
  let story: Story;
  try {
    story = isHtml ? parseTwine2HTML(text) : parseTwee(`${text}\n`);
  } catch (error) {
    return { issues: [unreadable(text, file, error instanceof Error ? error.message : String(error))] };
  }
  if (!story.passages.length) return refuse('twine-none', 'holds no passages');
  if (story.passages.length > mostPassages)
    return refuse('twine-too-large', `has more than ${String(mostPassages)} passages; split the story`);
  return scenarioOf(story, file, isHtml ? () => 1 : lineOf(text));
}

/** Why extwee reads a text no further, by what it throws, and where in the text that is. */
const reasons: Record<string, { why: string; at: RegExp } | undefined> = {
  'Malformed passage header!': { why: 'name', at: /^::[^\S\n]*(\[.*|\{.*)?$/m },
  'Zoom level must be a finite Number!': { why: 'zoom', at: /<tw-storydata/i },
  'TypeError: Not Twine 2 HTML content!': { why: 'html', at: /<tw-storydata/i },
};

function unreadable(text: string, file: string, said: string): Issue {
  const reason = reasons[said];
  const before = text.slice(0, Math.max(0, reason ? text.search(reason.at) : 0)).split('\n');
  return {
    ...problem('error', 'twine-wrong', `cannot be read: ${said}`, file, before.length),
    column: (before.at(-1)?.length ?? 0) + 1,
    values: { ...(reason && { why: reason.why }), what: said },
  };
}

/** Where a passage begins in Twee. */
function lineOf(text: string): (name: string) => number {
  const lines = text.split(/\r?\n/);
  return (name) =>
    Math.max(1, lines.findIndex((l) => l.startsWith('::') && l.slice(2).trim().startsWith(name)) + 1);
}

function scenarioOf(story: Story, file: string, lineOf: (name: string) => number): Imported {
  const issues: Issue[] = [];
  const tell = (name: string, code: string, message: string, values: Values = {}) => {
    issues.push({ ...problem('warning', code, message, file, lineOf(name)), path: name, values });
  };
  const told = story.passages.filter(({ name, tags }) => {
    const isStory = !special.has(name) && !tags.some((t) => code.has(t.toLowerCase()));
    if (!isStory && !['StoryTitle', 'StoryData'].includes(name))
      tell(name, 'twine-left-out', 'holds code or layout, not story; it was left out');
    return isStory;
  });
  const layout = { script: story.storyJavaScript, style: story.storyStylesheet };
  for (const part of ['script', 'style'] as const)
    if (layout[part].trim())
      tell(part, 'twine-left-out', `holds code or layout (the ${part} of the story); it was left out`);
  const ids = idsOf(told.map((p) => p.name));
  const nodes: Record<string, unknown> = {};
  for (const { name, text, tags } of told) {
    const id = ids.get(name);
    if (id === undefined || Object.hasOwn(nodes, id)) {
      tell(name, 'twine-twice', 'has the name of a passage before it; it was left out');
      continue;
    }
    const { says, links, losses } = bodyOf(text);
    for (const { message, ...values } of losses) tell(name, 'twine-macro', message, values);
    if (tags.length) tell(name, 'twine-tags', `had the tags ${tags.join(', ')}, which mean nothing here`);
    nodes[id] = links.length
      ? decision(says, links, ids, (to) => {
          tell(name, 'twine-dangling', `links to "${to}", which is no passage of the story`);
        })
      : ending(says, name);
  }
  const opening = ids.get(story.start) ?? ids.get('Start') ?? ids.values().next().value;
  const title = inLanguage(story.name || 'Story');
  return {
    value: { ...blankScenario(slugOf(story.name) || 'imported-story'), title, start: opening, nodes },
    issues,
  };
}

/** A text in the language that it seems to be written in; the other one is to be written. */
function inLanguage(text: string): { en: string; zh: string } {
  return /[\u3400-\u9fff]/.test(text) ? { en: '', zh: text } : { en: text, zh: '' };
}

function slugOf(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '');
}

/** An id for each name: its letters where it has some, else its number; no two alike. */
function idsOf(names: readonly string[]): Map<string, string> {
  const ids = new Map<string, string>();
  const taken = new Set<string>(['constructor']);
  for (const [i, name] of names.entries()) {
    if (ids.has(name)) continue;
    const wish = slugOf(name) || `passage-${String(i + 1)}`;
    let id = wish;
    for (let n = 2; taken.has(id); n++) id = `${wish}-${String(n)}`;
    taken.add(id);
    ids.set(name, id);
  }
  return ids;
}

function decision(
  says: string,
  links: readonly Link[],
  ids: ReadonlyMap<string, string>,
  dangling: (to: string) => void,
): unknown {
  const names = idsOf(links.map((l, i) => `${l.text} ${String(i)}`));
  const choices = links.map(({ text, to }, i) => {
    const target = ids.get(to);
    if (target === undefined) dangling(to);
    return [
      names.get(`${text} ${String(i)}`) ?? `choice-${String(i)}`,
      {
        text: inLanguage(text),
        acts: [],
        marks: {},
        because: { en: '', zh: '' },
        to: target ?? (slugOf(to) || 'nowhere'),
      },
    ] as const;
  });
  return { says: inLanguage(says), choices: Object.fromEntries(choices) };
}

function ending(says: string, name: string): unknown {
  return {
    says: inLanguage(says),
    end: { outcome: 'strained', title: inLanguage(name), after: { en: '', zh: '' } },
  };
}
