import type { Failure } from '#basics/result.ts';

/** What becomes of a message that did not go out. */
export type Delivery =
  | { readonly next: 'again'; readonly at: number }
  /** No further attempt by itself: people look at it. */
  | { readonly next: 'dead' };

const MINUTE_MS = 60_000;
const FIRST_DELAY_MS = 15_000;
/** Asking more seldom than this would only make the bureau's records late. */
const LONGEST_DELAY_MS = 15 * MINUTE_MS;
/** An answer that makes no sense may be a passing fault of a gateway; after so many it is not. */
const MOST_BAD_ANSWERS = 8;
/** A weekend and a holiday without a line are survived; what is older has to be settled by people. */
const OLDEST_MS = 7 * 24 * 60 * MINUTE_MS;

/** How long is waited after the n-th attempt that failed (from 1): 15 s, doubling up to 15 minutes. */
export const delayMs = (attempts: number): number =>
  Math.min(FIRST_DELAY_MS * 2 ** Math.min(Math.max(0, attempts - 1), 20), LONGEST_DELAY_MS);

/** The line or the station's own set-up is to blame, not the message: it keeps its place until that is mended. */
export const isLineFault = ({ code, kind }: Pick<Failure, 'code' | 'kind'>): boolean =>
  kind === 'retry' || code === 'platform.not-trusted' || code === 'platform.refused.station-unknown';

/**
 * After an attempt that failed: again, later and later, while the line is to blame or the answer made no sense; given
 * up when the platform refuses the message itself, after 8 answers that made no sense, or after 7 days.
 */
export const afterFailedAttempt = (
  message: { readonly createdAt: number /** This attempt included. */; readonly attempts: number },
  failure: Pick<Failure, 'code' | 'kind'>,
  now: number,
): Delivery => {
  const again: Delivery = { next: 'again', at: now + delayMs(message.attempts) };
  if (now - message.createdAt >= OLDEST_MS) return { next: 'dead' };
  if (isLineFault(failure)) return again;
  if (failure.code === 'platform.bad-answer' && message.attempts < MOST_BAD_ANSWERS) return again;
  return { next: 'dead' };
};

/**
 * The messages to try now, each the oldest unsettled one of its session: a session's messages keep their order, and
 * one that waits or was given up holds up its own session only. `hurry`: the line was just heard of, delays are over.
 */
export const dueNow = <
  T extends { readonly sessionId: string; readonly nextAt: number; readonly deadAt: number | null },
>(
  pending: readonly T[],
  now: number,
  hurry: boolean,
): readonly T[] =>
  [...Map.groupBy(pending, ({ sessionId }) => sessionId).values()].flatMap(([head]) =>
    head !== undefined && head.deadAt === null && (hurry || head.nextAt <= now) ? [head] : [],
  );
