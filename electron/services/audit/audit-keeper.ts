import { type Clock, chinaDate, chinaDayEnd, chinaDayStart } from '#basics/clock.ts';
import type { Logger } from '#basics/logger.ts';
import type { StoredAuditRow } from '#domain/audit/audit-row.ts';
import { signedText } from '#domain/audit/signature.ts';
import type { Stores } from '../ports.ts';
import { noteAudit } from './note-audit.ts';
import type { StationKey } from './station-key.ts';

const KEY_VALUE = 'stationPublicKey';

/**
 * Signs the audit with the station's key: each day when it is over, what stands unsigned of earlier days at the start,
 * and everything when the kiosk closes. A signature covers every row up to its own. What a full disk does not take is
 * signed the next time.
 */
export class AuditKeeper {
  readonly #stores: Pick<Stores, 'audit' | 'values' | 'transaction'>;
  readonly #key: StationKey;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #closing = new AbortController();
  #loop: Promise<void> = Promise.resolve();

  constructor(options: {
    readonly stores: Pick<Stores, 'audit' | 'values' | 'transaction'>;
    readonly key: StationKey;
    readonly clock: Clock;
    readonly logger: Logger;
  }) {
    this.#stores = options.stores;
    this.#key = options.key;
    this.#clock = options.clock;
    this.#logger = options.logger;
  }

  /** Signs the days that are over, and each further one when it ends; `eachDay` runs after it, and once now. */
  start(eachDay: () => void): void {
    this.#loop = this.#everyDay(eachDay);
  }

  /** Signs what there is. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#loop;
    this.signAll();
  }

  /** The rows of the days before today. */
  signFinishedDays(): void {
    this.#signUpTo(() => this.#stores.audit.lastBefore(chinaDayStart(this.#clock.now())));
  }

  signAll(): void {
    this.#signUpTo(() => this.#stores.audit.last());
  }

  #signUpTo(last: () => StoredAuditRow | null): void {
    noteAudit(this.#logger, 'signature', () => {
      this.#noteKey();
      this.#sign(last());
    });
  }

  async #everyDay(eachDay: () => void): Promise<void> {
    const { signal } = this.#closing;
    while (!signal.aborted) {
      this.signFinishedDays();
      noteAudit(this.#logger, 'every-day', eachDay);
      const now = this.#clock.now();
      await this.#clock.sleep(chinaDayEnd(now) - now, signal);
    }
  }

  /** A key is known by the row that names it. */
  #noteKey(): void {
    const { audit, values, transaction } = this.#stores;
    const { publicKeyHex } = this.#key;
    if (values.get(KEY_VALUE) === publicKeyHex) return;
    transaction(() => {
      values.set(KEY_VALUE, publicKeyHex);
      audit.append({
        at: this.#clock.now(),
        event: 'station.key-made',
        actor: 'station',
        window: 'host',
        sessionId: null,
        detail: { publicKey: publicKeyHex },
      });
    });
  }

  #sign(row: StoredAuditRow | null): void {
    const { audit } = this.#stores;
    if (row === null || row.id <= (audit.lastSignature()?.lastRow ?? 0)) return;
    const signed = { day: chinaDate(row.at), lastRow: row.id, chain: row.chain };
    const signature = this.#key.signBytes(new TextEncoder().encode(signedText(signed)));
    audit.sign({ ...signed, at: this.#clock.now(), publicKey: this.#key.publicKeyHex, signature });
  }
}
