import { fromHex } from '#basics/hex.ts';
import type { ChipAlgorithm } from '#domain/card/card-data.ts';
import { blockCipher } from '../crypto/block-cipher.ts';
import { type CityFactorRule, cardKey } from '../crypto/diversification.ts';

/** Symbolic keys of the SSSE (P10): issuer authentication, read, update, PIN unblock, maintenance MAC. */
export const KEY_NAMES = ['IRK', 'RKSSSE', 'UKSSSE', 'PUK', 'STK'] as const;
export type KeyName = (typeof KEY_NAMES)[number];

/** Key of the SM4 standard's sample: nobody can take a training key for a real one. */
export const TRAINING_ROOT = fromHex('0123456789ABCDEFFEDCBA9876543210');

/** Where the named root keys come from: derived from one root unless a name has its own. Keys are 16 bytes. */
export interface RootKeys {
  readonly root: Uint8Array;
  readonly own: Readonly<Partial<Record<KeyName, Uint8Array>>>;
  /** How the city's factor is built, where a site differs from the table of `diversification.ts`. */
  readonly cityRules?: readonly CityFactorRule[];
}

export const trainingRootKeys: RootKeys = { root: TRAINING_ROOT, own: {} };

/**
 * The ministry's root key of a name: its own one, or SM4(root, name in ASCII padded with 00 to 16 bytes). The same
 * for every algorithm, as two-key 3DES takes 16 bytes too.
 */
export const rootKey = (name: KeyName, keys: RootKeys = trainingRootKeys): Uint8Array => {
  const own = keys.own[name];
  if (own !== undefined) return own;
  const block = new Uint8Array(16);
  block.set(new TextEncoder().encode(name));
  return blockCipher('sm4').encrypt(keys.root, block);
};

/** The key of one card: the named root through province, city and card (B.8). Throws for SSF33. */
export const namedCardKey = (
  name: KeyName,
  algorithm: ChipAlgorithm,
  cityCode: string,
  resetInformation: string,
  keys: RootKeys = trainingRootKeys,
): Uint8Array => cardKey(algorithm, rootKey(name, keys), cityCode, resetInformation, keys.cityRules);
