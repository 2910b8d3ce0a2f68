import type { Database } from 'better-sqlite3';
import type { SessionRow } from '#domain/issuance/journal.ts';
import { requireOne } from './transaction.ts';

const COLUMNS = 'session_id AS sessionId, opened_at AS openedAt, closed_at AS closedAt, step, state, outcome';

export const createSessionStore = (db: Database) => {
  const insert = db.prepare<SessionRow>(
    `INSERT INTO sessions (session_id, opened_at, closed_at, step, state, outcome)
     VALUES (@sessionId, @openedAt, @closedAt, @step, @state, @outcome)`,
  );
  const update = db.prepare<SessionRow>(
    `UPDATE sessions SET opened_at = @openedAt, closed_at = @closedAt, step = @step, state = @state, outcome = @outcome
     WHERE session_id = @sessionId`,
  );
  const find = db.prepare<[string], SessionRow>(`SELECT ${COLUMNS} FROM sessions WHERE session_id = ?`);
  const open = db.prepare<[], SessionRow>(
    `SELECT ${COLUMNS} FROM sessions WHERE closed_at IS NULL ORDER BY opened_at, rowid`,
  );
  const closedSince = db.prepare<[number], SessionRow>(
    `SELECT ${COLUMNS} FROM sessions WHERE closed_at >= ? ORDER BY closed_at DESC, rowid DESC`,
  );

  return {
    insert(row: SessionRow): void {
      insert.run(row);
    },
    /** Throws when there is no such session. */
    update(row: SessionRow): void {
      requireOne(update.run(row).changes, `session ${row.sessionId}`);
    },
    find: (sessionId: string): SessionRow | null => find.get(sessionId) ?? null,
    /** Sessions without `closedAt`, oldest first. */
    open: (): readonly SessionRow[] => open.all(),
    /** Closed since the instant (inclusive), newest first. */
    closedSince: (at: number): readonly SessionRow[] => closedSince.all(at),
  };
};
