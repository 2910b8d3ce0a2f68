import type { Result } from '#basics/result.ts';
import { type CounterMove, type CounterReading, counterDifferences } from '#domain/stock/counters.ts';
import { readCounters, sinceLastReading } from '../stock/exception-ledger.ts';
import type { ActContext } from './act-context.ts';

export interface Counted<T> {
  readonly result: Result<T>;
  readonly before: CounterReading | null;
  /** Null when the printer could not be asked afterwards: the next reading tells. */
  readonly after: CounterReading | null;
}

/**
 * One job of the printer between two readings of its counters. What moved before the job, and what the job does not
 * explain, is noted with the outcome of the act. `needed`: without a reading before, nothing is begun.
 */
export const countedJob = async <T>(
  context: ActContext,
  job: {
    readonly needed: boolean;
    readonly run: (before: CounterReading | null) => Promise<Result<T>>;
    /** The most it may move, for when nobody could look afterwards. */
    readonly widest: CounterMove;
    readonly moves: (result: Result<T>, before: CounterReading, after: CounterReading) => CounterMove;
  },
): Promise<Counted<T>> => {
  const { devices, stores, counted } = context;
  const before = await readCounters(devices.printer);
  if (before.ok) counted.take(before.value, sinceLastReading(stores, before.value), job.widest);
  else if (job.needed) return { result: before, before: null, after: null };
  const result = await job.run(before.ok ? before.value : null);
  const after = await readCounters(devices.printer);
  if (!before.ok || !after.ok) return { result, before: before.ok ? before.value : null, after: null };
  const move = job.moves(result, before.value, after.value);
  counted.take(after.value, counterDifferences(before.value, after.value, move));
  return { result, before: before.value, after: after.value };
};
