import { fail, ok, type Result } from '#basics/result.ts';
import type { ChipAlgorithm } from '#domain/card/card-data.ts';
import { UnsupportedAlgorithmError } from '../crypto/block-cipher.ts';
import { pinResetCommand } from '../crypto/pin-reset.ts';
import { authenticationBody, authenticationValue, sessionKey } from '../crypto/session-values.ts';
import { type KeyName, namedCardKey, type RootKeys } from './root-keys.ts';

/** The card a computation is for: what diversifies its keys. */
export interface KeyServerCard {
  readonly algorithm: ChipAlgorithm;
  /** 32 hexadecimal digits; the first six are the city code. */
  readonly cardId: string;
  /** 26 hexadecimal digits. */
  readonly resetInformation: string;
}

/**
 * Software key server (加密机): computes with keys by name and never gives one out. Every call fails with
 * `key-server.algorithm` for a cipher it doesn't have (SSF33) and `key-server.city-code` for a card id without one.
 */
export interface KeyServer {
  /** What a genuine card answers to INTERNAL AUTHENTICATE of factor ‖ original (8 bytes each): 8 bytes. */
  internalAnswer(card: KeyServerCard, factor: Uint8Array, original: Uint8Array): Result<Uint8Array>;
  /** Body of EXTERNAL AUTHENTICATE: value 8 ‖ original 8; `factor` is the card's last challenge. */
  externalBody(card: KeyServerCard, key: KeyName, factor: Uint8Array, original: Uint8Array): Result<Uint8Array>;
  /** The whole PIN CHANGE/UNBLOCK command with a new PIN of 4 to 12 digits. */
  pinReset(card: KeyServerCard, factor: Uint8Array, pin: string): Result<Uint8Array>;
}

export const createKeyServer = (keys: RootKeys): KeyServer => {
  const withKey = (
    card: KeyServerCard,
    name: KeyName,
    compute: (key: Uint8Array) => Uint8Array,
  ): Result<Uint8Array> => {
    const cityCode = card.cardId.slice(0, 6);
    if (!/^\d{6}$/.test(cityCode)) return fail('key-server.city-code', 'stop');
    try {
      return ok(compute(namedCardKey(name, card.algorithm, cityCode, card.resetInformation, keys)));
    } catch (error) {
      if (error instanceof UnsupportedAlgorithmError) {
        return fail('key-server.algorithm', 'stop', { algorithm: error.algorithm });
      }
      throw error;
    }
  };
  return {
    internalAnswer: (card, factor, original) =>
      withKey(card, 'IRK', (key) =>
        authenticationValue(card.algorithm, sessionKey(card.algorithm, key, factor), original),
      ),
    externalBody: (card, name, factor, original) =>
      withKey(card, name, (key) => authenticationBody(card.algorithm, key, factor, original)),
    pinReset: (card, factor, pin) => withKey(card, 'STK', (key) => pinResetCommand(card.algorithm, key, factor, pin)),
  };
};
