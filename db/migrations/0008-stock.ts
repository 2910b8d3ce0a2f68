import type { Migration } from '../migrate.ts';

const STATES =
  "('received', 'stocked', 'loaded', 'in-machine', 'issued', 'spoiled', 'retained', 'test', 'missing', 'returned')";

const appendOnly = (table: string): string => `
CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table}
  BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;
CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table}
  BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;
`;

/**
 * The whole life of stock: where a box is and how it came, blanks that go back to the bank, rolls of ribbon, cards after
 * they left the machine, blind counts and signed statements. `blanks` and `stock_movements` are built anew for the state
 * `returned`; their rows and numbers stay.
 */
export const stock: Migration = {
  version: 8,
  sql: `
ALTER TABLE boxes ADD COLUMN source TEXT NOT NULL DEFAULT 'platform' CHECK (source IN ('platform', 'file', 'scan'));
ALTER TABLE boxes ADD COLUMN place TEXT NOT NULL DEFAULT 'vault'
  CHECK (place IN ('vault', 'drawer', 'machine', 'bank'));
UPDATE boxes SET place = 'machine' WHERE box_id IN (SELECT box_id FROM blanks WHERE state <> 'stocked');

CREATE TABLE box_moves (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  box_id TEXT NOT NULL REFERENCES boxes (box_id),
  from_place TEXT CHECK (from_place IN ('vault', 'drawer', 'machine', 'bank')),
  to_place TEXT NOT NULL CHECK (to_place IN ('vault', 'drawer', 'machine', 'bank')),
  blanks INTEGER NOT NULL CHECK (blanks >= 0),
  -- Staff numbers; the second is null where one person may do it alone, both are where the station did it.
  first TEXT,
  second TEXT,
  CHECK (second IS NULL OR (first IS NOT NULL AND first <> second))
) STRICT;
CREATE INDEX box_moves_by_box ON box_moves (box_id, id);
${appendOnly('box_moves')}
DROP TRIGGER blanks_no_delete;
CREATE TABLE blanks_rebuilt (
  blank_id TEXT PRIMARY KEY CHECK (blank_id <> ''),
  box_id TEXT REFERENCES boxes (box_id),
  position INTEGER CHECK (position >= 1),
  card_id TEXT COLLATE NOCASE UNIQUE CHECK (length(card_id) = 32 AND card_id NOT GLOB '*[^0-9A-Fa-f]*'),
  reset_information TEXT COLLATE NOCASE
    CHECK (length(reset_information) = 26 AND reset_information NOT GLOB '*[^0-9A-Fa-f]*'),
  state TEXT NOT NULL CHECK (state IN ${STATES}),
  reason TEXT CHECK (reason <> ''),
  session_id TEXT REFERENCES sessions (session_id),
  identified INTEGER NOT NULL CHECK (identified IN (0, 1)),
  -- Ledger line that put it into the feeder: the order in which boxes were loaded.
  load_order INTEGER,
  UNIQUE (box_id, position),
  CHECK ((box_id IS NULL) = (position IS NULL)),
  CHECK (box_id IS NULL OR (card_id IS NOT NULL AND reset_information IS NOT NULL)),
  CHECK ((state IN ('spoiled', 'retained')) = (reason IS NOT NULL)),
  CHECK (state <> 'issued' OR session_id IS NOT NULL),
  CHECK (state NOT IN ('received', 'stocked', 'loaded', 'returned') OR session_id IS NULL),
  CHECK (state <> 'loaded' OR load_order IS NOT NULL)
) STRICT;
INSERT INTO blanks_rebuilt SELECT blank_id, box_id, position, card_id, reset_information, state, reason, session_id,
  identified, load_order FROM blanks;
DROP TABLE blanks;
ALTER TABLE blanks_rebuilt RENAME TO blanks;
CREATE INDEX blanks_by_state ON blanks (state, box_id, position);
CREATE TRIGGER blanks_no_delete BEFORE DELETE ON blanks
  BEGIN SELECT RAISE(ABORT, 'a blank is never forgotten'); END;

CREATE TABLE movements_rebuilt (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  blank_id TEXT NOT NULL REFERENCES blanks (blank_id),
  from_state TEXT CHECK (from_state IN ${STATES}),
  to_state TEXT NOT NULL CHECK (to_state IN ${STATES}),
  reason TEXT CHECK (reason <> ''),
  session_id TEXT REFERENCES sessions (session_id)
) STRICT;
INSERT INTO movements_rebuilt SELECT id, at, blank_id, from_state, to_state, reason, session_id FROM stock_movements;
DROP TABLE stock_movements;
ALTER TABLE movements_rebuilt RENAME TO stock_movements;
DELETE FROM sqlite_sequence WHERE name = 'stock_movements' AND coalesce(seq, 0) = 0;
CREATE INDEX stock_movements_by_blank ON stock_movements (blank_id, id);
CREATE INDEX stock_movements_by_time ON stock_movements (at);
${appendOnly('stock_movements')}
-- Where a spoiled or retained card is after it left the machine. Without a row it lies in the reject box.
CREATE TABLE custody (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  blank_id TEXT NOT NULL REFERENCES blanks (blank_id),
  event TEXT NOT NULL CHECK (event IN ('to-drawer', 'called-for', 'handed-over', 'destroyed')),
  -- Staff numbers.
  first TEXT NOT NULL CHECK (first <> ''),
  second TEXT CHECK (second <> first),
  CHECK (event = 'called-for' OR second IS NOT NULL)
) STRICT;
CREATE INDEX custody_by_blank ON custody (blank_id, id);
CREATE UNIQUE INDEX custody_ends_once ON custody (blank_id) WHERE event IN ('handed-over', 'destroyed');
${appendOnly('custody')}
CREATE TABLE ribbons (
  reference TEXT PRIMARY KEY CHECK (reference <> ''),
  state TEXT NOT NULL CHECK (state IN ('stocked', 'installed', 'removed', 'destroyed'))
) STRICT;
CREATE UNIQUE INDEX ribbons_one_installed ON ribbons (state) WHERE state = 'installed';
CREATE TRIGGER ribbons_no_delete BEFORE DELETE ON ribbons
  BEGIN SELECT RAISE(ABORT, 'a ribbon is never forgotten'); END;

CREATE TABLE ribbon_events (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  reference TEXT NOT NULL REFERENCES ribbons (reference),
  event TEXT NOT NULL CHECK (event IN ('received', 'installed', 'removed', 'destroyed')),
  first TEXT NOT NULL CHECK (first <> ''),
  second TEXT CHECK (second <> first),
  -- Prints left by the printer's own count, where it could be asked.
  prints_left INTEGER CHECK (prints_left >= 0),
  CHECK (event IN ('received', 'installed') OR second IS NOT NULL)
) STRICT;
CREATE INDEX ribbon_events_by_ribbon ON ribbon_events (reference, id);
${appendOnly('ribbon_events')}
-- What was counted before the books were shown. Counting again adds a row.
CREATE TABLE stock_counts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]'),
  counted_by TEXT NOT NULL CHECK (counted_by <> ''),
  counted TEXT NOT NULL CHECK (json_valid(counted)),
  expected TEXT NOT NULL CHECK (json_valid(expected)),
  -- Last lines of the ledgers at that moment: a count is good for a statement while nothing moved since.
  movement_id INTEGER NOT NULL CHECK (movement_id >= 0)
) STRICT;
CREATE INDEX stock_counts_by_day ON stock_counts (day, id);
${appendOnly('stock_counts')}
CREATE TABLE day_statements (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]'),
  count_id INTEGER NOT NULL UNIQUE REFERENCES stock_counts (id),
  -- The canonical text that was signed.
  content TEXT NOT NULL CHECK (json_valid(content)),
  signature TEXT
) STRICT;
CREATE INDEX day_statements_by_day ON day_statements (day, id);
${appendOnly('day_statements')}`,
};
