import { z } from 'zod';
import { BLANK_STATES } from '#domain/stock/blank.ts';
import { BOX_PLACES, BOX_SOURCES } from '#domain/stock/box-place.ts';
import { CUSTODY_EVENTS, CUSTODY_PLACES } from '#domain/stock/custody.ts';
import { COUNTED_ITEMS, type CountedItem } from '#domain/stock/day-statement.ts';
import { EXCEPTION_KINDS } from '#domain/stock/exception.ts';
import { RIBBON_EVENTS, RIBBON_STATES } from '#domain/stock/ribbon.ts';

const blankState = z.enum(BLANK_STATES);
const pieces = z.int().min(0).max(100_000);

export const count = z.strictObject({
  feeder: pieces,
  vault: pieces,
  drawer: pieces,
  rejectBox: pieces,
  discarded: pieces,
  ribbons: pieces,
}) satisfies z.ZodType<Record<CountedItem, number>>;

export const countDifference = z.object({
  item: z.enum(COUNTED_ITEMS),
  expected: z.number(),
  counted: z.number(),
});

export const balance = z.object({
  loaded: z.number(),
  issued: z.number(),
  spoiled: z.number(),
  retained: z.number(),
  test: z.number(),
  inFeeder: z.number(),
  inMachine: z.number(),
  unaccounted: z.number(),
});

/** Ledger against the printer's counter of cards fed. */
export const fedComparison = z.object({ ledger: z.number(), printer: z.number(), agrees: z.boolean() });

export const stockView = z.object({
  balance,
  /** Null before there is an instant to compare from. */
  fed: fedComparison.nullable(),
  boxes: z.array(
    z.object({
      boxId: z.string(),
      bank: z.string(),
      source: z.enum(BOX_SOURCES),
      place: z.enum(BOX_PLACES),
      receivedAt: z.number(),
      blanks: z.number(),
      stocked: z.number(),
      loaded: z.number(),
    }),
  ),
  ribbons: z.array(
    z.object({
      reference: z.string(),
      state: z.enum(RIBBON_STATES),
      /** When that state began. */
      since: z.number(),
      printsLeft: z.number().nullable(),
      /** Staff numbers of who did it. */
      by: z.array(z.string()),
    }),
  ),
  /** As the printer said last; null while it can't be asked. */
  ribbonInPrinter: z.object({ reference: z.string().nullable(), printsLeft: z.number() }).nullable(),
  /** Spoiled and retained cards that are neither destroyed nor handed over. */
  cards: z.array(
    z.object({
      blankId: z.string(),
      state: blankState,
      /** Codes with texts, the wider one first. */
      reasons: z.array(z.string()),
      since: z.number(),
      place: z.enum(CUSTODY_PLACES),
      /** A finished card, kept for its holder. */
      customers: z.boolean(),
      calledForAt: z.number().nullable(),
      destroyableFrom: z.number(),
    }),
  ),
  /** Cards that came to their end during the last days. */
  ended: z.array(z.object({ blankId: z.string(), place: z.enum(CUSTODY_PLACES), at: z.number() })),
  keepDays: z.number(),
  /** The last statements, the newest first. */
  statements: z.array(
    z.object({
      id: z.number(),
      day: z.string(),
      at: z.number(),
      differences: z.number(),
      signers: z.array(z.string()),
      /** By the station's key as well. */
      sealed: z.boolean(),
    }),
  ),
});

export const blankStory = z.object({
  blank: z.object({
    blankId: z.string(),
    boxId: z.string(),
    position: z.number(),
    cardId: z.string(),
    state: blankState,
    reason: z.string().nullable(),
  }),
  box: z.object({ boxId: z.string(), bank: z.string(), source: z.enum(BOX_SOURCES) }).nullable(),
  /** Everything that happened, oldest first. */
  steps: z.array(
    z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('box'),
        at: z.number(),
        from: z.enum(BOX_PLACES).nullable(),
        to: z.enum(BOX_PLACES),
        by: z.array(z.string()),
      }),
      z.object({
        kind: z.literal('ledger'),
        at: z.number(),
        from: blankState.nullable(),
        to: blankState,
        reasons: z.array(z.string()),
        sessionId: z.string().nullable(),
      }),
      z.object({ kind: z.literal('custody'), at: z.number(), event: z.enum(CUSTODY_EVENTS), by: z.array(z.string()) }),
      z.object({ kind: z.literal('exception'), at: z.number(), exception: z.enum(EXCEPTION_KINDS) }),
    ]),
  ),
});

export const ribbonEvent = z.object({
  at: z.number(),
  event: z.enum(RIBBON_EVENTS),
  by: z.array(z.string()),
  printsLeft: z.number().nullable(),
});

export type StockView = z.infer<typeof stockView>;
export type BlankStoryView = z.infer<typeof blankStory>;
