import type { Database } from 'better-sqlite3';
import type { Blank, BlankState, StateCounts, StockBalance } from '#domain/stock/blank.ts';
import type { BoxMove, BoxPlace, BoxSource } from '#domain/stock/box-place.ts';
import type { MoveCount } from '#domain/stock/fed.ts';
import type { StockMovement } from '#domain/stock/movement.ts';

interface StoredBlank {
  readonly blankId: string;
  readonly boxId: string | null;
  readonly position: number | null;
  readonly cardId: string | null;
  readonly resetInformation: string | null;
  readonly state: BlankState;
  readonly reason: string | null;
  readonly sessionId: string | null;
  readonly identified: number;
}

interface BoxCount {
  readonly boxId: string;
  readonly bank: string;
  readonly source: BoxSource;
  readonly place: BoxPlace;
  readonly receivedAt: number;
  /** Blanks on its list. */
  readonly blanks: number;
  readonly stocked: number;
  readonly loaded: number;
}

const NONE: StateCounts = {
  received: 0,
  stocked: 0,
  loaded: 0,
  'in-machine': 0,
  issued: 0,
  spoiled: 0,
  retained: 0,
  test: 0,
  missing: 0,
  returned: 0,
};

const COLUMNS = `blank_id AS blankId, box_id AS boxId, position, card_id AS cardId,
  reset_information AS resetInformation, state, reason, session_id AS sessionId, identified`;

const toBlank = (row: StoredBlank): Blank => ({
  blankId: row.blankId,
  boxId: row.boxId ?? '',
  position: row.position ?? 0,
  cardId: row.cardId ?? '',
  resetInformation: row.resetInformation ?? '',
  state: row.state,
  reason: row.reason,
  sessionId: row.sessionId,
  identified: row.identified === 1,
});

