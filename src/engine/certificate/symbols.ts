/** Crockford's base 32: no I, L, O or U, which are taken for others or spell words. */
const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Bytes in symbols of 5 bits, in groups of 5. */
export function spell(bytes: Uint8Array): string {
  let text = '';
  let [held, width] = [0, 0];
  for (const byte of [...bytes, ...(bytes.length % 5 ? [0] : [])]) {
    held = (held << 8) | byte;
    for (width += 8; width >= 5; width -= 5) text += symbols[(held >> (width - 5)) & 31] ?? '';
    held &= 31;
  }
  const whole = text.slice(0, Math.ceil((bytes.length * 8) / 5));
  return whole.match(/.{1,5}/g)?.join('-') ?? '';
}

/**
 * The bytes that symbols spell, however they were typed: small letters, full-width ones, O for 0, I and L for 1, and
 * whatever stands between groups. `clean` where what is left over is as `spell` leaves it. Undefined where something
 * is no symbol.
 */
export function unspell(text: string): { bytes: Uint8Array; clean: boolean } | undefined {
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Cf}\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  const bytes = new Uint8Array(Math.floor((plain.length * 5) / 8));
  let [held, width, at] = [0, 0, 0];
  for (const symbol of plain) {
    const value = symbols.indexOf(symbol);
    if (value < 0) return undefined;
    held = ((held << 5) | value) & 0xfff;
    width += 5;
    if (width < 8) continue;
    width -= 8;
    bytes[at++] = held >> width;
  }
  return { bytes, clean: width < 5 && held % 2 ** width === 0 };
}

/** CRC-32 (IEEE 802.3): notices every change within 32 bits in a row, which is six symbols. */
export function checksum(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let i = 0; i < 8; i++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}
