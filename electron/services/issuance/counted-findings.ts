import { type CounterMove, type CounterReading, NO_MOVE } from '#domain/stock/counters.ts';
import type { FoundException } from '#domain/stock/exception.ts';

/** What an act read and found of the printer's counters, until it is written with the act's outcome. */
export class CountedFindings {
  readonly #found: FoundException[] = [];
  #last: { readonly reading: CounterReading; readonly pending: CounterMove } | null = null;

  get found(): readonly FoundException[] {
    return this.#found;
  }

  /** The last reading, and what a job begun after it may have moved without anybody reading the counters since. */
  get last(): { readonly reading: CounterReading; readonly pending: CounterMove } | null {
    return this.#last;
  }

  take(reading: CounterReading, found: readonly FoundException[], pending: CounterMove = NO_MOVE): void {
    this.#last = { reading, pending };
    this.#found.push(...found);
  }
}
