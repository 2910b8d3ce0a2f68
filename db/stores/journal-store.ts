import type { Database } from 'better-sqlite3';
import type { JournalRow } from '#domain/issuance/journal.ts';

type StoredRow = Omit<JournalRow, 'detail'> & { readonly detail: string };

export const createJournalStore = (db: Database) => {
  const append = db.prepare<Omit<StoredRow, 'seq'>, { readonly seq: number }>(
    `INSERT INTO journal (session_id, seq, at, effect, phase, key, result, code, detail)
     SELECT @sessionId, coalesce(max(seq), 0) + 1, @at, @effect, @phase, @key, @result, @code, @detail
     FROM journal WHERE session_id = @sessionId
     RETURNING seq`,
  );
  const of = db.prepare<[string], StoredRow>(
    `SELECT session_id AS sessionId, seq, at, effect, phase, key, result, code, detail
     FROM journal WHERE session_id = ? ORDER BY seq`,
  );

  const orderIds = db
    .prepare<[], string>(
      `SELECT DISTINCT json_extract(detail, '$.orderId') FROM journal
       WHERE effect = 'create-order' AND phase = 'outcome' AND result = 'done'`,
    )
    .pluck();

  return {
    /** Ids of all orders the journal ever heard of; reads all of it. */
    orderIds: (): ReadonlySet<string> => new Set(orderIds.all()),
    /** Appends with the next `seq` of the session; an outcome without a result throws. */
    append(row: Omit<JournalRow, 'seq'>): JournalRow {
      const inserted = append.get({ ...row, detail: JSON.stringify(row.detail) });
      if (inserted === undefined) throw new Error(`journal of ${row.sessionId} took no row`);
      return { ...row, seq: inserted.seq };
    },
    of: (sessionId: string): readonly JournalRow[] =>
      of.all(sessionId).map((row) => ({ ...row, detail: JSON.parse(row.detail) as JournalRow['detail'] })),
  };
};
