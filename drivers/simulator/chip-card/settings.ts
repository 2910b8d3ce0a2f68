import { z } from 'zod';

/** A blank of the stock as a scenario describes it. */
export const blankSchema = z.strictObject({
  blankId: z.string().min(1).max(64),
  /** 卡识别码, 32 hexadecimal digits (B.4). */
  cardId: z.string().regex(/^\d{6}D156000005\d{8}[0-9A-F]{8}$/),
  /** 复位信息, 26 hexadecimal digits (B.5). */
  resetInformation: z.string().regex(/^[0-9A-F]{26}$/),
  bankCardNumber: z.string().regex(/^\d{13,19}$/),
  generation: z.enum(['2.0', '3.0']).default('3.0'),
  algorithm: z.enum(['3des', 'sm4']).default('sm4'),
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

/** How the virtual chips and their reader behave. */
export const chipReaderSchema = z.strictObject({
  /** As the Yiyang notice of 2024 gives it for third-generation cards (B.7). */
  initialPin: z
    .string()
    .regex(/^\d{4,12}$/)
    .default('666666'),
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
