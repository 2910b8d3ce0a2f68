import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { AuditRow } from '#domain/audit/audit-row.ts';
import { atomically } from './transaction.ts';

export type StoredAuditRow = Omit<AuditRow, 'detail'> & { readonly detail: string };

/** Stands before the first row. */
export const CHAIN_START = '0'.repeat(64);

export const AUDIT_COLUMNS = 'at, event, actor, window, session_id AS sessionId, detail';

/** Chain value of a row: SHA-256 over the value before it and all its columns. */
export const chainOf = (before: string, row: StoredAuditRow): string =>
  createHash('sha256')
    .update(JSON.stringify([before, row.at, row.event, row.actor, row.window, row.sessionId, row.detail]))
    .digest('hex');

export const createAuditStore = (db: Database) => {
  const last = db.prepare<[], { readonly chain: string }>('SELECT chain FROM audit ORDER BY id DESC LIMIT 1');
  const insert = db.prepare<StoredAuditRow & { readonly chain: string }>(
    `INSERT INTO audit (at, event, actor, window, session_id, detail, chain)
     VALUES (@at, @event, @actor, @window, @sessionId, @detail, @chain)`,
  );
  const since = db.prepare<[number], StoredAuditRow>(`SELECT ${AUDIT_COLUMNS} FROM audit WHERE at >= ? ORDER BY id`);

  return {
    append(row: AuditRow): void {
      const stored = { ...row, detail: JSON.stringify(row.detail) };
      atomically(db, () => insert.run({ ...stored, chain: chainOf(last.get()?.chain ?? CHAIN_START, stored) }));
    },
    /** Rows at or after the instant, in the order they were written. */
    since: (at: number): readonly AuditRow[] =>
      since.all(at).map((row) => ({ ...row, detail: JSON.parse(row.detail) as AuditRow['detail'] })),
  };
};
