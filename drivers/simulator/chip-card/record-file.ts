import { concatBytes, fromHex, toHex } from '#basics/hex.ts';

/** Most records EF05 and EF06 hold (B.3). */
const MOST_RECORDS = 7;

type ReadOutcome = { readonly data: Uint8Array } | { readonly sw: number };

/** READ RECORD in a file of variable TLV records; `mode` = low three bits of P2 (B.6). */
export const readRecords = (records: readonly Uint8Array[], p1: number, mode: number): ReadOutcome => {
  const found = (selected: readonly Uint8Array[]): ReadOutcome =>
    selected.length === 0 ? { sw: 0x6a83 } : { data: concatBytes(...selected) };
  if (mode === 0 || mode === 1) {
    const withTag = records.filter((record) => record[0] === p1);
    return found(mode === 0 ? withTag.slice(0, 1) : withTag.slice(-1));
  }
  if (p1 < 1 || p1 > records.length) return mode >= 4 && mode <= 6 ? { sw: 0x6a83 } : { sw: 0x6a81 };
  if (mode === 4) return found(records.slice(p1 - 1, p1));
  if (mode === 5) return found(records.slice(p1 - 1));
  if (mode === 6) return found(records.slice(p1 - 1).reverse());
  return { sw: 0x6a81 };
};

/** UPDATE RECORD by number: the new list of records (hexadecimal), or the status word of the refusal. */
export const updatedRecords = (
  records: readonly string[],
  number: number,
  tlv: Uint8Array,
): { readonly records: string[] } | { readonly sw: number } => {
  if (tlv.length < 2 || tlv.length !== 2 + (tlv[1] ?? 0)) return { sw: 0x6a85 };
  if (number < 1 || number > records.length + 1) return { sw: 0x6a83 };
  if (number > MOST_RECORDS) return { sw: 0x6a84 };
  const old = records[number - 1];
  if (old !== undefined) {
    const oldBytes = fromHex(old);
    if (oldBytes[0] !== tlv[0]) return { sw: 0x6a80 };
    if (tlv.length > oldBytes.length) return { sw: 0x6a84 };
  }
  return { records: [...records.slice(0, number - 1), toHex(tlv), ...records.slice(number)] };
};
