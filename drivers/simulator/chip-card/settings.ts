import { z } from 'zod';
import { DEFAULT_KEY_IDS } from '#drivers/chip-card/identifiers.ts';

/** A blank of the stock as a scenario describes it. */
export const blankSchema = z.strictObject({
  blankId: z.string().min(1).max(64),
  /** 卡识别码, 32 hexadecimal digits (B.4). */
  cardId: z.string().regex(/^\d{6}D156000005\d{8}[0-9A-F]{8}$/),
  /** 复位信息, 26 hexadecimal digits (B.5). */
  resetInformation: z.string().regex(/^[0-9A-F]{26}$/),
  bankCardNumber: z.string().regex(/^\d{13,19}$/),
  generation: z.enum(['1.0', '2.0', '3.0']).default('3.0'),
  /** A chip of `ssf33`, which nobody has published, can be read as far as no key is needed. */
  algorithm: z.enum(['3des', 'sm4', 'ssf33']).default('sm4'),
  /** Application city code of the key diversification (f1, f2). */
  cityCode: z
    .string()
    .regex(/^\d{6}$/)
    .default('430600'),
  /** PIN the factory set; without it the reader's `initialPin`. */
  initialPin: z
    .string()
    .regex(/^\d{4,12}$/)
    .optional(),
});

export type ChipBlank = z.output<typeof blankSchema>;

const keyId = (id: number) =>
  z
    .string()
    .regex(/^[0-9A-F]{2}$/, 'two hexadecimal digits')
    .default(id.toString(16).toUpperCase().padStart(2, '0'));

/** How the virtual chips and their reader behave. */
export const chipReaderSchema = z.strictObject({
  /** PIN of all blanks; without it 666666 on the third generation and 123456 before, as notices give it (B.7). */
  initialPin: z
    .string()
    .regex(/^\d{4,12}$/)
    .optional(),
  /** Key numbers the chips answer to (P2 of EXTERNAL AUTHENTICATE). */
  keyIds: z
    .strictObject({
      RKSSSE: keyId(DEFAULT_KEY_IDS.RKSSSE),
      UKSSSE: keyId(DEFAULT_KEY_IDS.UKSSSE),
      PUK: keyId(DEFAULT_KEY_IDS.PUK),
    })
    .prefault({}),
  /** P1 of SELECT by file number that the chips take (B.1). */
  selectFileP1: z.enum(['any', '00', '02']).default('any'),
  /** The chips want the master file selected before anything else, as one maker's do (B.1). */
  masterFileFirst: z.boolean().default(false),
  pinTries: z.int().min(1).max(15).default(6),
  keyTries: z.int().min(1).max(15).default(10),
  /** Time one command takes, milliseconds of device time. */
  commandMs: z.number().min(0).default(40),
  /** Time of a command that writes memory. */
  writeMs: z.number().min(0).default(70),
  readerName: z
    .string()
    .regex(/^[A-Za-z0-9 ._-]{1,40}$/)
    .default('SSC Contact Reader'),
});

export type ChipReaderSettings = z.output<typeof chipReaderSchema>;

/** PIN the factory set in a blank. */
export const factoryPin = (blank: ChipBlank, settings: ChipReaderSettings): string =>
  blank.initialPin ?? settings.initialPin ?? (blank.generation === '3.0' ? '666666' : '123456');
