import { z } from 'zod';

const ms = z.number().min(0);
const printable = z.string().regex(/^[\x20-\x7e]+$/);

/** Device times of §1.14 (assumed there, not measured); all pass the simulator's speed. */
const mechanics = z
  .strictObject({
    feedToPrintMs: ms.default(2_500),
    feedToChipMs: ms.default(3_000),
    /** Between two stations. */
    chipPrintMs: ms.default(1_200),
    ejectMs: ms.default(1_500),
    toBoxMs: ms.default(2_000),
    bootMs: ms.default(8_000),
    /** Y, M and C, each. */
    colourPanelMs: ms.default(4_000),
    kPanelMs: ms.default(3_000),
    overlayMs: ms.default(3_000),
    ribbonSyncMs: ms.default(6_000),
    /** How long the module hangs when it is told to feed from an empty feeder. */
    emptyFeedMs: ms.default(30_000),
    /** How long a hot head cools. */
    coolingMs: ms.default(20_000),
    /** From sleep to ready. */
    wakeMs: ms.default(2_000),
    cleaningMs: ms.default(60_000),
    adjustMs: ms.default(10_000),
  })
  .prefault({});

export const virtualRibbon = z.strictObject({
  /** Panels in their order, as `Pr` names them: `k`, `ko`, `ymcko`, `ymckok`. */
  type: printable.default('k'),
  zone: printable.default('0'),
  /** Nominal prints of a new ribbon. */
  quantity: z.int().min(0).default(1_000),
  /** Prints left. */
  count: z.int().min(0).default(1_000),
  reference: printable.default('RB-00000001'),
  cassette: printable.default('K7-0001'),
  date: printable.default('20260101'),
  label: printable.default('SIMULATED RIBBON'),
});
export type VirtualRibbon = z.output<typeof virtualRibbon>;

/** A virtual ESC card printer as a scenario describes it. */
export const virtualCardPrinterSettings = z.strictObject({
  /** The wire; `auto` takes what the simulator was started with. */
  link: z.enum(['auto', 'serial', 'tcp']).default('auto'),
  /** Port of a `tcp` line; null any free one. */
  port: z.int().min(0).max(65_535).nullable().default(null),
  /** Speed of a serial line it hears; null: whatever the other end has set. */
  baudRate: z.int().min(2_400).max(115_200).nullable().default(null),
  model: printable.default('KC200'),
  firmware: printable.default('1.0.0'),
  serialNumber: printable.default('SIM0000001'),
  headKit: printable.default('HK0000001'),
  mac: printable.default('02-00-00-00-00-01'),
  ip: printable.default('127.0.0.1'),
  zone: printable.default('0'),
  options: z
    .strictObject({
      chip: z.boolean().default(true),
      contactless: z.boolean().default(true),
      scanner: z.boolean().default(true),
      flip: z.boolean().default(true),
    })
    .prefault({})
    .describe('Stations the printer has'),
  ribbon: virtualRibbon.nullable().prefault({}),
  /** Prints left at which a ribbon counts as low (§1.11). */
  ribbonLowAt: z.int().min(0).default(20),
  rejectBox: z.strictObject({ capacity: z.int().min(1).default(30) }).prefault({}),
  /** The near-empty sensor says so at this many cards and below. */
  feederLowAt: z.int().min(0).default(10),
  /** After how long somebody takes the card from the gate; null = only the act `take-card` does. */
  takeCardAfterMs: ms.nullable().default(4_000),
  /** Bezel models answer `Se` only when the card was taken; `by-setting`: unless `Psmgr;2` was sent. */
  ejectReply: z.enum(['at-gate', 'when-taken', 'by-setting']).default('at-gate'),
  /** Plain texts, or ACK/NACK from the start; `Pem;4` adds it to a plain line. */
  protocol: z.enum(['plain', 'acknowledged']).default('plain'),
  /** False: a bare printer that does not know `Rpst`. */
  textStatus: z.boolean().default(true),
  /** `2004`: firmware that answers `Rlr;p` with `NO CARD` and `ERR CARD`. */
  presenceAnswers: z.enum(['current', '2004']).default('current'),
  /** Whether `Ss`, `Sr` and downloads are answered with `OK` as well. */
  acknowledgeDownloads: z.boolean().default(false),
  /** End of a reply: NUL on USB and TCP, CR on serial lines, none on plain ones. */
  replyEnd: z.enum(['nul', 'cr', 'none']).default('nul'),
  /** Cards after which cleaning is asked for, and after which nothing is printed any more. */
  cleaning: z
    .strictObject({ reminderAt: z.int().min(1).default(1_000), mandatoryAt: z.int().min(1).default(2_000) })
    .prefault({}),
  /** It falls asleep after this long without an action; null never. */
  sleepAfterMs: ms.nullable().default(null),
  /** Share by which mechanical times vary either way, from `seed`. */
  jitter: z.number().min(0).max(0.5).default(0.1),
  seed: z.int().min(0).default(1),
  mechanics,
});
export type VirtualCardPrinterSettings = z.output<typeof virtualCardPrinterSettings>;
