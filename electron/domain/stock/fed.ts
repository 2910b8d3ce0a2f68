import type { BlankState } from './blank.ts';
import type { CounterMove } from './counters.ts';

/** Ledger lines of one kind, counted. */
export interface MoveCount {
  readonly from: BlankState | null;
  readonly to: BlankState;
  /** 1 when a session did it, 0 when people did between sessions. */
  readonly bySession: 0 | 1;
  readonly count: number;
}

/** Where people put a card from the feeder. */
const BY_HAND: readonly BlankState[] = ['received', 'stocked', 'returned'];

/**
 * Cards the feeder gave by the ledger: those that left it for the machine, less those that turned out to lie in it
 * still.
 */
export const fedByLedger = (moves: readonly MoveCount[]): number =>
  moves.reduce((sum, { from, to, bySession, count }) => {
    // A card the feeder took along with another is missing by the session; one people look for never moved.
    const fed = !BY_HAND.includes(to) && (to !== 'missing' || bySession === 1);
    if (from === 'loaded') return fed ? sum + count : sum;
    return from === 'in-machine' && to === 'loaded' ? sum - count : sum;
  }, 0);

export interface FedComparison {
  readonly ledger: number;
  /** By the printer's counter since the same instant. */
  readonly printer: number;
  readonly agrees: boolean;
}

/**
 * Ledger against the printer's counter of cards fed, both since one instant. `pending`: what a job may have moved after
 * the reading, when nobody could look.
 */
export const compareFed = (
  moves: readonly MoveCount[],
  counters: { readonly before: number; readonly now: number },
  pending: CounterMove,
): FedComparison => {
  const ledger = fedByLedger(moves);
  const printer = counters.now - counters.before;
  const [least, most] = pending.cards;
  return { ledger, printer, agrees: ledger >= printer + least && ledger <= printer + most };
};
