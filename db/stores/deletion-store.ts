import type { Database } from 'better-sqlite3';
import { atomically, requireOne } from './transaction.ts';

interface ClosedSession {
  readonly sessionId: string;
  readonly closedAt: number;
  readonly state: string;
  readonly unsentCalls: number;
}

/** What is deleted of closed sessions by rule, with the record that it was. */
export const createDeletionStore = (db: Database) => {
  const candidates = db.prepare<[number], ClosedSession>(
    `SELECT session_id AS sessionId, closed_at AS closedAt, state,
       (SELECT count(*) FROM outbox o WHERE o.session_id = s.session_id AND o.done_at IS NULL) AS unsentCalls
     FROM sessions s
     WHERE closed_at <= ? AND NOT EXISTS (SELECT 1 FROM deletions d WHERE d.session_id = s.session_id)
     ORDER BY closed_at, rowid`,
  );
  const pictures = db.prepare<[string]>('DELETE FROM pictures WHERE session_id = ?');
  const state = db.prepare<[string, string]>(
    'UPDATE sessions SET state = ? WHERE session_id = ? AND closed_at IS NOT NULL',
  );
  const payloads = db.prepare<[string]>("UPDATE outbox SET payload = '{}' WHERE session_id = ?");
  const record = db.prepare<{ sessionId: string; at: number; pictures: number; keepDays: number }>(
    `INSERT INTO deletions (session_id, at, pictures, keep_days) VALUES (@sessionId, @at, @pictures, @keepDays)`,
  );

  return {
    /** Sessions closed at or before the instant of which nothing was deleted yet, oldest first. */
    candidates: (closedUpTo: number): readonly ClosedSession[] => candidates.all(closedUpTo),
    /**
     * Deletes the pictures of a closed session and the arguments of its calls, puts `state` in the place of its state,
     * and records it. Answers the number of pictures. Throws when the session is not closed or was done before.
     */
    forget(session: {
      readonly sessionId: string;
      readonly state: string;
      readonly at: number;
      readonly keepDays: number;
    }): number {
      return atomically(db, () => {
        const { sessionId, at, keepDays } = session;
        const { changes } = pictures.run(sessionId);
        requireOne(state.run(session.state, sessionId).changes, `closed session ${sessionId}`);
        payloads.run(sessionId);
        record.run({ sessionId, at, pictures: changes, keepDays });
        return changes;
      });
    },
  };
};
