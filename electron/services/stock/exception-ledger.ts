import type { Clock } from '#basics/clock.ts';
import { ok, type Result } from '#basics/result.ts';
import { type CounterReading, counterDifferences, NO_MOVE } from '#domain/stock/counters.ts';
import type { FoundException } from '#domain/stock/exception.ts';
import type { CardPrinter, Stores } from '../ports.ts';
import { lastCounters, rememberCounters } from './station-memory.ts';

/** Counters and ribbon of the printer in one reading. */
export const readCounters = async (printer: Pick<CardPrinter, 'counters'>): Promise<Result<CounterReading>> => {
  const counters = await printer.counters();
  if (!counters.ok) return counters;
  const { cardsFed, panelsPrinted, ribbonLeft, ribbonReference } = counters.value;
  return ok({ cardsFed, panelsPrinted, ribbonLeft, ribbonReference });
};

/** What moved since the last reading although no job of this station moved it. Nothing on the first reading ever. */
export const sinceLastReading = (stores: Stores, reading: CounterReading): readonly FoundException[] => {
  const last = lastCounters(stores);
  return last === null ? [] : counterDifferences(last.reading, reading, last.pending);
};

/** Writes exceptions with their audit lines; part of the caller's transaction. No job is refused because of one. */
export const noteExceptions = (
  stores: Stores,
  clock: Clock,
  found: readonly FoundException[],
  sessionId: string | null,
): void => {
  const at = clock.now();
  for (const exception of found) {
    const { id, kind, expected, seen } = stores.exceptions.append({ ...exception, at, sessionId });
    stores.audit.append({
      at,
      event: 'ledger.exception',
      actor: 'station',
      window: 'host',
      sessionId,
      detail: { id, kind, expected, seen, blankId: exception.blankId },
    });
  }
};

/** Before a session: the counters against the last known ones. A printer that can not be asked is no difference. */
export const reconcile = async (stores: Stores, clock: Clock, printer: CardPrinter): Promise<void> => {
  const reading = await readCounters(printer);
  if (!reading.ok) return;
  stores.transaction(() => {
    noteExceptions(stores, clock, sinceLastReading(stores, reading.value), null);
    rememberCounters(stores, { reading: reading.value, pending: NO_MOVE });
  });
};
