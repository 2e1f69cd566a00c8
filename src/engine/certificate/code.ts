import { modes, personalities, type Body, type Coached, type Mode, type Personality } from '#model';
import { nodeOf, type Program } from '../program.ts';
import { at, begin, isOver, step } from '../play.ts';
import { putAnswer } from './answers.ts';
import { BitReader, BitWriter } from './bits.ts';
import { checksum, spell, unspell } from './symbols.ts';

/** What stands on a certificate beside what the scenario says. */
export interface Facts {
  /** As `nameOf` leaves it. */
  name: string;
  personality: Personality;
  mode: Mode;
  /** The day of the last choice, by the learner's own calendar; days since 1 January 1970. */
  day: number;
  /** 0 to 100, whole. */
  score: number;
  /** Whoever stood in for the customer: 1 for the first of the scenario's `others`; 0 for nobody. */
  standIn: number;
}

/** What a code says without the scenario; the choices follow in `rest`, and mean nothing without it. */
export interface Held extends Facts {
  scenario: string;
  /** The first 16 hexadecimal digits of the content hash. */
  version: string;
  rest: BitReader;
}

/** `cut`: part of it is missing; `altered`: something in it was changed or mistyped; `newer`: of a later format. */
export type Read = { is: 'whole'; held: Held } | { is: 'cut' | 'altered' | 'newer' };

const format = 1;
const idSymbols = '-abcdefghijklmnopqrstuvwxyz0123456789';
/** Bytes of UTF-8: 16 Chinese characters, 48 Latin letters. */
const longestName = 48;

/** A name as it goes into a code: tidy; undefined where it has no letter, is too long, or holds what no name does. */
export function nameOf(typed: string): string | undefined {
  const name = typed.normalize('NFC').replace(/\s+/g, ' ').trim();
  const { length } = new TextEncoder().encode(name);
  const readable = /[\p{L}\p{N}]/u.test(name) && !/[\p{Cc}\p{Cs}\p{Bidi_C}]/u.test(name);
  return readable && length <= longestName ? name : undefined;
}

const frame = 3;
const check = 4;

/** Puts format and length before, and a checksum after. */
function framed(inside: Uint8Array): Uint8Array {
  const length = frame + inside.length + check;
  const body = Uint8Array.of(format, length >> 8, length & 255, ...inside);
  const sum = checksum(body);
  return Uint8Array.of(...body, sum >>> 24, (sum >>> 16) & 255, (sum >>> 8) & 255, sum & 255);
}

function unframed({
  bytes,
  clean,
}: {
  bytes: Uint8Array;
  clean: boolean;
}): { is: 'whole'; inside: Uint8Array } | Exclude<Read, { is: 'whole' }> {
  const [kind = 0, high = 0, low = 0] = bytes;
  if (bytes.length < frame + check || bytes.length < high * 256 + low) return { is: 'cut' };
  const body = bytes.subarray(0, -check);
  const sum = bytes.subarray(-check).reduce((all, byte) => all * 256 + byte, 0);
  if (!clean || bytes.length > high * 256 + low || checksum(body) !== sum) return { is: 'altered' };
  return kind === format ? { is: 'whole', inside: body.subarray(frame) } : { is: 'newer' };
}

/**
 * The code of a finished attempt: what is printed, and the choices as places in the file, so that anyone who has the
 * same version of the scenario can play them again. `coached` says how far the coach was asked, by turn.
 * @throws RangeError where the name does not fit, an answer is refused, or the conversation is not over.
 */
export function codeOf(
  { name, personality, mode, day, score, standIn }: Facts,
  { hash, scenario }: Pick<Body, 'hash' | 'scenario'>,
  program: Program,
  answers: readonly string[],
  coached: readonly (Coached | undefined)[] = [],
): string {
  if (nameOf(name) !== name) throw new RangeError(`"${name}" is no name for a certificate`);
  const out = new BitWriter();
  for (let i = 0; i < 8; i++) out.put(parseInt(hash.slice(2 * i, 2 * i + 2), 16), 8);
  out.put(scenario.id.length, 6);
  for (const letter of scenario.id) out.put(idSymbols.indexOf(letter), 6);
  out.put(personalities.indexOf(personality), 2).put(modes.indexOf(mode), 1).put(standIn, 3);
  out.put(day, 16).put(score, 7);
  const letters = new TextEncoder().encode(name);
  out.put(letters.length, 6);
  for (const byte of letters) out.put(byte, 8);
  const helped = coached.some(Boolean);
  out.put(Number(helped), 1);
  let play = begin(program);
  answers.forEach((answer, n) => {
    const next = step(program, play, answer);
    if (next === play) throw new RangeError(`"${answer}" is not possible at ${at(play)}`);
    putAnswer(out, nodeOf(program, at(play)), answer);
    if (helped) out.put(coached[n] ?? 0, 2);
    play = next;
  });
  if (!isOver(play)) throw new RangeError(`the conversation is not over at ${at(play)}`);
  return spell(framed(out.bytes()));
}

function heldIn(inside: Uint8Array): Held | undefined {
  const from = new BitReader(inside);
  const take = (count: number, width: number) => Array.from({ length: count }, () => from.take(width));
  const version = take(8, 8).map((byte) => byte.toString(16).padStart(2, '0'));
  const id = take(from.take(6), 6).map((n) => idSymbols[n] ?? '');
  const personality = personalities[from.take(2)];
  const mode = modes[from.take(1)];
  const standIn = from.take(3);
  const day = from.take(16);
  const score = from.take(7);
  const name = new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(take(from.take(6), 8)));
  if (!personality || !mode || score > 100 || id.includes('') || nameOf(name) !== name) return undefined;
  return {
    scenario: id.join(''),
    version: version.join(''),
    personality,
    mode,
    standIn,
    day,
    score,
    name,
    rest: from,
  };
}

/** Reads a code, however it was typed. Nothing in it is confirmed by that. */
export function readCode(code: string): Read {
  const spelt = unspell(code);
  if (!spelt) return { is: 'altered' };
  const found = unframed(spelt);
  if (found.is !== 'whole') return found;
  try {
    const held = heldIn(found.inside);
    return held ? { is: 'whole', held } : { is: 'altered' };
  } catch {
    // Ends too soon, or holds a name that is no text: the checksum is right, so somebody has made it up.
    return { is: 'altered' };
  }
}
