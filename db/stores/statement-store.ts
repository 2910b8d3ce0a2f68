import type { Database } from 'better-sqlite3';
import type { Count, SignedStatement, StockCount } from '#domain/stock/day-statement.ts';

type StoredCount = Omit<StockCount, 'counted' | 'expected'> & { readonly counted: string; readonly expected: string };

const COUNT_COLUMNS = 'id, at, day, counted_by AS countedBy, counted, expected, movement_id AS movementId';
const STATEMENT_COLUMNS = 'id, at, day, count_id AS countId, content, signature';

export const createStatementStore = (db: Database) => {
  const insertCount = db.prepare<Omit<StoredCount, 'id'>>(
    `INSERT INTO stock_counts (at, day, counted_by, counted, expected, movement_id)
     VALUES (@at, @day, @countedBy, @counted, @expected, @movementId)`,
  );
  const findCount = db.prepare<[number], StoredCount>(`SELECT ${COUNT_COLUMNS} FROM stock_counts WHERE id = ?`);
  const countsOf = db.prepare<[string], { readonly count: number }>(
    'SELECT count(*) AS count FROM stock_counts WHERE day = ?',
  );
  const insertStatement = db.prepare<Omit<SignedStatement, 'id'>>(
    `INSERT INTO day_statements (at, day, count_id, content, signature)
     VALUES (@at, @day, @countId, @content, @signature)`,
  );
  const findStatement = db.prepare<[number], SignedStatement>(
    `SELECT ${STATEMENT_COLUMNS} FROM day_statements WHERE id = ?`,
  );
  const latest = db.prepare<[number], SignedStatement>(
    `SELECT ${STATEMENT_COLUMNS} FROM day_statements ORDER BY id DESC LIMIT ?`,
  );
  const ofCount = db.prepare<[number], SignedStatement>(
    `SELECT ${STATEMENT_COLUMNS} FROM day_statements WHERE count_id = ?`,
  );
  const toCount = ({ counted, expected, ...row }: StoredCount): StockCount => ({
    ...row,
    counted: JSON.parse(counted) as Count,
    expected: JSON.parse(expected) as Count,
  });

  return {
    appendCount({ counted, expected, ...row }: Omit<StockCount, 'id'>): number {
      const line = { ...row, counted: JSON.stringify(counted), expected: JSON.stringify(expected) };
      return Number(insertCount.run(line).lastInsertRowid);
    },
    findCount(id: number): StockCount | null {
      const row = findCount.get(id);
      return row === undefined ? null : toCount(row);
    },
    /** How often stock was counted that day. */
    countsOf: (day: string): number => countsOf.get(day)?.count ?? 0,
    /** A count can be signed once only: the second time throws. */
    append: (row: Omit<SignedStatement, 'id'>): number => Number(insertStatement.run(row).lastInsertRowid),
    find: (id: number): SignedStatement | null => findStatement.get(id) ?? null,
    ofCount: (countId: number): SignedStatement | null => ofCount.get(countId) ?? null,
    /** The last ones, the newest first. */
    latest: (most: number): readonly SignedStatement[] => latest.all(most),
  };
};
