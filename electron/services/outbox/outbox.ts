import type { Clock } from '#basics/clock.ts';
import type { Logger } from '#basics/logger.ts';
import { done, type Failure, fail, type Result } from '#basics/result.ts';
import { storageFault } from '#basics/storage-fault.ts';
import type { AuditEventId } from '#domain/audit/catalogue.ts';
import type { OutboxRow } from '#domain/issuance/journal.ts';
import { afterFailedAttempt, dueNow, isLineFault } from '#domain/outbox/delivery.ts';
import { type Pair, pairText } from '#domain/staff/pair.ts';
import type { Platform, Stores } from '../ports.ts';
import { sendMessage } from './send-message.ts';

/** Longest pause between looks at the outbox: something may have been put in. */
const PAUSE_MS = 15_000;

/**
 * Sends what has to reach the platform whatever happens, under the key it was promised with. The messages of one
 * session go out in their order; one that can't holds up its own session only. What is given up waits for two people.
 */
export class Outbox {
  readonly #stores: Stores;
  readonly #platform: Platform;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #changed: () => void;
  readonly #stop = new AbortController();
  #pause = new AbortController();
  #hurry = false;
  #loop: Promise<void> | null = null;

  constructor(options: {
    readonly stores: Stores;
    readonly platform: Platform;
    readonly clock: Clock;
    readonly logger: Logger;
    /** Called after every change of what waits. */
    readonly changed: () => void;
  }) {
    this.#stores = options.stores;
    this.#platform = options.platform;
    this.#clock = options.clock;
    this.#logger = options.logger;
    this.#changed = options.changed;
  }

  /** Looks at once, whatever delays are left: the platform was just heard of. */
  wake(): void {
    this.#hurry = true;
    this.#pause.abort();
  }

  start(): void {
    this.#loop ??= this.#run();
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#loop;
  }

  /** Two people have a message that was given up sent again. Fails with `outbox.not-given-up`. */
  tryAgain(id: number, people: Pair): Result<void> {
    return this.#byPeople(id, people, {
      event: 'outbox.tried-again',
      change: () => this.#stores.outbox.revive(id),
    });
  }

  /** Two people settled elsewhere what a message that was given up was to do. Fails with `outbox.not-given-up`. */
  settleByHand(id: number, people: Pair): Result<void> {
    return this.#byPeople(id, people, {
      event: 'outbox.settled-by-hand',
      change: () => this.#stores.outbox.settle(id, this.#clock.now(), pairText(people)),
    });
  }

  #byPeople(
    id: number,
    { first, second }: Pair,
    { event, change }: { readonly event: AuditEventId; readonly change: () => void },
  ): Result<void> {
    const { outbox, audit, transaction } = this.#stores;
    const row = outbox.pending().find((pending) => pending.id === id);
    if (row === undefined || row.deadAt === null) return fail('outbox.not-given-up', 'ask');
    transaction(() => {
      change();
      audit.append({
        at: this.#clock.now(),
        event,
        actor: first.staffId,
        window: 'teller',
        sessionId: row.sessionId,
        detail: { message: id, call: row.call, second: second.staffId },
      });
    });
    this.#changed();
    this.wake();
    return done;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      this.#pause = new AbortController();
      const hurry = this.#hurry;
      this.#hurry = false;
      try {
        await this.#drain(hurry);
      } catch (error) {
        const fault = storageFault(error);
        if (fault === null) throw error;
        // Sent but not noted: it is sent again under the same key when the disk takes rows again.
        this.#logger.warn('outbox-not-noted', { code: fault.code });
      }
      await this.#clock.sleep(this.#pauseMs(), AbortSignal.any([signal, this.#pause.signal]));
    }
  }

  /** Until the next message is due, at most `PAUSE_MS`. */
  #pauseMs(): number {
    const now = this.#clock.now();
    const waits = this.#stores.outbox
      .pending()
      .filter(({ deadAt, nextAt }) => deadAt === null && nextAt > now)
      .map(({ nextAt }) => nextAt - now);
    return Math.min(PAUSE_MS, ...waits);
  }

  /** Tries what is due until nothing more goes out, or the line does not carry. */
  async #drain(hurry: boolean): Promise<void> {
    const tried = new Set<number>();
    for (;;) {
      const pending = this.#stores.outbox.pending();
      const [row] = dueNow(pending, this.#clock.now(), hurry).filter(({ id }) => !tried.has(id));
      if (row === undefined || this.#stop.signal.aborted) return;
      tried.add(row.id);
      const sent = await sendMessage(this.#platform, row);
      if (sent.ok) {
        this.#stores.outbox.settle(row.id, this.#clock.now());
        this.#logger.info('outbox-sent', { call: row.call, attempts: row.attempts + 1 });
      } else {
        this.#putOff(row, sent.error);
      }
      this.#changed();
      // The others would meet the same line.
      if (!sent.ok && isLineFault(sent.error)) return;
    }
  }

  #putOff(row: OutboxRow, failure: Failure): void {
    const { outbox, audit, transaction } = this.#stores;
    const now = this.#clock.now();
    const attempts = row.attempts + 1;
    const { code } = failure;
    const delivery = afterFailedAttempt({ createdAt: row.createdAt, attempts }, failure, now);
    this.#logger.warn('outbox-not-sent', { call: row.call, code, attempts, next: delivery.next });
    if (delivery.next === 'again') {
      outbox.attempt(row.id, { code, nextAt: delivery.at, deadAt: null });
      return;
    }
    transaction(() => {
      outbox.attempt(row.id, { code, nextAt: now, deadAt: now });
      audit.append({
        at: now,
        event: 'outbox.given-up',
        actor: 'host',
        window: 'host',
        sessionId: row.sessionId,
        detail: { message: row.id, call: row.call, attempts, code },
      });
    });
  }
}
