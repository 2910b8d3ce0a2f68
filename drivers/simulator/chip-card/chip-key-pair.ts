import { createHash } from 'node:crypto';
import { sm2 } from 'sm-crypto-v2';
import { concatBytes, fromHex } from '#basics/hex.ts';

/**
 * Signing public key (EF0012) of a virtual third-generation chip: 04 ‖ X ‖ Y on the SM2 curve. The same for the same
 * reset information, as a chip makes its key once at the factory.
 */
export const chipPublicKey = (resetInformation: string): Uint8Array => {
  // The leading zero byte keeps the number below the order of the curve.
  const secret = concatBytes(Uint8Array.of(0), createHash('sha256').update(resetInformation).digest().subarray(1));
  return fromHex(sm2.getPublicKeyFromPrivateKey(Buffer.from(secret).toString('hex')));
};
