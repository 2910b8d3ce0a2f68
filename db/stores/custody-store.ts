import type { Database } from 'better-sqlite3';
import type { BlankState } from '#domain/stock/blank.ts';
import type { CustodyEvent } from '#domain/stock/custody.ts';

/** A card of the ledger that went into the reject box, with what happened to it since. */
export interface CustodyRow {
  readonly blankId: string;
  readonly state: BlankState;
  /** Why it was spoiled or retained. */
  readonly reason: string | null;
  /** When it was. */
  readonly since: number;
  /** The last event that put it somewhere; null: it lies in the reject box. */
  readonly lastEvent: CustodyEvent['event'] | null;
  readonly lastAt: number | null;
  readonly calledForAt: number | null;
}

export const createCustodyStore = (db: Database) => {
  const insert = db.prepare<CustodyEvent>(
    'INSERT INTO custody (at, blank_id, event, first, second) VALUES (@at, @blankId, @event, @first, @second)',
  );
  const of = db.prepare<[string], CustodyEvent>(
    'SELECT at, blank_id AS blankId, event, first, second FROM custody WHERE blank_id = ? ORDER BY id',
  );
  const SELECT = `
    WITH discarded AS (
      SELECT blank_id, state, (
        SELECT max(id) FROM stock_movements
        WHERE stock_movements.blank_id = blanks.blank_id AND to_state IN ('spoiled', 'retained')
      ) AS line, (
        SELECT max(id) FROM custody WHERE custody.blank_id = blanks.blank_id AND event <> 'called-for'
      ) AS step
      FROM blanks
      WHERE state IN ('spoiled', 'retained') OR blank_id IN (SELECT blank_id FROM custody)
    )
    SELECT discarded.blank_id AS blankId, state, stock_movements.reason, stock_movements.at AS since,
      custody.event AS lastEvent, custody.at AS lastAt, (
        SELECT max(at) FROM custody WHERE custody.blank_id = discarded.blank_id AND event = 'called-for'
      ) AS calledForAt
    FROM discarded JOIN stock_movements ON stock_movements.id = line LEFT JOIN custody ON custody.id = step`;
  const open = db.prepare<[], CustodyRow>(
    `${SELECT} WHERE custody.event IS NULL OR custody.event = 'to-drawer' ORDER BY since, 1`,
  );
  const find = db.prepare<[string], CustodyRow>(`${SELECT} WHERE discarded.blank_id = ?`);
  const ended = db.prepare<[number], CustodyRow>(
    `${SELECT} WHERE custody.event IN ('handed-over', 'destroyed') AND custody.at >= ? ORDER BY custody.id DESC`,
  );

  return {
    /** A card can be handed over or destroyed once only: the second time throws. */
    append(event: CustodyEvent): void {
      insert.run(event);
    },
    /** What happened to a card since it left the machine, oldest first. */
    of: (blankId: string): readonly CustodyEvent[] => of.all(blankId),
    /** Cards that are neither destroyed nor handed over, the oldest first. */
    open: (): readonly CustodyRow[] => open.all(),
    find: (blankId: string): CustodyRow | null => find.get(blankId) ?? null,
    /** Cards destroyed or handed over at or after the instant, the last one first. */
    endedSince: (at: number): readonly CustodyRow[] => ended.all(at),
  };
};