/** The questions to the stock. */
export const createStockReading = (db: Database) => {
  const find = db.prepare<[string], StoredBlank>(`SELECT ${COLUMNS} FROM blanks WHERE blank_id = ?`);
  const findByCardId = db.prepare<[string], StoredBlank>(`SELECT ${COLUMNS} FROM blanks WHERE card_id = ?`);
  const blanksOf = db.prepare<[string], StoredBlank>(
    `SELECT ${COLUMNS} FROM blanks WHERE box_id = ? ORDER BY position`,
  );
  const inMachine = db.prepare<[], StoredBlank>(
    `SELECT ${COLUMNS} FROM blanks WHERE state = 'in-machine' ORDER BY load_order, blank_id`,
  );
  const missing = db.prepare<[], StoredBlank>(
    `SELECT ${COLUMNS} FROM blanks WHERE state = 'missing' ORDER BY load_order, blank_id`,
  );
  const next = db.prepare<[number], StoredBlank>(
    `SELECT ${COLUMNS} FROM blanks
     WHERE state = 'loaded'
       AND box_id IS (SELECT box_id FROM blanks WHERE state = 'loaded' ORDER BY load_order LIMIT 1)
     ORDER BY position, load_order LIMIT ?`,
  );
  const boxed = db.prepare<[number], { readonly count: number }>(
    `SELECT count(*) AS count FROM stock_movements
     WHERE id > ? AND from_state IN ('in-machine', 'missing', 'loaded')
       AND (to_state IN ('spoiled', 'retained') OR (to_state = 'test' AND reason = 'diagnostics.test-card'))`,
  );
  const lastMovement = db.prepare<[], { readonly id: number }>(
    'SELECT coalesce(max(id), 0) AS id FROM stock_movements',
  );
  const boxes = db.prepare<[], BoxCount>(
    `SELECT box_id AS boxId, bank, source, place, received_at AS receivedAt, count(blank_id) AS blanks,
       count(*) FILTER (WHERE state = 'stocked') AS stocked,
       count(*) FILTER (WHERE state = 'loaded') AS loaded
     FROM boxes LEFT JOIN blanks USING (box_id) GROUP BY box_id ORDER BY received_at, boxes.rowid`,
  );
  const movements = db.prepare<[string], StockMovement>(
    `SELECT at, blank_id AS blankId, from_state AS "from", to_state AS "to", reason, session_id AS sessionId
     FROM stock_movements WHERE blank_id = ? ORDER BY id`,
  );
  const balance = db.prepare<[], Omit<StockBalance, 'unaccounted'>>(
    `SELECT count(*) FILTER (WHERE state NOT IN ('received', 'stocked', 'returned')) AS loaded,
       count(*) FILTER (WHERE state = 'issued') AS issued,
       count(*) FILTER (WHERE state = 'spoiled') AS spoiled,
       count(*) FILTER (WHERE state = 'retained') AS retained,
       count(*) FILTER (WHERE state = 'test') AS test,
       count(*) FILTER (WHERE state = 'loaded') AS inFeeder,
       count(*) FILTER (WHERE state = 'in-machine') AS inMachine
     FROM blanks`,
  );

  const boxMoves = db.prepare<[string], BoxMove>(
    `SELECT at, box_id AS boxId, from_place AS "from", to_place AS "to", blanks, first, second
     FROM box_moves WHERE box_id = ? ORDER BY id`,
  );
  const movesSince = db.prepare<[number], MoveCount>(
    `SELECT from_state AS "from", to_state AS "to", session_id IS NOT NULL AS bySession, count(*) AS count
     FROM stock_movements WHERE id > ? GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
  );
  const movesBetween = db.prepare<[number, number], MoveCount>(
    `SELECT from_state AS "from", to_state AS "to", session_id IS NOT NULL AS bySession, count(*) AS count
     FROM stock_movements WHERE at >= ? AND at < ? GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
  );
  const issuedBetween = db.prepare<[number, number], StoredBlank>(
    `SELECT ${COLUMNS} FROM blanks WHERE blank_id IN (
       SELECT blank_id FROM stock_movements
       WHERE at >= ? AND at < ? AND to_state = 'issued' AND from_state IS NOT 'retained')
     ORDER BY blank_id`,
  );
  const lastStates = db.prepare<[], { readonly state: BlankState; readonly count: number }>(
    `SELECT to_state AS state, count(*) AS count FROM stock_movements
     WHERE id IN (SELECT max(id) FROM stock_movements GROUP BY blank_id) GROUP BY to_state`,
  );

  const one = (row: StoredBlank | undefined): Blank | null => (row === undefined ? null : toBlank(row));

  return {
    /** Per box, in the order received: blanks in the store room and blanks in the feeder now. */
    boxes: (): readonly BoxCount[] => boxes.all(),
    /** All blanks of a box, in their order. */
    blanksOf: (boxId: string): readonly Blank[] => blanksOf.all(boxId).map(toBlank),
    find: (blankId: string): Blank | null => one(find.get(blankId)),
    /** Upper and lower case digits are the same. */
    findByCardId: (cardId: string): Blank | null => one(findByCardId.get(cardId)),
    /** The blank the feeder gives next: lowest place of the box loaded first; null when none is loaded. */
    nextInFeeder: (): Blank | null => one(next.get(1)),
    /** The blanks the feeder gives next, at most `count` of the box that is being used. */
    feederOrder: (count: number): readonly Blank[] => next.all(count).map(toBlank),
    inMachine: (): readonly Blank[] => inMachine.all().map(toBlank),
    missing: (): readonly Blank[] => missing.all().map(toBlank),
    /** Cards that went into the reject box after that ledger line. */
    boxedSince: (movementId: number): number => boxed.get(movementId)?.count ?? 0,
    /** Number of the last ledger line, 0 before the first. */
    lastMovement: (): number => lastMovement.get()?.id ?? 0,
    /** The way of a box, oldest step first. */
    boxMoves: (boxId: string): readonly BoxMove[] => boxMoves.all(boxId),
    /** Ledger lines after that line, counted by kind. */
    movesSince: (movementId: number): readonly MoveCount[] => movesSince.all(movementId),
    /** Ledger lines from the first instant (inclusive) to the second (exclusive), counted by kind. */
    movesBetween: (from: number, to: number): readonly MoveCount[] => movesBetween.all(from, to),
    /** Blanks handed over in that time by a session; a kept card that its holder got later is none of them. */
    issuedBetween: (from: number, to: number): readonly Blank[] => issuedBetween.all(from, to).map(toBlank),
    /** How many blanks are in each state by their last ledger lines alone. */
    lastStates(): StateCounts {
      const counts = Object.fromEntries(lastStates.all().map(({ state, count }) => [state, count]));
      return { ...NONE, ...counts };
    },
    /** Ledger lines of a blank, oldest first. */
    movements: (blankId: string): readonly StockMovement[] => movements.all(blankId),
    /** `loaded` counts every blank that left the store room; what is in no other place is `unaccounted`. */
    balance(): StockBalance {
      const row = balance.get();
      if (row === undefined) throw new Error('a count without a row');
      const { loaded, issued, spoiled, retained, test, inFeeder, inMachine } = row;
      const unaccounted = loaded - issued - spoiled - retained - test - inFeeder - inMachine;
      return { loaded, issued, spoiled, retained, test, inFeeder, inMachine, unaccounted };
    },
  };
};
