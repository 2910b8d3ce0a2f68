import { concatBytes, fromHex, toHex } from '#basics/hex.ts';
import { findBer } from './ber-tlv.ts';

/** One line of the application file locator: records `first` to `last` of the file `sfi`. */
export interface AflEntry {
  readonly sfi: number;
  readonly first: number;
  readonly last: number;
}

/**
 * Files to read, from the answer to GET PROCESSING OPTIONS (C.1): `80 len AIP2 AFL` or `77 { 82, 94 }`.
 * Entries that name no record or no file are left out; null when the answer is neither form.
 */
export const parseAfl = (answer: Uint8Array): readonly AflEntry[] | null => {
  const short = findBer(answer, 0x80);
  const afl = short === null ? findBer(answer, 0x94) : short.slice(2);
  if (afl === null || afl.length % 4 !== 0 || (short !== null && short.length < 2)) return null;
  const entries: AflEntry[] = [];
  for (let at = 0; at < afl.length; at += 4) {
    const [head = 0, first = 0, last = 0] = afl.slice(at, at + 3);
    const sfi = head >> 3;
    if (sfi >= 1 && sfi <= 30 && first >= 1 && last >= first) entries.push({ sfi, first, last });
  }
  return entries;
};

const isPan = (digits: string): boolean => /^\d{13,19}$/.test(digits);

/** Bank card number of tag 5A in a record: packed decimal without its filling F; null when there is none. */
export const panOfRecord = (record: Uint8Array): string | null => {
  const value = findBer(record, 0x5a);
  if (value === null) return null;
  const digits = toHex(value).replace(/F+$/, '');
  return isPan(digits) ? digits : null;
};

/** Bank card number of tag 57 (track 2 equivalent): the digits before the separator D; null when there is none. */
export const panOfTrack2 = (record: Uint8Array): string | null => {
  const value = findBer(record, 0x57);
  if (value === null) return null;
  const [digits = '', tail] = toHex(value).split('D', 2);
  return tail !== undefined && isPan(digits) ? digits : null;
};

/** Terminal values by tag of the list: transaction currency and terminal country 0156, everything else zero. */
const CHINA = fromHex('0156');
const TERMINAL_VALUES: Readonly<Record<number, Uint8Array>> = { 24362: CHINA, 40730: CHINA };

/** Values for the data object list (tag 9F38) in the answer to SELECT; null when the card names no list. */
export const pdolValues = (selectAnswer: Uint8Array): Uint8Array | null => {
  const list = findBer(selectAnswer, 0x9f38);
  if (list === null) return null;
  const values: Uint8Array[] = [];
  let at = 0;
  while (at < list.length) {
    const first = list[at] ?? 0;
    const wide = (first & 0x1f) === 0x1f;
    const tag = wide ? (first << 8) | (list[at + 1] ?? 0) : first;
    const length = list[at + (wide ? 2 : 1)];
    if (length === undefined) return null;
    const known = TERMINAL_VALUES[tag];
    values.push(known?.length === length ? known : new Uint8Array(length));
    at += wide ? 3 : 2;
  }
  const all = concatBytes(...values);
  return all.length <= 252 ? all : null;
};
