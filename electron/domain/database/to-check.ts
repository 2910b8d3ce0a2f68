import type { CounterReading } from '../stock/counters.ts';

/** An order as the platform lists it, as far as people have to look at it. */
export interface OrderToCheck {
  readonly orderId: string;
  readonly state: 'open' | 'written' | 'reported' | 'activated' | 'cancelled';
  readonly bankActivated: boolean;
  readonly cardId: string | null;
  readonly blankId: string | null;
  readonly changedAt: number;
  /** The books of the backup know the order, as it was then. */
  readonly inBooks: boolean;
}

/** What happened after the backup by the records of others: the restored books do not have it. */
export interface ToCheck {
  /** Epoch milliseconds. */
  readonly since: number;
  /** Null: the platform did not answer. */
  readonly orders: readonly OrderToCheck[] | null;
  /** What the printer's counters moved; null: it did not answer, or its counters were never read before. */
  readonly printer: { readonly cardsFed: number; readonly panelsPrinted: number } | null;
  /**
   * Cards fed that no order of the platform got a chip for: test cards, spoiled blanks or cards nobody knows of. Null
   * when one of the two did not answer; negative when chips were written without a card being fed.
   */
  readonly cardsWithoutOrder: number | null;
}

/** Puts the platform's list and the printer's counters against the books of a backup. */
export const toCheckByHand = (facts: {
  readonly since: number;
  readonly listed: readonly Omit<OrderToCheck, 'inBooks'>[] | null;
  readonly known: ReadonlySet<string>;
  readonly before: CounterReading | null;
  readonly after: CounterReading | null;
}): ToCheck => {
  const { since, listed, known, before, after } = facts;
  const orders = listed?.map((order) => ({ ...order, inBooks: known.has(order.orderId) })) ?? null;
  const printer =
    before === null || after === null
      ? null
      : { cardsFed: after.cardsFed - before.cardsFed, panelsPrinted: after.panelsPrinted - before.panelsPrinted };
  const chips = orders?.filter(({ cardId, inBooks }) => cardId !== null && !inBooks).length ?? null;
  return {
    since,
    orders,
    printer,
    cardsWithoutOrder: printer === null || chips === null ? null : printer.cardsFed - chips,
  };
};
