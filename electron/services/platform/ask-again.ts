import type { Clock } from '#basics/clock.ts';
import type { Result } from '#basics/result.ts';

/** Pauses before asking again when an answer was lost or the line is down; then the failure goes to the person. */
const PAUSES_MS = [300, 1_000];

/**
 * Asks a platform call again while it fails with a `retry` failure. Only for calls that carry an idempotency key or
 * only read: the platform answers the same key with the same answer and does nothing twice.
 */
export const askAgain = async <T>(
  clock: Clock,
  call: () => Promise<Result<T>>,
  signal?: AbortSignal,
): Promise<Result<T>> => {
  let answer = await call();
  for (const pause of PAUSES_MS) {
    if (answer.ok || answer.error.kind !== 'retry' || signal?.aborted) return answer;
    await clock.sleep(pause, signal);
    answer = await call();
  }
  return answer;
};
