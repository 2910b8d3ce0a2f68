import { z } from 'zod';
import type { Clock } from '#basics/clock.ts';
import type { Logger } from '#basics/logger.ts';
import { done, type Result } from '#basics/result.ts';
import { nothingToCancel } from '#domain/issuance/ending.ts';
import type { OutboxRow } from '#domain/issuance/journal.ts';
import type { Platform, Stores } from '../ports.ts';

/** Pauses between looks at the outbox while something waits in it. */
const PAUSE_MS = 15_000;

const cancelPayload = z.object({ orderId: z.string(), reason: z.string() });
const undoPayload = z.object({ createKey: z.string(), applicationId: z.string(), reason: z.string() });

/** Sends what has to reach the platform whatever happens, under the key it was promised with. */
export class Outbox {
  readonly #stores: Stores;
  readonly #platform: Platform;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #stop = new AbortController();
  #pause = new AbortController();
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

  /** Looks at once instead of at the end of the pause: the platform was just heard of. */
  wake(): void {
    this.#pause.abort();
  }

  start(): void {
    this.#loop ??= this.#run();
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#loop;
  }

  /** One pass over what is pending, oldest first; stops at the first row the line does not carry. */
  async #drain(): Promise<void> {
    for (const row of this.#stores.outbox.pending()) {
      const sent = await this.#send(row);
      if (sent.ok || nothingToCancel(sent.error)) {
        this.#stores.outbox.settle(row.id, this.#clock.now());
        this.#logger.info('outbox-sent', { call: row.call, ...(sent.ok ? {} : { code: sent.error.code }) });
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
      this.#pause = new AbortController();
      await this.#drain();
      await this.#clock.sleep(PAUSE_MS, AbortSignal.any([signal, this.#pause.signal]));
    }
  }

  async #send(row: OutboxRow): Promise<Result<void>> {
    if (row.call === 'cancel-order') {
      const { orderId, reason } = cancelPayload.parse(JSON.parse(row.payload));
      return this.#platform.cancelOrder(row.key, orderId, reason);
    }
    if (row.call !== 'undo-order') throw new Error(`unknown call in the outbox: ${row.call}`);
    const { createKey, applicationId, reason } = undoPayload.parse(JSON.parse(row.payload));
    const order = await this.#platform.createOrder(createKey, applicationId);
    if (order.ok) return this.#platform.cancelOrder(row.key, order.value.orderId, reason);
    // Refused for what it asks: under this key no order was made, so there is none of this session.
    const { code } = order.error;
    return code.startsWith('platform.refused.') && code !== 'platform.refused.station-unknown' ? done : order;
  }
}
