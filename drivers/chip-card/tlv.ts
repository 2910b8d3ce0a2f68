import { concatBytes } from '#basics/hex.ts';

/** One record of EF05/EF06: one byte tag, one byte length, value (B.3). */
export interface SimpleTlv {
  readonly tag: number;
  readonly value: Uint8Array;
}

export const encodeTlv = ({ tag, value }: SimpleTlv): Uint8Array => {
  if (value.length > 255) throw new Error(`a simple TLV holds 255 bytes, not ${value.length}`);
  return concatBytes(Uint8Array.of(tag, value.length), value);
};

/** Records one behind the other; `rest` holds the bytes from the first one that is not complete. */
export const parseTlvs = (bytes: Uint8Array): { readonly records: readonly SimpleTlv[]; readonly rest: Uint8Array } => {
  const records: SimpleTlv[] = [];
  let at = 0;
  for (;;) {
    const tag = bytes[at];
    const length = bytes[at + 1];
    if (tag === undefined || length === undefined || at + 2 + length > bytes.length) break;
    records.push({ tag, value: bytes.slice(at + 2, at + 2 + length) });
    at += 2 + length;
  }
  return { records, rest: bytes.slice(at) };
};
