import { concatBytes } from '#basics/hex.ts';
import type { ChipAlgorithm } from '#domain/card/card-data.ts';
import { pinBytes } from '#drivers/chip-card/pin-digits.ts';
import { blockCipher } from './block-cipher.ts';
import { encrypt, mac, sessionKey } from './session-values.ts';

/**
 * Header of PIN CHANGE/UNBLOCK with a new PIN (B.6): `84 24 00 01 Lc`, Lc counting cryptogram and MAC:
 * 14 with a 16-byte block, 0C with an 8-byte block.
 */
export const pinResetHeader = (algorithm: ChipAlgorithm): Uint8Array =>
  Uint8Array.of(0x84, 0x24, 0x00, 0x01, blockCipher(algorithm).blockSize + 4);

/**
 * The whole command that gives the card a new PIN: header ‖ E(SK, LD ‖ PIN) ‖ MAC(SK, header ‖ cryptogram), where
 * SK comes from the card's maintenance key (STK) and one GET CHALLENGE of 8 bytes.
 */
export const pinResetCommand = (
  algorithm: ChipAlgorithm,
  key: Uint8Array,
  random: Uint8Array,
  pin: string,
): Uint8Array => {
  const session = sessionKey(algorithm, key, random);
  const signed = concatBytes(pinResetHeader(algorithm), encrypt(algorithm, session, pinBytes(pin)));
  return concatBytes(signed, mac(algorithm, session, signed));
};
