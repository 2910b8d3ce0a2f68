import type { ExceptionKind, FoundException } from './exception.ts';

/** What the printer says of itself: cards fed and panels printed since it was made, the ribbon in it. */
export interface CounterReading {
  readonly cardsFed: number;
  readonly panelsPrinted: number;
  readonly ribbonLeft: number;
  /** Null without a ribbon, or when its tag gives none. */
  readonly ribbonReference: string | null;
}

/** From least to most, inclusive: after a print that broke off nobody can say more exactly. */
export type Span = readonly [least: number, most: number];

/** By how much a job may move the counters. */
export interface CounterMove {
  readonly cards: Span;
  readonly panels: Span;
  /** Prints taken from the ribbon. */
  readonly ribbon: Span;
}

export const NO_MOVE: CounterMove = { cards: [0, 0], panels: [0, 0], ribbon: [0, 0] };

/**
 * Differences between two readings with one job (or none) between them. A ribbon that was changed in between is one
 * difference, its count then says nothing. More cards or panels than the job explains, fewer, or a counter that ran
 * backwards: each is one.
 */
export const counterDifferences = (
  before: CounterReading,
  after: CounterReading,
  move: CounterMove,
): readonly FoundException[] => {
  const found: FoundException[] = [];
  const check = (kind: ExceptionKind, from: number, moved: number, span: Span, direction: 1 | -1) => {
    if (moved >= span[0] && moved <= span[1]) return;
    const nearest = moved < span[0] ? span[0] : span[1];
    found.push(difference(kind, String(from + direction * nearest), String(from + direction * moved)));
  };
  check('cards-fed-differs', before.cardsFed, after.cardsFed - before.cardsFed, move.cards, 1);
  check('panels-differ', before.panelsPrinted, after.panelsPrinted - before.panelsPrinted, move.panels, 1);
  if (before.ribbonReference !== after.ribbonReference) {
    found.push(difference('ribbon-reference-changed', before.ribbonReference, after.ribbonReference));
  } else {
    check('ribbon-differs', before.ribbonLeft, before.ribbonLeft - after.ribbonLeft, move.ribbon, -1);
  }
  return found;
};

const difference = (kind: ExceptionKind, expected: string | null, seen: string | null): FoundException => ({
  kind,
  expected,
  seen,
  blankId: null,
  detail: {},
});
