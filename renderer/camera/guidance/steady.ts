/** Long enough to be read; what changes faster than this is not followed by anybody. */
const SHOWN_AT_LEAST_MS = 700;

/** What stands on the screen, and since when. */
export interface Shown<T> {
  readonly what: T;
  readonly since: number;
}

/** What to show next: the newest, but each for a while. */
export const steady = <T>(shown: Shown<T>, newest: T, now: number): Shown<T> =>
  newest === shown.what || now - shown.since < SHOWN_AT_LEAST_MS ? shown : { what: newest, since: now };
