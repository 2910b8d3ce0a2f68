import type { Blank } from './blank.ts';
import type { BoxMove, BoxSource } from './box-place.ts';
import type { CustodyEvent } from './custody.ts';
import type { StockException } from './exception.ts';
import type { StockMovement } from './movement.ts';

/** Everything the books say of one blank, from its box to its end. */
export interface BlankStory {
  readonly blank: Blank;
  /** Null for a blank no box list knows. */
  readonly box: { readonly boxId: string; readonly bank: string; readonly source: BoxSource } | null;
  readonly boxMoves: readonly BoxMove[];
  readonly movements: readonly StockMovement[];
  readonly custody: readonly CustodyEvent[];
  readonly exceptions: readonly StockException[];
}
