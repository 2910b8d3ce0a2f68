import { concatBytes } from '#basics/hex.ts';
import { decodeUtf16, encodeUtf16, withoutPadding } from './utf16.ts';

/** A.5: one entry of a `30 03` answer, 35 characters. */
const ENTRY_BYTES = 70;
/** GA/T 490 speaks of two, the buffers of public implementations take four. */
export const MAX_APPENDED_ADDRESSES = 4;

/**
 * Addresses of a `30 03` answer in their order, the newest last; entries of spaces are empty, a broken last entry and
 * what stands behind the fourth is left out.
 */
export const decodeAppendedAddresses = (data: Uint8Array): readonly string[] => {
  const entries = Math.min(Math.floor(data.length / ENTRY_BYTES), MAX_APPENDED_ADDRESSES);
  return Array.from({ length: entries }, (_, i) =>
    withoutPadding(decodeUtf16(data.subarray(i * ENTRY_BYTES, (i + 1) * ENTRY_BYTES))),
  ).filter((address) => address !== '');
};

/** The data of a `30 03` answer. Throws when an address is longer than 35 characters. */
export const encodeAppendedAddresses = (addresses: readonly string[]): Uint8Array =>
  concatBytes(...addresses.map((address) => encodeUtf16(address, ENTRY_BYTES)));
