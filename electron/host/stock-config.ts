import { z } from 'zod';
import { DEFAULT_STOCK_LIMITS } from '#services/stock/limits.ts';

const count = z.int().min(0);

/** `stock` of the station file: when to warn, and how long cards are kept for their holders. */
export const stockConfig = z.strictObject({
  lowBlanks: count.default(DEFAULT_STOCK_LIMITS.lowBlanks),
  lowRibbon: count.default(DEFAULT_STOCK_LIMITS.lowRibbon),
  rejectBoxSoonFull: count.default(DEFAULT_STOCK_LIMITS.rejectBoxSoonFull),
  keepDays: z.int().min(1).max(366).default(DEFAULT_STOCK_LIMITS.keepDays),
});
