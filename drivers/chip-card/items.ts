import { fromHex, toHex } from '#basics/hex.ts';

/**
 * The two formats of data items (B.3): `cn` = packed decimal, left-aligned, filled with nibble F;
 * `an` = bytes, left-aligned, filled with 00.
 */
export const encodeCn = (digits: string, length: number): Uint8Array => {
  if (!/^\d*$/.test(digits) || digits.length > 2 * length) throw new Error(`no packed decimal of ${length} bytes`);
  return fromHex(digits.padEnd(2 * length, 'F'));
};

export const encodeAn = (bytes: Uint8Array, length: number): Uint8Array => {
  if (bytes.length > length) throw new Error(`${bytes.length} bytes do not fit into ${length}`);
  const out = new Uint8Array(length);
  out.set(bytes);
  return out;
};

/** All FF or all 00: nothing was written yet. */
export const isBlank = (value: Uint8Array): boolean =>
  value.every((byte) => byte === 0xff) || value.every((byte) => byte === 0x00);

/** Digits of a `cn` item without its filling; null when blank. Nibbles A to E, which no card should carry, stay visible. */
export const decodeCn = (value: Uint8Array): string | null => (isBlank(value) ? null : toHex(value).replace(/F+$/, ''));

/** Bytes of an `an` item without its filling; null when blank. */
export const decodeAn = (value: Uint8Array): Uint8Array | null => {
  if (isBlank(value)) return null;
  let end = value.length;
  while (end > 0 && value[end - 1] === 0x00) end -= 1;
  return value.slice(0, end);
};
