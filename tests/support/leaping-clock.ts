import type { Clock } from '#basics/clock.ts';

/**
 * A clock that stands still while something happens and jumps over waits: hours pass in no time. Waits end in the
 * order of their instants.
 */
export const leapingClock = (start: number): Clock & { readonly passedMs: () => number } => {
  let now = start;
  const waits = new Set<{ readonly at: number; readonly end: () => void }>();
  const jump = (): void => {
    const [first] = [...waits].toSorted((a, b) => a.at - b.at);
    if (first === undefined) return;
    now = Math.max(now, first.at);
    first.end();
  };
  return {
    now: () => now,
    monotonic: () => now - start,
    passedMs: () => now - start,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const wait = {
          at: now + ms,
          end: () => {
            waits.delete(wait);
            signal?.removeEventListener('abort', wait.end);
            resolve();
          },
        };
        waits.add(wait);
        signal?.addEventListener('abort', wait.end, { once: true });
        // Whatever is under way in this process and over sockets of this machine comes first.
        setTimeout(() => waits.has(wait) && jump(), 5);
      }),
  };
};
