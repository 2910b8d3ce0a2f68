import type { Clock } from '#basics/clock.ts';
import type { Logger } from '#basics/logger.ts';
import type { Result } from '#basics/result.ts';
import type { OutboxRow } from '#domain/issuance/journal.ts';
import type { Platform, Stores } from '../ports.ts';

/** Pauses between looks at the outbox while something waits in it. */
const PAUSE_MS = 15_000;

/** Sends what has to reach the platform whatever happens, under the key it was promised with. */
export class Outbox {
  readonly #stores: Stores;
  readonly #platform: Platform;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #stop = new AbortController();
  #loop: Promise<void> | null = null;

  constructor(options: {
    readonly stores: Stores;
    readonly platform: Platform;
    readonly clock: Clock;
    readonly logger: Logger;
  }) {
    this.#stores = options.stores;
    this.#platform = options.platform;
    this.#clock = options.clock;
    this.#logger = options.logger;
  }

  start(): void {
    this.#loop ??= this.#run();
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#loop;
  }

  /** One pass over what is pending, oldest first; stops at the first row the line does not carry. */
  async drain(): Promise<void> {
    for (const row of this.#stores.outbox.pending()) {
      const sent = await this.#send(row);
      if (sent.ok) {
        this.#stores.outbox.settle(row.id, this.#clock.now());
        continue;
      }
      this.#stores.outbox.attempt(row.id, sent.error.code);
      this.#logger.warn('outbox-not-sent', { call: row.call, code: sent.error.code, attempts: row.attempts + 1 });
      if (sent.error.kind === 'retry') return;
    }
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      await this.drain();
      await this.#clock.sleep(PAUSE_MS, signal);
    }
  }

  #send(row: OutboxRow): Promise<Result<void>> {
    const payload = JSON.parse(row.payload) as { readonly orderId: string; readonly reason: string };
    if (row.call !== 'cancel-order') throw new Error(`unknown call in the outbox: ${row.call}`);
    return this.#platform.cancelOrder(row.key, payload.orderId, payload.reason);
  }
}
