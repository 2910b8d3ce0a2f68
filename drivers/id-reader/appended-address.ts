import { concatBytes } from '#basics/hex.ts';
import { decodeUtf16, encodeUtf16, withoutPadding } from './utf16.ts';

/** A.5: one entry of a `30 03` answer, 35 characters. */
const ENTRY_BYTES = 70;

/** Addresses of a `30 03` answer in their order; entries of spaces are empty, a broken last entry is left out. */
export const decodeAppendedAddresses = (data: Uint8Array): readonly string[] => {
  const addresses: string[] = [];
  for (let at = 0; at + ENTRY_BYTES <= data.length; at += ENTRY_BYTES) {
    const address = withoutPadding(decodeUtf16(data.subarray(at, at + ENTRY_BYTES)));
    if (address !== '') addresses.push(address);
  }
  return addresses;
};

/** The data of a `30 03` answer. Throws when an address is longer than 35 characters. */
export const encodeAppendedAddresses = (addresses: readonly string[]): Uint8Array =>
  concatBytes(...addresses.map((address) => encodeUtf16(address, ENTRY_BYTES)));
