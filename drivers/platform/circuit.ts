import { type Clock, chinaMinute } from '#basics/clock.ts';
import { done, type Failure, fail, type Result } from '#basics/result.ts';

/** What is known of the line to the platform. */
export interface LineStatus {
  /** `unknown` before the first exchange. A line that failed once or twice is not `down` yet. */
  readonly state: 'unknown' | 'up' | 'down';
  /** First exchange of the outage that failed; null while the line is up. Epoch milliseconds. */
  readonly downSince: number | null;
  /** The platform's clock less this station's at the last answer, milliseconds; null when it never said. */
  readonly skewMs: number | null;
}

/** Short interruptions are bridged by asking again; one that lasts longer is known to be an outage. */
const OUTAGE_AFTER_MS = 30_000;
const LEAST_FAILURES = 3;
/** While the line is down one call in so many seconds finds out whether it still is. */
const PROBE_EVERY_MS = 5_000;

/** `Date` has whole seconds: the instant lies half a second later on average. */
const HALF_SECOND_MS = 500;

/**
 * Circuit breaker of the line: after an outage was recognised, calls fail at once instead of letting people wait, and
 * single calls probe whether the line is back.
 */
export class LineCircuit {
  readonly #clock: Clock;
  #failures = 0;
  /** Monotonic: the first failure of this outage, and the last exchange that failed. */
  #firstFailure = 0;
  #lastFailure = 0;
  #downSince: number | null = null;
  #heard = false;
  #skewMs: number | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get status(): LineStatus {
    const down = this.#isDown();
    const state = down ? 'down' : this.#heard || this.#failures > 0 ? 'up' : 'unknown';
    return { state, downSince: down ? this.#downSince : null, skewMs: this.#skewMs };
  }

  /** Whether a call may go out now; fails with `platform.line-down` (param `since`, for a person). */
  admit(): Result<void> {
    const now = this.#clock.monotonic();
    if (!this.#isDown() || now - this.#lastFailure >= PROBE_EVERY_MS) return done;
    return fail('platform.line-down', 'retry', { since: chinaMinute(this.#downSince ?? 0) });
  }

  /** Any answer, whatever it says: the line carries. `date` is the header of that name, `askedAt` when it was sent. */
  heard(date: string | null, askedAt: number): void {
    this.#failures = 0;
    this.#downSince = null;
    this.#heard = true;
    const theirs = date === null ? Number.NaN : Date.parse(date);
    if (Number.isNaN(theirs)) return;
    const ours = (askedAt + this.#clock.now()) / 2;
    this.#skewMs = Math.round(theirs + HALF_SECOND_MS - ours);
  }

  /** An exchange that brought no answer. A peer that is not trusted is no outage: waiting does not mend it. */
  missed({ kind }: Pick<Failure, 'kind'>): void {
    if (kind !== 'retry') return;
    const now = this.#clock.monotonic();
    if (this.#failures === 0) {
      this.#firstFailure = now;
      this.#downSince = this.#clock.now();
    }
    this.#failures += 1;
    this.#lastFailure = now;
  }

  #isDown(): boolean {
    return this.#failures >= LEAST_FAILURES && this.#lastFailure - this.#firstFailure >= OUTAGE_AFTER_MS;
  }
}
