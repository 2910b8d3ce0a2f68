/** Time as an argument, so that rules and drivers never read the machine's clock themselves. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Monotonic milliseconds, for durations. */
  monotonic(): number;
  /** Resolves after `ms`, or at once when the signal is aborted (then the caller looks at the signal). */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const finish = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', finish);
        resolve();
      };
      const timer = setTimeout(finish, ms);
      signal?.addEventListener('abort', finish, { once: true });
    }),
};

/** `MM-DD HH:MM` of an instant in China Standard Time, for a person. */
export const chinaMinute = (epochMs: number): string =>
  new Date(epochMs + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ');

/** `YYYYMMDD` of an instant in China Standard Time (UTC+8, no daylight saving since 1991). */
export const chinaDate = (epochMs: number): string =>
  new Date(epochMs + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '');
