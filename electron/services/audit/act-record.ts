import type { AuditRow } from '#domain/audit/audit-row.ts';
import type { AuditStore } from '../ports.ts';

/** Which session an act belongs to, and whom that session is about. */
export interface ActSubject {
  readonly sessionId: string | null;
  /** Keyed hash of the identity number; null while nobody is known. */
  readonly person: string | null;
}

/**
 * The audit row of one call of a person, written once: by the service, inside the transaction of the act itself, or
 * else by the dispatcher after the call went well. A call that only reads has none (`row` null).
 */
export class ActRecord {
  readonly #audit: Pick<AuditStore, 'append'>;
  #row: Omit<AuditRow, keyof ActSubject> | null;

  constructor(audit: Pick<AuditStore, 'append'>, row: Omit<AuditRow, keyof ActSubject> | null) {
    this.#audit = audit;
    this.#row = row;
  }

  /** Writes the row unless it was written before. */
  write(subject: ActSubject): void {
    if (this.#row === null) return;
    this.#audit.append({ ...this.#row, ...subject });
    this.#row = null;
  }
}
