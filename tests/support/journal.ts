import { unwrap } from '#basics/result.ts';
import { connect } from '#db/connection.ts';
import { databaseFile, loadDatabaseKey } from '#db/database-key.ts';
import type { ActName } from '#domain/issuance/effects.ts';

export interface JournalLine {
  readonly sessionId: string;
  readonly seq: number;
  readonly effect: ActName;
  readonly phase: 'intent' | 'outcome';
  readonly result: 'done' | 'failed' | null;
}

/** The journal of a training station nobody has open, by plain SQL, in the order it was written. */
export const journalOf = (dir: string): readonly JournalLine[] => {
  const key = unwrap(loadDatabaseKey({ dir, env: {} }));
  const db = connect(databaseFile(dir), { key, timeout: 5_000 }, true);
  try {
    return db
      .prepare<[], JournalLine>(
        'SELECT session_id AS sessionId, seq, effect, phase, result FROM journal ORDER BY at, session_id, seq',
      )
      .all();
  } finally {
    db.close();
  }
};
