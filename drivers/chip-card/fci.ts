import { concatBytes } from '#basics/hex.ts';
import type { ChipAlgorithm } from '#domain/card/card-data.ts';
import { encodeBer, findBer } from './ber-tlv.ts';

const ALGORITHMS: Readonly<Record<number, ChipAlgorithm>> = { 1: '3des', 2: 'ssf33', 3: 'sm4' };

const CODES: Readonly<Record<ChipAlgorithm, number>> = { '3des': 0x01, ssf33: 0x02, sm4: 0x03 };

/**
 * Algorithm named in the answer to SELECT of the SSSE: object 86 inside 9F0C (B.1).
 * `absent` when the object is not there (older cards), `unknown` when its value is not in the table.
 */
export const fciAlgorithm = (fci: Uint8Array): ChipAlgorithm | 'absent' | 'unknown' => {
  const issuerData = findBer(fci, 0x9f0c);
  const code = issuerData === null ? null : findBer(issuerData, 0x86);
  if (code === null || code.length === 0) return 'absent';
  return (code.length === 1 ? ALGORITHMS[code[0] ?? 0] : undefined) ?? 'unknown';
};

/** FCI as a third-generation card answers it; without `algorithm` as older ones do. */
export const encodeFci = (name: Uint8Array, algorithm: ChipAlgorithm | null): Uint8Array => {
  const sfi = encodeBer(0x88, Uint8Array.of(0x1e));
  const issuerData =
    algorithm === null ? new Uint8Array() : encodeBer(0x9f0c, encodeBer(0x86, Uint8Array.of(CODES[algorithm])));
  return encodeBer(0x6f, concatBytes(encodeBer(0x84, name), encodeBer(0xa5, concatBytes(sfi, issuerData))));
};
