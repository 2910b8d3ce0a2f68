import type { BlankState, StockBalance } from './blank.ts';
import type { CounterReading } from './counters.ts';
import type { CustodyPlace } from './custody.ts';
import type { ExceptionKind } from './exception.ts';
import type { FedComparison, MoveCount } from './fed.ts';
import type { IssuedDifference } from './issued-list.ts';

/** What is counted by hand at the end of a day, blanks and rolls. */
export const COUNTED_ITEMS = ['feeder', 'vault', 'drawer', 'rejectBox', 'discarded', 'ribbons'] as const;
export type CountedItem = (typeof COUNTED_ITEMS)[number];

/**
 * Pieces per place: blanks in the feeder, in the vault and in the drawer; cards in the reject box; spoiled and retained
 * cards that wait outside of it; rolls of ribbon outside of the printer, used ones included.
 */
export type Count = Readonly<Record<CountedItem, number>>;

export interface CountDifference {
  readonly item: CountedItem;
  readonly expected: number;
  readonly counted: number;
}

/** Where the count is not what the books say. */
export const countDifferences = (expected: Count, counted: Count): readonly CountDifference[] =>
  COUNTED_ITEMS.filter((item) => expected[item] !== counted[item]).map((item) => ({
    item,
    expected: expected[item],
    counted: counted[item],
  }));

/** A blind count, with what the books said at that moment; append-only. */
export interface StockCount {
  readonly id: number;
  readonly at: number;
  /** The day in China, `YYYYMMDD`. */
  readonly day: string;
  /** Staff number. */
  readonly countedBy: string;
  readonly counted: Count;
  readonly expected: Count;
  /** Last line of the ledger then. */
  readonly movementId: number;
}

/** Blanks that came into a state during the day, over all of them. */
export type DayMoves = Readonly<Partial<Record<BlankState, number>>>;

/** The ledger's lines of a day by the state they led to; lines within the machine count as well. */
export const dayMovesOf = (moves: readonly MoveCount[]): DayMoves => {
  const sums: Partial<Record<BlankState, number>> = {};
  for (const { to, count } of moves) sums[to] = (sums[to] ?? 0) + count;
  return sums;
};

/** What two people put their names to at the end of a day. Codes, counts and stock numbers; nothing of a person. */
export interface DayStatement {
  readonly format: 'day-statement/1';
  readonly day: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly outletNo: number;
  readonly training: boolean;
  readonly moves: DayMoves;
  readonly balance: StockBalance;
  readonly counted: Count;
  readonly expected: Count;
  readonly differences: readonly CountDifference[];
  /** How often it was counted that day: a second count is no secret. */
  readonly counts: number;
  /** Null where the printer could not be asked. */
  readonly counters: CounterReading | null;
  /** Roll the books have in the printer; null: none. */
  readonly ribbonInBooks: string | null;
  /** Null before there is an instant to compare from. */
  readonly fed: FedComparison | null;
  /** Null where the platform could not be asked. */
  readonly platform: { readonly issued: number; readonly differences: readonly IssuedDifference[] } | null;
  readonly exceptions: readonly {
    readonly kind: ExceptionKind;
    readonly at: number;
    readonly blankId: string | null;
  }[];
  readonly discarded: readonly {
    readonly blankId: string;
    readonly state: BlankState;
    readonly reason: string | null;
    readonly place: CustodyPlace;
    readonly since: number;
  }[];
  /** Staff number and name of both who sign. */
  readonly signers: readonly { readonly staffId: string; readonly name: string }[];
}

export interface SignedStatement {
  readonly id: number;
  readonly at: number;
  readonly day: string;
  readonly countId: number;
  /** The statement as the text that was signed. */
  readonly content: string;
  /** By the station's key; null where the station has none. */
  readonly signature: string | null;
}
