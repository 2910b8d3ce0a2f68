import type { Database } from 'better-sqlite3';
import type { OutboxRow } from '#domain/issuance/journal.ts';
import { requireOne } from './transaction.ts';

type NewRow = Pick<OutboxRow, 'sessionId' | 'key' | 'call' | 'payload' | 'createdAt'>;

const COLUMNS = `id, session_id AS sessionId, key, call, payload, created_at AS createdAt, done_at AS doneAt, attempts,
  last_code AS lastCode, next_at AS nextAt, dead_at AS deadAt`;

export const createOutboxStore = (db: Database) => {
  const append = db.prepare<NewRow>(
    `INSERT INTO outbox (session_id, key, call, payload, created_at)
     VALUES (@sessionId, @key, @call, @payload, @createdAt)`,
  );
  const pending = db.prepare<[], OutboxRow>(`SELECT ${COLUMNS} FROM outbox WHERE done_at IS NULL ORDER BY id`);
  const attempt = db.prepare<{ id: number; code: string; nextAt: number; deadAt: number | null }>(
    `UPDATE outbox SET attempts = attempts + 1, last_code = @code, next_at = @nextAt, dead_at = @deadAt
     WHERE id = @id AND done_at IS NULL`,
  );
  const revive = db.prepare<[number]>(
    'UPDATE outbox SET next_at = 0, dead_at = NULL WHERE id = ? AND done_at IS NULL AND dead_at IS NOT NULL',
  );
  const settle = db.prepare<[number, string | null, number]>(
    'UPDATE outbox SET done_at = ?, settled_by = ? WHERE id = ? AND done_at IS NULL',
  );

  return {
    /** A key used before throws. */
    append(row: NewRow): void {
      append.run(row);
    },
    /** Not settled yet, in the order they were appended. */
    pending: (): readonly OutboxRow[] => pending.all(),
    /**
     * Counts an attempt that failed with `code`: tried again at `nextAt`, or given up at `deadAt`. Throws when the row
     * is settled or unknown.
     */
    attempt(
      id: number,
      failed: { readonly code: string; readonly nextAt: number; readonly deadAt: number | null },
    ): void {
      requireOne(attempt.run({ id, ...failed }).changes, `pending outbox row ${id}`);
    },
    /** One that was given up is tried again at once; throws when it was not. */
    revive(id: number): void {
      requireOne(revive.run(id).changes, `dead outbox row ${id}`);
    },
    /** The platform has it, or (`by`) people settled it by hand; throws when the row is settled already or unknown. */
    settle(id: number, at: number, by: string | null = null): void {
      requireOne(settle.run(at, by, id).changes, `pending outbox row ${id}`);
    },
  };
};
