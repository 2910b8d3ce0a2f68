import type { Clock } from '#basics/clock.ts';
import type { Logger } from '#basics/logger.ts';
import { done, type Failure, fail, type Result } from '#basics/result.ts';
import type { AuditRow } from '#domain/audit/audit-row.ts';
import type { ToCheck } from '#domain/database/to-check.ts';
import type { Pair } from '#domain/staff/pair.ts';
import { noteAudit } from '../audit/note-audit.ts';
import type { BackupFacts, CardPrinter, DatabaseFiles, Platform, Stores } from '../ports.ts';
import { markConfirmed, unconfirmedRestore } from './restored.ts';
import { gatherToCheck } from './to-check.ts';

/** How often is looked whether a backup is due. */
const LOOK_EVERY_MS = 15 * 60_000;
const DAY_MS = 24 * 3_600_000;

/** Backups of the database while the kiosk runs and at its end, and what follows a restore. */
export class DatabaseService {
  readonly #files: DatabaseFiles;
  readonly #stores: Stores;
  readonly #devices: { readonly platform: Platform; readonly printer: CardPrinter };
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #idle: () => boolean;
  readonly #changed: () => void;
  readonly #stop = new AbortController();
  #loop: Promise<void> | null = null;
  #lastFailure: Failure | null = null;

  constructor(options: {
    readonly files: DatabaseFiles;
    readonly stores: Stores;
    readonly devices: { readonly platform: Platform; readonly printer: CardPrinter };
    readonly clock: Clock;
    readonly logger: Logger;
    /** Nobody is served: the copy may hold everything up for a moment. */
    readonly idle: () => boolean;
    readonly changed: () => void;
  }) {
    this.#files = options.files;
    this.#stores = options.stores;
    this.#devices = options.devices;
    this.#clock = options.clock;
    this.#logger = options.logger;
    this.#idle = options.idle;
    this.#changed = options.changed;
  }

  get files(): DatabaseFiles {
    return this.#files;
  }

  /** Why the last backup was not made; null when it was. */
  get lastFailure(): Failure | null {
    return this.#lastFailure;
  }

  /** Makes a backup when the last one is a day old, between two people. */
  start(): void {
    this.#loop ??= this.#run();
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      const [last] = this.#files.backups();
      const due = last === undefined || this.#clock.now() - last.at >= DAY_MS;
      if (due && this.#idle()) this.backUp('host');
      await this.#clock.sleep(LOOK_EVERY_MS, signal);
    }
  }

  /** At the end of the kiosk, when nothing writes any more: the last state is kept too. */
  async close(): Promise<void> {
    this.#stop.abort();
    await this.#loop;
    this.backUp('host');
  }

  /** A backup now. Fails with `database.backup-failed`, `database.backup-bad`; earlier ones stay. `by`: staff number. */
  backUp(by: string): Result<BackupFacts> {
    const at = this.#clock.now();
    const made = this.#files.backup(at);
    this.#lastFailure = made.ok ? null : made.error;
    if (made.ok) {
      const { name, bytes } = made.value;
      this.#logger.info('database-backed-up', { backup: name, bytes });
      this.#note({ event: 'database.backed-up', by, detail: { name, bytes } });
    } else {
      this.#logger.error('database-not-backed-up', { code: made.error.code, params: made.error.params });
    }
    this.#changed();
    return made;
  }

  /** A backup is good whether or not the disk still takes the line that says so. */
  #note({ event, by, detail }: Pick<AuditRow, 'event' | 'detail'> & { readonly by: string }): void {
    const window = by === 'host' ? 'host' : 'teller';
    noteAudit(this.#logger, event, () =>
      this.#stores.audit.append({ at: this.#clock.now(), event, actor: by, window, sessionId: null, detail }),
    );
  }

  /** What platform and printer say happened after the backup these books come from; null when nothing was restored. */
  async toCheck(): Promise<ToCheck | null> {
    const mark = unconfirmedRestore(this.#stores);
    return mark === null ? null : gatherToCheck(this.#stores, this.#devices, mark.backupAt, mark.counters);
  }

  /** Two people went through the list. Fails with `database.nothing-restored`. */
  async confirmRestored({ first, second }: Pair): Promise<Result<void>> {
    const list = await this.toCheck();
    const mark = unconfirmedRestore(this.#stores);
    if (mark === null) return fail('database.nothing-restored', 'ask');
    this.#stores.transaction(() => {
      const at = this.#clock.now();
      markConfirmed(this.#stores, mark, at);
      this.#stores.audit.append({
        at,
        event: 'database.restore-confirmed',
        actor: first.staffId,
        window: 'teller',
        sessionId: null,
        detail: { backup: mark.backup, orders: list?.orders?.length ?? null, second: second.staffId },
      });
    });
    this.#changed();
    return done;
  }
}
