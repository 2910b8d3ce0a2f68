/** What may not add up between the machine's own counters and the books (card-printer.md 1.11, products.md 2.3). */
export const EXCEPTION_KINDS = [
  'cards-fed-differs',
  'panels-differ',
  'ribbon-differs',
  'ribbon-reference-changed',
  'double-feed',
  'card-missing',
  'card-found',
] as const;
export type ExceptionKind = (typeof EXCEPTION_KINDS)[number];

/** A difference as it was found, before it stands in the ledger. */
export interface FoundException {
  readonly kind: ExceptionKind;
  /** What the books or the reading before say, and what the machine says: counts or a ribbon's reference. */
  readonly expected: string | null;
  readonly seen: string | null;
  readonly blankId: string | null;
  /** Codes and counts only. */
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
}

/** One line of the ledger of exceptions; append-only. */
export interface StockException extends FoundException {
  readonly id: number;
  readonly at: number;
  readonly sessionId: string | null;
}

/** Codes of the exceptions, with texts for the screens. */
export const EXCEPTION_CODES: Readonly<Record<ExceptionKind, string>> = {
  'cards-fed-differs': 'stock.cards-fed-differs',
  'panels-differ': 'stock.panels-differ',
  'ribbon-differs': 'stock.ribbon-differs',
  'ribbon-reference-changed': 'stock.ribbon-changed',
  'double-feed': 'stock.double-feed',
  'card-missing': 'stock.card-missing',
  'card-found': 'stock.card-found',
};
