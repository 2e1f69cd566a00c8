/** A way out of a passage. */
export interface Link {
  text: string;
  /** The name of the passage it leads to. */
  to: string;
}

const link = /\[\[((?:[^[\]]|\[(?!\[)|\](?!\]))*)\]\](?:\[[^\]]*\])?/g;
const macros: readonly [pattern: RegExp, what: string][] = [
  [/<<[^>]*>>/g, 'a SugarCube macro'],
  [/\((?:[a-z-]+):[^)]*\)/gi, 'a Harlowe macro'],
  [/^\s*\[(?:if|unless|else|continue|cont'd)[^\]]*\]\s*$/gim, 'a Chapbook modifier'],
  [/\[img\[[^\]]*\](?:\[[^\]]*\])?\]/gi, 'a picture'],
  [/<\/?[a-z!][^>]*>/gi, 'HTML'],
];

/** Twine's three ways to write a link: `text|to`, `text->to`, `to<-text`; or only the name of the passage. */
function linkOf(inner: string): Link {
  const [body = ''] = inner.split('][');
  const arrow = body.lastIndexOf('->');
  if (arrow !== -1) return { text: body.slice(0, arrow).trim(), to: body.slice(arrow + 2).trim() };
  const back = body.indexOf('<-');
  if (back !== -1) return { text: body.slice(back + 2).trim(), to: body.slice(0, back).trim() };
  const bar = body.lastIndexOf('|');
  if (bar !== -1) return { text: body.slice(0, bar).trim(), to: body.slice(bar + 1).trim() };
  return { text: body.trim(), to: body.trim() };
}

/** Text that cannot be taken for HTML: what would open a tag becomes the full-width sign that looks like it. */
const inert = (text: string): string => text.replace(/<(?=[/a-zA-Z!<])/g, '＜');

/** Something of a passage that is only text from now on: as it begins, how many more of its kind there are, a sentence. */
export interface Loss {
  what: string;
  more: number;
  message: string;
}

/** What a passage says, its links in order, and its losses. */
export function bodyOf(text: string): { says: string; links: Link[]; losses: Loss[] } {
  const links: Link[] = [];
  const rest = text.replace(link, (_, inner: string) => {
    const found = linkOf(inner);
    links.push({ text: inert(found.text), to: found.to });
    return '';
  });
  let left = rest;
  const losses = macros.flatMap(([pattern, kind]): Loss[] => {
    const [first, ...more] = left.match(pattern) ?? [];
    left = left.replace(pattern, '');
    if (first === undefined) return [];
    const what = first.trim().slice(0, 60);
    const others = more.length ? ` and ${String(more.length)} more` : '';
    const message = `holds ${kind} (${what}${others}), kept as text: it does nothing here`;
    return [{ what, more: more.length, message }];
  });
  const says = inert(rest)
    .split(/\r?\n/)
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return { says, links, losses };
}
