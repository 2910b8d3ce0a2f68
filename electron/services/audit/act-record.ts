import type { AuditDetail, AuditRow } from '#domain/audit/audit-row.ts';
import type { AuditStore } from '../ports.ts';

export type { AuditDetail } from '#domain/audit/audit-row.ts';
export type { AuditEventId } from '#domain/audit/catalogue.ts';

/** Which session an act belongs to, and whom that session is about. */
export interface ActSubject {
  readonly sessionId: string | null;
  /** Keyed hash of the identity number; null while nobody is known. */
  readonly person: string | null;
}

/** Writes an act's row inside the transaction of whoever does the act. */
export type Recorder = Pick<ActRecord, 'write'>;

/** An act between sessions. */
export const NO_SESSION: ActSubject = { sessionId: null, person: null };

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

  /** Writes the row unless it was written before; `found` adds what is known only now. */
  write(subject: ActSubject, found: AuditDetail = {}): void {
    if (this.#row === null) return;
    const { detail, ...row } = this.#row;
    this.#audit.append({ ...row, ...subject, detail: { ...detail, ...found } });
    this.#row = null;
  }
}
