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

const DAY_MS = 86_400_000;
const CHINA_OFFSET_MS = 8 * 3_600_000;

/** `MM-DD HH:MM` of an instant in China Standard Time, for a person. */
export const chinaMinute = (epochMs: number): string =>
  new Date(epochMs + CHINA_OFFSET_MS).toISOString().slice(5, 16).replace('T', ' ');

/** `YYYYMMDD` of an instant in China Standard Time (UTC+8, no daylight saving since 1991). */
export const chinaDate = (epochMs: number): string =>
  new Date(epochMs + CHINA_OFFSET_MS).toISOString().slice(0, 10).replaceAll('-', '');

/** The instant the day of `epochMs` began in China Standard Time. */
export const chinaDayStart = (epochMs: number): number =>
  Math.floor((epochMs + CHINA_OFFSET_MS) / DAY_MS) * DAY_MS - CHINA_OFFSET_MS;

/** The instant a day (`YYYYMMDD`) began in China Standard Time. */
export const chinaDayOf = (day: string): number =>
  Date.parse(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}T00:00:00+08:00`);

/** The instant after the last one of that day. */
export const chinaDayEnd = (epochMs: number): number => chinaDayStart(epochMs) + DAY_MS;
