import type { Database } from 'better-sqlite3';
import type { StockException } from '#domain/stock/exception.ts';

type StoredException = Omit<StockException, 'detail'> & { readonly detail: string };

const COLUMNS = 'id, at, kind, expected, seen, session_id AS sessionId, blank_id AS blankId, detail';

export const createExceptionStore = (db: Database) => {
  const insert = db.prepare<Omit<StoredException, 'id'>>(
    `INSERT INTO stock_exceptions (at, kind, expected, seen, session_id, blank_id, detail)
     VALUES (@at, @kind, @expected, @seen, @sessionId, @blankId, @detail)`,
  );
  const after = db.prepare<[number], StoredException>(
    `SELECT ${COLUMNS} FROM stock_exceptions WHERE id > ? ORDER BY id`,
  );
  const ofSession = db.prepare<[string], StoredException>(
    `SELECT ${COLUMNS} FROM stock_exceptions WHERE session_id = ? ORDER BY id`,
  );
  const ofBlank = db.prepare<[string], StoredException>(
    `SELECT ${COLUMNS} FROM stock_exceptions WHERE blank_id = ? ORDER BY id`,
  );
  const between = db.prepare<[number, number], StoredException>(
    `SELECT ${COLUMNS} FROM stock_exceptions WHERE at >= ? AND at < ? ORDER BY id`,
  );
  const read = (row: StoredException): StockException => ({
    ...row,
    detail: JSON.parse(row.detail) as StockException['detail'],
  });

  return {
    append(row: Omit<StockException, 'id'>): StockException {
      const { lastInsertRowid } = insert.run({ ...row, detail: JSON.stringify(row.detail) });
      return { ...row, id: Number(lastInsertRowid) };
    },
    /** Those with a higher id, oldest first; all of them after 0. */
    after: (id: number): readonly StockException[] => after.all(id).map(read),
    /** Found from the first instant (inclusive) to the second (exclusive). */
    between: (from: number, to: number): readonly StockException[] => between.all(from, to).map(read),
    ofBlank: (blankId: string): readonly StockException[] => ofBlank.all(blankId).map(read),
    ofSession: (sessionId: string): readonly StockException[] => ofSession.all(sessionId).map(read),
  };
};
