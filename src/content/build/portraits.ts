import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAvatar } from '@dicebear/core';
import * as openPeeps from '@dicebear/open-peeps';
import * as v from 'valibot';
import { parse } from 'yaml';
import { Person, moods, type Mood } from '#model';
import { type Frame, tidy } from './outline.ts';

const faces: Record<Mood, string> = {
  angry: 'veryAngry',
  upset: 'concerned',
  wary: 'suspicious',
  calm: 'smile',
  pleased: 'calm',
  delighted: 'smileLOL',
};

const bust: Frame = [26, 54, 652, 652];

/** The tears beside the eyes of `smileLOL`, left out because they look like crying when small. */
const tears: Frame[] = [
  [350, 380, 60, 90],
  [530, 370, 60, 90],
];

const licence = `The portraits in this folder are drawn from "Open Peeps" by Pablo Stanley (https://www.openpeeps.com/),
licensed under CC0 1.0 (https://creativecommons.org/publicdomain/zero/1.0/),
through @dicebear/open-peeps, and were cropped and simplified.
`;

/** Draws every person of scenarios/people.yaml in every mood into public/portraits, unless that is up to date. */
export function drawPortraits(root: string): void {
  const source = join(root, 'scenarios/people.yaml');
  const folder = join(root, 'public/portraits');
  const people = v.parse(v.record(v.string(), Person), parse(readFileSync(source, 'utf8')));
  const files = Object.entries(people).flatMap(([id, person]) =>
    moods.map((mood) => ({ file: join(folder, `${id}-${mood}.svg`), person, mood })),
  );
  const notice = join(folder, 'LICENSE.txt');
  const code = ['portraits.ts', 'outline.ts'].map((name) => fileURLToPath(new URL(name, import.meta.url)));
  if (areNewer([notice, ...files.map(({ file }) => file)], [source, ...code])) return;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { file, person, mood } of files) writeFileSync(file, draw(person.portrait, mood));
  writeFileSync(notice, licence);
}

function areNewer(outputs: string[], inputs: string[]): boolean {
  if (!outputs.every((file) => existsSync(file))) return false;
  const changed = (file: string) => statSync(file).mtimeMs;
  return Math.min(...outputs.map(changed)) > Math.max(...inputs.map(changed));
}

type Look = v.InferOutput<typeof Person>['portrait'];

function draw(look: Look, mood: Mood): string {
  const avatar = createAvatar(openPeeps, {
    seed: 'always the same',
    clip: false,
    maskProbability: 0,
    facialHairProbability: look['facialHair'] ? 100 : 0,
    accessoriesProbability: look['accessories'] ? 100 : 0,
    face: [faces[mood]],
    ...Object.fromEntries(Object.entries(look).map(([option, value]) => [option, [checked(option, value)]])),
  } as openPeeps.Options);
  const paths = flatten(avatar.toString(), mood === 'delighted' ? tears : []).map(
    ({ d, fill }) => `<path${fill === '#000' ? '' : ` fill="${fill}"`} d="${d}"/>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${bust.join(' ')}" fill-rule="evenodd">${paths.join('')}</svg>\n`;
}

const options = openPeeps.schema.properties as Record<
  string,
  { items?: { enum?: unknown[]; pattern?: string } }
>;

/** DiceBear leaves out what it does not know, so that a slip of the pen would make somebody bald. */
function checked(option: string, value: unknown): string {
  const { enum: names, pattern } = options[option]?.items ?? {};
  const known = names?.includes(value) ?? (pattern !== undefined && new RegExp(pattern).test(String(value)));
  if (!known) throw new Error(`people.yaml: unknown portrait ${option}: ${String(value)}`);
  return String(value);
}

interface Layer {
  fill: string;
  scale: number;
  shift: readonly [x: number, y: number];
}

/** The filled outlines of a drawing, bottom to top, with the transforms and fills of their groups applied. */
function flatten(svg: string, gaps: Frame[]): { d: string; fill: string }[] {
  const page: Layer = { fill: 'none', scale: 1, shift: [0, 0] };
  const layers: Layer[] = [];
  const outlines: { d: string; fill: string }[] = [];
  for (const [tag] of svg.matchAll(/<(?:g|path)[\s>][^>]*>|<\/g>/g)) {
    const layer = within(layers.at(-1) ?? page, tag);
    const d = attribute(tag, 'd');
    if (d) outlines.push({ d: tidy(d, { ...layer, frame: bust, gaps }), fill: layer.fill });
    else if (tag === '</g>') layers.pop();
    else layers.push(layer);
  }
  return outlines.filter(({ d, fill }) => d && fill !== 'none');
}

function within(outer: Layer, tag: string): Layer {
  const fill = attribute(tag, 'fill') ?? outer.fill;
  const transform = attribute(tag, 'transform');
  if (!transform) return { ...outer, fill };
  const numbers = (transform.match(/-?[\d.]+/g) ?? []).map(Number);
  const [scale = 1] = transform.startsWith('matrix') ? numbers : [];
  const [dx = 0, dy = 0] = numbers.slice(-2);
  return { fill, scale, shift: [dx, dy] };
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
}
