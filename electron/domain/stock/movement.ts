import type { BlankState } from './blank.ts';

/** One line of the stock ledger: a blank went from one state to another, for a reason, in a session or without. */
export interface StockMovement {
  readonly at: number;
  readonly blankId: string;
  readonly from: BlankState | null;
  readonly to: BlankState;
  readonly reason: string | null;
  readonly sessionId: string | null;
}
