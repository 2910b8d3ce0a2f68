import { z } from 'zod';
import { type BadInARow, MOST_IN_A_ROW } from '#domain/issuance/bad-blank.ts';
import type { CounterMove, CounterReading } from '#domain/stock/counters.ts';
import type { Stores } from '../ports.ts';

/** What the station remembers beside its ledgers, by name in the values store. */
const NAMES = {
  badInARow: 'bad-blanks-in-a-row',
  counters: 'last-counters',
  bank: 'outlet-bank',
  boxEmptied: 'reject-box-emptied-at',
  lookedAt: 'exceptions-looked-at',
  baseline: 'counter-baseline',
} as const;

const badInARowSchema = z.object({ wrongStock: z.int().min(0), mute: z.int().min(0) });
const span = z.tuple([z.int(), z.int()]);
const countersSchema = z.object({
  reading: z.object({
    cardsFed: z.int(),
    panelsPrinted: z.int(),
    ribbonLeft: z.int(),
    ribbonReference: z.string().nullable(),
  }),
  pending: z.object({ cards: span, panels: span, ribbon: span }),
});
const bankSchema = z.object({ name: z.string(), cardPrefixes: z.array(z.string()) });
export type OutletBank = Readonly<z.output<typeof bankSchema>>;

const baselineSchema = z.object({ cardsFed: z.int(), movementId: z.int() });
/** An instant at which two people (or the first reading) took counters and ledger as they were. */
export type CounterBaseline = Readonly<z.output<typeof baselineSchema>>;

export interface LastCounters {
  readonly reading: CounterReading;
  readonly pending: CounterMove;
}

type Values = Pick<Stores, 'values'>;

const read = <T>({ values }: Values, name: string, schema: z.ZodType<T>): T | null => {
  const text = values.get(name);
  return text === null ? null : schema.parse(JSON.parse(text));
};
const write = ({ values }: Values, name: string, value: unknown): void => values.set(name, JSON.stringify(value));

/** Bad blanks one after the other, over all sessions. */
export const badInARow = (stores: Values): BadInARow =>
  read(stores, NAMES.badInARow, badInARowSchema) ?? { wrongStock: 0, mute: 0 };
/** So many unfit blanks came one after the other that the box in the feeder is looked at first (row 13). */
export const boxSuspected = (stores: Values): boolean => badInARow(stores).wrongStock >= MOST_IN_A_ROW;
export const rememberBadInARow = (stores: Values, counted: BadInARow): void => write(stores, NAMES.badInARow, counted);

/** The printer's counters as they were read last, with what a job may have moved since; null before the first reading. */
export const lastCounters = (stores: Values): LastCounters | null => read(stores, NAMES.counters, countersSchema);
export const rememberCounters = (stores: Pick<Stores, 'values' | 'stock'>, last: LastCounters): void => {
  write(stores, NAMES.counters, last);
  if (counterBaseline(stores) === null) rememberBaseline(stores);
};

/** From where counters and ledger are compared; null before the first reading. */
export const counterBaseline = (stores: Values): CounterBaseline | null => read(stores, NAMES.baseline, baselineSchema);
/** From now on they are compared from here. Nothing happens before the first reading. */
export const rememberBaseline = (stores: Pick<Stores, 'values' | 'stock'>): void => {
  const last = lastCounters(stores);
  if (last === null) return;
  write(stores, NAMES.baseline, { cardsFed: last.reading.cardsFed, movementId: stores.stock.lastMovement() });
};

/** The outlet's bank as the platform said it last; null before the first registration. */
export const outletBank = (stores: Values): OutletBank | null => read(stores, NAMES.bank, bankSchema);
export const rememberBank = (stores: Values, bank: OutletBank): void => write(stores, NAMES.bank, bank);

/** Cards in the reject box by the ledger, since it was last emptied. */
export const cardsInRejectBox = (stores: Pick<Stores, 'values' | 'stock'>): number =>
  stores.stock.boxedSince(read(stores, NAMES.boxEmptied, z.int()) ?? 0);
export const rememberBoxEmptied = (stores: Pick<Stores, 'values' | 'stock'>): void =>
  write(stores, NAMES.boxEmptied, stores.stock.lastMovement());

/** Exceptions nobody has looked into yet, oldest first. */
export const openExceptions = (stores: Pick<Stores, 'values' | 'exceptions'>) =>
  stores.exceptions.after(read(stores, NAMES.lookedAt, z.int()) ?? 0);
export const rememberLookedAt = (stores: Pick<Stores, 'values' | 'exceptions'>): void => {
  const last = openExceptions(stores).at(-1);
  if (last !== undefined) write(stores, NAMES.lookedAt, last.id);
};
