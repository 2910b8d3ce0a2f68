import type { Database } from 'better-sqlite3';
import type { RecoveryRow } from '#domain/recovery/recovery-row.ts';

type StoredRecovery = Omit<RecoveryRow, 'evidence'> & { readonly evidence: string };

const COLUMNS = 'id, at, session_id AS sessionId, step, act, decision, code, evidence, actor';

export const createRecoveryStore = (db: Database) => {
  const insert = db.prepare<Omit<StoredRecovery, 'id'>>(
    `INSERT INTO recoveries (at, session_id, step, act, decision, code, evidence, actor)
     VALUES (@at, @sessionId, @step, @act, @decision, @code, @evidence, @actor)`,
  );
  const ofSession = db.prepare<[string], StoredRecovery>(
    `SELECT ${COLUMNS} FROM recoveries WHERE session_id = ? ORDER BY id`,
  );

  return {
    append(row: Omit<RecoveryRow, 'id'>): RecoveryRow {
      const { lastInsertRowid } = insert.run({ ...row, evidence: JSON.stringify(row.evidence) });
      return { ...row, id: Number(lastInsertRowid) };
    },
    /** Of one session, oldest first. */
    of: (sessionId: string): readonly RecoveryRow[] =>
      ofSession.all(sessionId).map((row) => ({
        ...row,
        evidence: JSON.parse(row.evidence) as RecoveryRow['evidence'],
      })),
  };
};
