import { setImmediate } from 'node:timers/promises';
import type { Clock } from '#basics/clock.ts';

export interface SteppedClock extends Clock {
  /** Lets time go by; whoever sleeps goes on sleeping. */
  pass(ms: number): void;
  /** Goes to the end of the sleep that ends first, and lets the sleeper go on. */
  wake(): Promise<void>;
}

/** A clock that stands still until a test moves it. */
export const steppedClock = (start: number): SteppedClock => {
  let now = start;
  const sleeping = new Set<{ readonly until: number; readonly end: () => void }>();
  return {
    now: () => now,
    monotonic: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const sleeper = {
          until: now + ms,
          end: () => {
            sleeping.delete(sleeper);
            resolve();
          },
        };
        sleeping.add(sleeper);
        signal?.addEventListener('abort', sleeper.end, { once: true });
      }),
    pass: (ms) => {
      now += ms;
    },
    wake: async () => {
      const [first] = [...sleeping].toSorted((a, b) => a.until - b.until);
      if (first === undefined) throw new Error('nobody sleeps');
      now = Math.max(now, first.until);
      first.end();
      await setImmediate();
    },
  };
};
