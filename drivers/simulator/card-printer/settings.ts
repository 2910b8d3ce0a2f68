import { z } from 'zod';

const ms = z.number().min(0);

/** Device times of §1.14 (assumed there, not measured); all pass the simulator's speed. */
const mechanics = z
  .strictObject({
    feedToPrintMs: ms.default(2_500),
    feedToChipMs: ms.default(3_000),
    chipPrintMs: ms.default(1_200),
    ejectMs: ms.default(1_500),
    toBoxMs: ms.default(2_000),
    bootMs: ms.default(8_000),
    kPanelMs: ms.default(3_000),
    ribbonSyncMs: ms.default(6_000),
    /** How long the module hangs when it is told to feed from an empty feeder. */
    emptyFeedMs: ms.default(30_000),
    /** How long a hot head cools. */
    coolingMs: ms.default(20_000),
  })
  .prefault({});

export const virtualRibbon = z.strictObject({
  type: z
    .string()
    .regex(/^[\x20-\x7e]+$/)
    .default('k'),
  zone: z
    .string()
    .regex(/^[\x20-\x7e]+$/)
    .default('0'),
  /** Nominal prints of a new ribbon. */
  quantity: z.int().min(0).default(1_000),
  /** Prints left. */
  count: z.int().min(0).default(1_000),
  reference: z
    .string()
    .regex(/^[\x20-\x7e]+$/)
    .default('RB-00000001'),
});
export type VirtualRibbon = z.output<typeof virtualRibbon>;

/** A virtual ESC card printer as a scenario describes it. */
export const virtualCardPrinterSettings = z.strictObject({
  model: z
    .string()
    .regex(/^[\x20-\x7e]+$/)
    .default('KC200'),
  firmware: z
    .string()
    .regex(/^[\x20-\x7e]+$/)
    .default('1.0.0'),
  serialNumber: z
    .string()
    .regex(/^[\x20-\x7e]+$/)
    .default('SIM0000001'),
  zone: z
    .string()
    .regex(/^[\x20-\x7e]+$/)
    .default('0'),
  ribbon: virtualRibbon.nullable().prefault({}),
  rejectBox: z.strictObject({ capacity: z.int().min(1).default(30) }).prefault({}),
  /** The near-empty sensor says so at this many cards and below. */
  feederLowAt: z.int().min(0).default(10),
  /** After how long somebody takes the card from the gate; null = only the act `take-card` does. */
  takeCardAfterMs: ms.nullable().default(4_000),
  /** Bezel models answer `Se` only when the card was taken. */
  ejectReply: z.enum(['at-gate', 'when-taken']).default('at-gate'),
  /** Whether `Ss`, `Sr` and downloads are answered with `OK` as well. */
  acknowledgeDownloads: z.boolean().default(false),
  /** End of a reply: NUL on USB and TCP, CR on serial lines, none on plain ones. */
  replyEnd: z.enum(['nul', 'cr', 'none']).default('nul'),
  mechanics,
});
export type VirtualCardPrinterSettings = z.output<typeof virtualCardPrinterSettings>;
