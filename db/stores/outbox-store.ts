import type { Database } from 'better-sqlite3';
import type { OutboxRow } from '#domain/issuance/journal.ts';
import { requireOne } from './transaction.ts';

type NewRow = Pick<OutboxRow, 'sessionId' | 'key' | 'call' | 'payload' | 'createdAt'>;

export const createOutboxStore = (db: Database) => {
  const append = db.prepare<NewRow>(
    `INSERT INTO outbox (session_id, key, call, payload, created_at)
     VALUES (@sessionId, @key, @call, @payload, @createdAt)`,
  );
  const pending = db.prepare<[], OutboxRow>(
    `SELECT id, session_id AS sessionId, key, call, payload, created_at AS createdAt, done_at AS doneAt, attempts,
       last_code AS lastCode
     FROM outbox WHERE done_at IS NULL ORDER BY id`,
  );
  const attempt = db.prepare<[string, number]>(
    'UPDATE outbox SET attempts = attempts + 1, last_code = ? WHERE id = ? AND done_at IS NULL',
  );
  const settle = db.prepare<[number, number]>('UPDATE outbox SET done_at = ? WHERE id = ? AND done_at IS NULL');

  return {
    /** A key used before throws. */
    append(row: NewRow): void {
      append.run(row);
    },
    /** Not settled yet, in the order they were appended. */
    pending: (): readonly OutboxRow[] => pending.all(),
    /** Counts an attempt that failed with `code`; throws when the row is settled or unknown. */
    attempt(id: number, code: string): void {
      requireOne(attempt.run(code, id).changes, `pending outbox row ${id}`);
    },
    /** The platform has it; throws when the row is settled already or unknown. */
    settle(id: number, at: number): void {
      requireOne(settle.run(at, id).changes, `pending outbox row ${id}`);
    },
  };
};
