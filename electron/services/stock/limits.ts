/** When the station warns of its stock, and how long it keeps what is a customer's; a station may set them. */
export interface StockLimits {
  /** Blanks in the feeder from which the next box should be at hand. */
  readonly lowBlanks: number;
  /** Ribbon prints left from which a new ribbon should be at hand (card-printer.md 1.11). */
  readonly lowRibbon: number;
  /** Places left in the reject box from which it should be emptied; with one place left no session begins. */
  readonly rejectBoxSoonFull: number;
  /** Days a customer's card is kept for its holder before two people may destroy it. */
  readonly keepDays: number;
}

export const DEFAULT_STOCK_LIMITS: StockLimits = { lowBlanks: 5, lowRibbon: 20, rejectBoxSoonFull: 5, keepDays: 30 };
