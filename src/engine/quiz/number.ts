/** Each row is a figure, in its plain and its formal sign, from nought to nine. */
const digits: Record<string, number> = Object.fromEntries(
  ['零〇', '一壹', '二贰两', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'].flatMap((signs, digit) =>
    [...signs].map((sign) => [sign, digit]),
  ),
);
const units: Record<string, number> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };
const myriads: Record<string, number> = { 万: 10_000, 亿: 100_000_000 };

/** 0 to 9,999 in Chinese numerals, or digit by digit (二〇二六); undefined where it is neither. */
function readGroup(text: string): number | undefined {
  const signs = [...text];
  if (signs.every((s) => s in digits)) return Number(signs.map((s) => digits[s]).join(''));
  let sum = 0;
  let pending: number | undefined;
  let last = 10_000;
  for (const sign of signs) {
    const unit = units[sign];
    if (unit === undefined) {
      const digit = digits[sign];
      if (digit === undefined || pending) return undefined;
      pending = digit;
    } else {
      if (unit >= last) return undefined;
      // 十二 is twelve; 百二十 would be sloppy, but is understood as well.
      sum += (pending === undefined && sum === 0 ? 1 : (pending ?? 0)) * unit;
      pending = undefined;
      last = unit;
    }
  }
  // 三百五 is three hundred and fifty.
  const bare = last < 10_000 && last > 10 && pending && !/[零〇]/.test(text.at(-2) ?? '') ? last / 10 : 1;
  return sum + (pending ?? 0) * bare;
}

function readChinese(text: string): number | undefined {
  const [whole = '', after, ...more] = text.split('点');
  if (more.length || !whole) return undefined;
  let sum = 0;
  let rest = whole;
  for (const [sign, size] of Object.entries(myriads).reverse()) {
    const at = rest.indexOf(sign);
    if (at < 0) continue;
    const group = readGroup(rest.slice(0, at));
    if (group === undefined || !at) return undefined;
    sum += group * size;
    rest = rest.slice(at + 1);
  }
  const last = rest === '' ? 0 : readGroup(rest);
  if (last === undefined) return undefined;
  if (after === undefined) return sum + last;
  const places = [...after].map((s) => digits[s]);
  return after && places.every((d) => d !== undefined)
    ? Number(`${String(sum + last)}.${places.join('')}`)
    : undefined;
}

function readPlain(text: string): number | undefined {
  // A comma is for thousands or it is not understood: 1,25 may be meant either way.
  if (/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)) return Number(text.replaceAll(',', ''));
  return /^(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : undefined;
}

function readUnsigned(text: string): number | undefined {
  const share = /^百分之(.+)$/.exec(text);
  if (share) return divided(readUnsigned(share[1] ?? ''), 100);
  const [below, above] = text.split('分之');
  if (below && above) return divided(readUnsigned(above), readUnsigned(below));
  const [top, bottom, ...more] = text.split('/');
  if (top && bottom && !more.length) return divided(readUnsigned(top), readUnsigned(bottom));
  const big = /^([\d.,]+)([千万亿])$/.exec(text);
  if (big) {
    const size = units[big[2] ?? ''] ?? myriads[big[2] ?? ''] ?? 1;
    const number = readPlain(big[1] ?? '');
    return number === undefined ? undefined : number * size;
  }
  return readPlain(text) ?? readChinese(text);
}

function divided(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined || b === 0 ? undefined : a / b;
}

/**
 * The number that somebody has typed: full-width and Chinese figures, thousands, fractions, per cent, and the units of
 * the question or a currency around it are understood. `asPercent`: the answer is wanted in per cent, so that 80 and
 * 80% are the same; otherwise 80% is 0.8. Undefined where it could be meant in more than one way, or in none.
 */
export function readNumber(
  typed: string,
  { units: named = [], asPercent = false }: { units?: readonly string[]; asPercent?: boolean } = {},
): number | undefined {
  let text = typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_]/g, '')
    .replace(/。$/, '')
    .replaceAll('−', '-');
  const words = [
    ...named.map((u) => u.normalize('NFKC').toLowerCase().replace(/\s/g, '')),
    '¥',
    '$',
    '€',
    '£',
    'rmb',
    'cny',
    '人民币',
    '元',
    '块',
    'yuan',
  ];
  for (const word of words.filter((w) => w && w !== '%').sort((a, b) => b.length - a.length)) {
    if (text.startsWith(word)) text = text.slice(word.length);
    if (text.endsWith(word)) text = text.slice(0, -word.length);
  }
  const sign = /^(-|负|\+|正)/.exec(text)?.[0] ?? '';
  text = text.slice(sign.length);
  const percent = /(%|percent|per-?cent)$/.exec(text)?.[0];
  const shared = percent !== undefined || text.startsWith('百分之');
  const number = readUnsigned(percent ? text.slice(0, -percent.length) : text);
  if (number === undefined || !Number.isFinite(number)) return undefined;
  const scaled = percent ? number / 100 : number;
  const value = shared && asPercent ? scaled * 100 : scaled;
  return sign === '-' || sign === '负' ? -value : value;
}
