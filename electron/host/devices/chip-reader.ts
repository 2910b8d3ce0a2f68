import { z } from 'zod';
import { fromHex } from '#basics/hex.ts';
import { createChipCard } from '#drivers/chip-card/driver.ts';
import { type ChipProfile, DEFAULT_PROFILE } from '#drivers/chip-card/profile.ts';
import type { ChipCard } from '#services/ports.ts';
import type { Surroundings } from './surroundings.ts';

/** Chip answers in milliseconds; a card that says nothing this long says nothing at all. */
const COMMAND_MS = 10_000;
/** A reader sees a card that was just pressed on within this time (card-printer.md 1.10). */
const INSERT_MS = 4_000;

const hexByte = z.string().regex(/^[0-9A-F]{2}$/, 'two hexadecimal digits, capitals');
const algorithm = z.enum(['3des', 'ssf33', 'sm4']);
const pin = z.string().regex(/^\d{4,12}$/, '4 to 12 digits');

const asHex = (id: number): string => id.toString(16).toUpperCase().padStart(2, '0');
const { keyIds: KEY_IDS, pin: PIN, stock: STOCK, algorithm: ALGORITHM } = DEFAULT_PROFILE;

const keyId = (name: keyof ChipProfile['keyIds']) => hexByte.default(asHex(KEY_IDS[name]));

/**
 * How this site's chips differ from the reference's. Every value may be left out; what the reference has only once or
 * from memory is marked unverified and is to be checked against the stock.
 */
const profileConfig = z.strictObject({
  /** Before the 13 historical bytes of the ATR. */
  atrPrefix: z
    .string()
    .regex(/^(3B|3F)([0-9A-F]{2})+$/)
    .default('3B6D0000'),
  /** P2 of EXTERNAL AUTHENTICATE. RKSSSE seen twice; UKSSSE and PUK unverified. */
  keyIds: z.strictObject({ RKSSSE: keyId('RKSSSE'), UKSSSE: keyId('UKSSSE'), PUK: keyId('PUK') }).prefault({}),
  /** Of cards whose FCI names none. Unverified. */
  defaultAlgorithm: algorithm.default(ALGORITHM.default),
  /** By the beginning of the city code, for cards whose FCI names none. Unverified. */
  algorithmExceptions: z
    .array(z.strictObject({ cityCode: z.string().regex(/^\d{2,6}$/), algorithm }))
    .default([...ALGORITHM.exceptions]),
  /** What the platform's key server computes; SSF33 only where the bureau says so. */
  supportedAlgorithms: z
    .array(algorithm)
    .min(1)
    .default([...ALGORITHM.supported]),
  masterFileFirst: z.boolean().default(DEFAULT_PROFILE.masterFileFirst),
  /** P1 of SELECT by file number: 02 by the specification, 00 as many readers send it. */
  selectFileP1: z.enum(['00', '02']).default('02'),
  /** PIN the factory set, by generation: 123456 seen twice, 666666 in one notice of Hunan (unverified). */
  initialPin: z
    .strictObject({
      '1.0': pin.default(PIN.initial['1.0']),
      '2.0': pin.default(PIN.initial['2.0']),
      '3.0': pin.default(PIN.initial['3.0']),
    })
    .prefault({}),
  /** Wrong PINs until the card locks it, as the holder is told (6 or 8 in notices, 3 elsewhere; unverified). */
  pinTries: z.int().min(1).max(15).default(PIN.tries),
  /** Steps beyond EF05 and EF06: EF08 photo, third-generation certificates. */
  stockProfile: z
    .strictObject({
      photo: z.boolean().default(STOCK.photo),
      certificate: z.boolean().default(STOCK.certificate),
    })
    .prefault({}),
});

/** `devices.chipReader` of the station file. */
export const chipReaderConfig = z.strictObject({
  address: z.string().min(1),
  insertTimeoutMs: z.int().positive().default(INSERT_MS),
  commandTimeoutMs: z.int().positive().default(COMMAND_MS),
  profile: profileConfig.prefault({}),
});

const profileOf = (config: z.output<typeof profileConfig>): ChipProfile => {
  const { RKSSSE, UKSSSE, PUK } = config.keyIds;
  const byte = (text: string) => Number.parseInt(text, 16);
  return {
    atrPrefix: fromHex(config.atrPrefix),
    keyIds: { RKSSSE: byte(RKSSSE), UKSSSE: byte(UKSSSE), PUK: byte(PUK) },
    algorithm: {
      default: config.defaultAlgorithm,
      exceptions: config.algorithmExceptions,
      supported: config.supportedAlgorithms,
    },
    masterFileFirst: config.masterFileFirst,
    selectFileP1: config.selectFileP1 === '00' ? 0x00 : 0x02,
    pin: { initial: config.initialPin, tries: config.pinTries },
    stock: config.stockProfile,
  };
};

export const openChipReader = (config: z.output<typeof chipReaderConfig>, surroundings: Surroundings): ChipCard =>
  createChipCard({ ...config, profile: profileOf(config.profile), ...surroundings });
