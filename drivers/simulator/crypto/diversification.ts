import { z } from 'zod';
import { concatBytes, fromHex } from '#basics/hex.ts';
import type { ChipAlgorithm } from '#domain/card/card-data.ts';
import { blockCipher } from './block-cipher.ts';

/**
 * Key tiers (B.8, P9 §7.3): ministry → province (f1) → city (f2) → card (f3). How a city's factor is built: so many
 * digits of the city code, then the tail, together 8 characters.
 */
const cityRuleSchema = z
  .strictObject({
    /** Beginning of the city codes it is for; empty for all. */
    prefix: z.string().regex(/^\d{0,6}$/),
    digits: z.int().min(2).max(6),
    tail: z.string().regex(/^[\x21-\x7e]{2,6}$/),
  })
  .refine(({ digits, tail }) => digits + tail.length === 8, 'digits and tail are 8 characters');

/** The first rule that fits counts; the last one has to fit every code. */
export const cityRulesSchema = z
  .array(cityRuleSchema)
  .min(1)
  .refine((rules) => rules.at(-1)?.prefix === '', 'the last rule has an empty prefix');

export type CityFactorRule = z.output<typeof cityRuleSchema>;

/** First rule whose prefix fits the city code builds f2: so many digits of the code, then the tail, as ASCII. */
export const CITY_FACTOR_RULES: readonly CityFactorRule[] = [
  // Zhejiang uses the prefecture's four digits only (reader interface specification of third-generation cards).
  { prefix: '33', digits: 4, tail: '00sx' },
  { prefix: '', digits: 6, tail: 'sx' },
];

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

const checkCityCode = (cityCode: string): void => {
  if (!/^\d{6}$/.test(cityCode)) throw new Error('a city code has six digits');
};

/** f1 = two digits of the city code + `0000sh`, 8 bytes ASCII. */
export const provinceFactor = (cityCode: string): Uint8Array => {
  checkCityCode(cityCode);
  return ascii(`${cityCode.slice(0, 2)}0000sh`);
};

/** f2 = the city code's six digits + `sx` (exceptions in the table above), 8 bytes ASCII. */
export const cityFactor = (cityCode: string, rules: readonly CityFactorRule[] = CITY_FACTOR_RULES): Uint8Array => {
  checkCityCode(cityCode);
  const rule = rules.find(({ prefix }) => cityCode.startsWith(prefix));
  if (rule === undefined) throw new Error('no rule for the city factor');
  return ascii(cityCode.slice(0, rule.digits) + rule.tail);
};

/** f3 = historical bytes T6..TD, from the 26 hexadecimal digits of the reset information (B.5). */
export const cardFactor = (resetInformation: string): Uint8Array => {
  const historical = fromHex(resetInformation);
  if (historical.length !== 13) throw new Error(`reset information has 13 bytes, not ${historical.length}`);
  return historical.slice(5);
};

/** One step down: 8-byte blocks E(K, f) ‖ E(K, ¬f), 16-byte block E(K, f ‖ ¬f). `key` 16 bytes, `factor` 8, result 16. */
export const diversify = (algorithm: ChipAlgorithm, key: Uint8Array, factor: Uint8Array): Uint8Array => {
  if (key.length !== 16) throw new Error(`a diversification key has 16 bytes, not ${key.length}`);
  if (factor.length !== 8) throw new Error(`a diversification factor has 8 bytes, not ${factor.length}`);
  const inverted = factor.map((byte) => byte ^ 0xff);
  // In ECB the two 8-byte blocks of 3DES are enciphered apart, so one call covers both columns.
  return blockCipher(algorithm).encrypt(key, concatBytes(factor, inverted));
};

/** The key of one card from the ministry's root key, all three steps. */
export const cardKey = (
  algorithm: ChipAlgorithm,
  root: Uint8Array,
  cityCode: string,
  resetInformation: string,
  rules: readonly CityFactorRule[] = CITY_FACTOR_RULES,
): Uint8Array =>
  [provinceFactor(cityCode), cityFactor(cityCode, rules), cardFactor(resetInformation)].reduce(
    (key, factor) => diversify(algorithm, key, factor),
    root,
  );
