import { type ToCheck, toCheckByHand } from '#domain/database/to-check.ts';
import type { CounterReading } from '#domain/stock/counters.ts';
import type { CardPrinter, Platform, Stores } from '../ports.ts';
import { readCounters } from '../stock/exception-ledger.ts';
import { lastCounters } from '../stock/station-memory.ts';

/** The clocks of station and platform may differ: better an order too many on the list than one too few. */
const MARGIN_MS = 15 * 60_000;

/**
 * Asks platform and printer what happened after `since`, by books that end there; `before` is the printer's last
 * reading in them. Who does not answer is left out.
 */
export const gatherToCheck = async (
  stores: Pick<Stores, 'journal' | 'values'>,
  devices: {
    readonly platform: Pick<Platform, 'ordersSince'>;
    readonly printer: Pick<CardPrinter, 'counters'>;
  },
  since: number,
  before: CounterReading | null = lastCounters(stores)?.reading ?? null,
): Promise<ToCheck> => {
  const [orders, counters] = await Promise.all([
    devices.platform.ordersSince(Math.max(0, since - MARGIN_MS)),
    readCounters(devices.printer),
  ]);
  return toCheckByHand({
    since,
    listed: orders.ok ? orders.value : null,
    known: stores.journal.orderIds(),
    before,
    after: counters.ok ? counters.value : null,
  });
};
