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
  const park = db.prepare<[number | null, string]>('UPDATE sessions SET parked_at = ? WHERE session_id = ?');
  const parked = db.prepare<[], SessionRow & { readonly parkedAt: number }>(
    `SELECT ${COLUMNS}, parked_at AS parkedAt FROM sessions WHERE parked_at IS NOT NULL ORDER BY parked_at, rowid`,
  );

  return {
    /** Puts a session aside until its review is over, or (null) takes it up again. Throws when there is none. */
    park(sessionId: string, at: number | null): void {
      requireOne(park.run(at, sessionId).changes, `session ${sessionId}`);
    },
    /** Sessions put aside, the one that waits longest first. */
    parked: (): readonly (SessionRow & { readonly parkedAt: number })[] => parked.all(),
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
