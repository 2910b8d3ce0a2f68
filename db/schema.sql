-- Generated from db/migrations by scripts/generate-schema.ts. Do not edit.

PRAGMA user_version = 9;

CREATE TABLE audit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  event TEXT NOT NULL CHECK (event <> ''),
  actor TEXT NOT NULL,
  window TEXT NOT NULL CHECK (window IN ('teller', 'applicant', 'command', 'host')),
  session_id TEXT,
  detail TEXT NOT NULL CHECK (json_valid(detail)),
  -- SHA-256 over the chain value of the row before and this row.
  chain TEXT NOT NULL CHECK (length(chain) = 64)
, algorithm TEXT NOT NULL DEFAULT 'sha-256' CHECK (algorithm IN ('sha-256', 'sm3')), person TEXT CHECK (person <> '')) STRICT;

CREATE INDEX audit_by_time ON audit (at);

CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit
  BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;

CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit
  BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END;

CREATE TABLE audit_signatures (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  day TEXT NOT NULL CHECK (length(day) = 8),
  last_row INTEGER NOT NULL REFERENCES audit (id),
  chain TEXT NOT NULL CHECK (length(chain) = 64),
  public_key TEXT NOT NULL CHECK (length(public_key) = 130),
  signature TEXT NOT NULL CHECK (length(signature) = 128)
) STRICT;

CREATE TRIGGER audit_signatures_no_delete BEFORE DELETE ON audit_signatures
  BEGIN SELECT RAISE(ABORT, 'audit_signatures is append-only'); END;

CREATE TRIGGER audit_signatures_no_update BEFORE UPDATE ON audit_signatures
  BEGIN SELECT RAISE(ABORT, 'audit_signatures is append-only'); END;

CREATE TABLE "blanks" (
  blank_id TEXT PRIMARY KEY CHECK (blank_id <> ''),
  box_id TEXT REFERENCES boxes (box_id),
  position INTEGER CHECK (position >= 1),
  card_id TEXT COLLATE NOCASE UNIQUE CHECK (length(card_id) = 32 AND card_id NOT GLOB '*[^0-9A-Fa-f]*'),
  reset_information TEXT COLLATE NOCASE
    CHECK (length(reset_information) = 26 AND reset_information NOT GLOB '*[^0-9A-Fa-f]*'),
  state TEXT NOT NULL CHECK (state IN ('received', 'stocked', 'loaded', 'in-machine', 'issued', 'spoiled', 'retained', 'test', 'missing', 'returned')),
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

CREATE INDEX blanks_by_state ON blanks (state, box_id, position);

CREATE TRIGGER blanks_no_delete BEFORE DELETE ON blanks
  BEGIN SELECT RAISE(ABORT, 'a blank is never forgotten'); END;

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

CREATE TRIGGER box_moves_no_delete BEFORE DELETE ON box_moves
  BEGIN SELECT RAISE(ABORT, 'box_moves is append-only'); END;

CREATE TRIGGER box_moves_no_update BEFORE UPDATE ON box_moves
  BEGIN SELECT RAISE(ABORT, 'box_moves is append-only'); END;

CREATE TABLE boxes (
  box_id TEXT PRIMARY KEY CHECK (box_id <> ''),
  bank TEXT NOT NULL,
  received_at INTEGER NOT NULL
, source TEXT NOT NULL DEFAULT 'platform' CHECK (source IN ('platform', 'file', 'scan')), place TEXT NOT NULL DEFAULT 'vault'
  CHECK (place IN ('vault', 'drawer', 'machine', 'bank'))) STRICT;

CREATE TRIGGER boxes_no_delete BEFORE DELETE ON boxes
  BEGIN SELECT RAISE(ABORT, 'a box is never forgotten'); END;

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

CREATE TRIGGER custody_no_delete BEFORE DELETE ON custody
  BEGIN SELECT RAISE(ABORT, 'custody is append-only'); END;

CREATE TRIGGER custody_no_update BEFORE UPDATE ON custody
  BEGIN SELECT RAISE(ABORT, 'custody is append-only'); END;

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

CREATE TRIGGER day_statements_no_delete BEFORE DELETE ON day_statements
  BEGIN SELECT RAISE(ABORT, 'day_statements is append-only'); END;

CREATE TRIGGER day_statements_no_update BEFORE UPDATE ON day_statements
  BEGIN SELECT RAISE(ABORT, 'day_statements is append-only'); END;

CREATE TABLE deletions (
  session_id TEXT PRIMARY KEY REFERENCES sessions (session_id),
  at INTEGER NOT NULL,
  pictures INTEGER NOT NULL CHECK (pictures >= 0),
  keep_days INTEGER NOT NULL CHECK (keep_days >= 0)
) STRICT;

CREATE TRIGGER deletions_no_delete BEFORE DELETE ON deletions
  BEGIN SELECT RAISE(ABORT, 'deletions is append-only'); END;

CREATE TRIGGER deletions_no_update BEFORE UPDATE ON deletions
  BEGIN SELECT RAISE(ABORT, 'deletions is append-only'); END;

CREATE TABLE journal (
  session_id TEXT NOT NULL REFERENCES sessions (session_id),
  seq INTEGER NOT NULL CHECK (seq >= 1),
  at INTEGER NOT NULL,
  effect TEXT NOT NULL CHECK (effect <> ''),
  phase TEXT NOT NULL CHECK (phase IN ('intent', 'outcome')),
  key TEXT NOT NULL CHECK (key <> ''),
  result TEXT CHECK (result IN ('done', 'failed')),
  code TEXT,
  detail TEXT NOT NULL CHECK (json_valid(detail)),
  PRIMARY KEY (session_id, seq),
  CHECK ((phase = 'intent' AND result IS NULL AND code IS NULL) OR (phase = 'outcome' AND result IS NOT NULL))
) STRICT;

CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
  BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;

CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
  BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;

CREATE TABLE outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  session_id TEXT NOT NULL REFERENCES sessions (session_id),
  key TEXT NOT NULL UNIQUE CHECK (key <> ''),
  call TEXT NOT NULL CHECK (call <> ''),
  payload TEXT NOT NULL CHECK (json_valid(payload)),
  created_at INTEGER NOT NULL,
  done_at INTEGER,
  attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  last_code TEXT
, next_at INTEGER NOT NULL DEFAULT 0, dead_at INTEGER, settled_by TEXT CHECK (settled_by IS NULL OR done_at IS NOT NULL)) STRICT;

CREATE INDEX outbox_pending ON outbox (id) WHERE done_at IS NULL;

CREATE TABLE "pictures" (
  session_id TEXT NOT NULL REFERENCES sessions (session_id),
  kind TEXT NOT NULL CHECK (kind IN ('photo', 'capture', 'signature', 'material')),
  -- Tells several of a kind apart; empty where there is one only.
  name TEXT NOT NULL,
  media TEXT NOT NULL CHECK (media <> ''),
  bytes BLOB NOT NULL CHECK (length(bytes) > 0),
  at INTEGER NOT NULL,
  PRIMARY KEY (session_id, kind, name)
) STRICT;

CREATE TABLE recoveries (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  session_id TEXT NOT NULL REFERENCES sessions (session_id),
  -- Where the session was: its step, and the act under way where there was one.
  step TEXT NOT NULL CHECK (step <> ''),
  act TEXT CHECK (act <> ''),
  decision TEXT NOT NULL CHECK (decision IN
    ('look-again', 'look-inside', 'close-without-card', 'continue', 'ask-platform-again', 'take-as-done',
     'handed-over', 'spoil', 'retain', 'incident', 'resume-waiting')),
  code TEXT NOT NULL CHECK (code <> ''),
  -- Places, counts, card ids and states only.
  evidence TEXT NOT NULL CHECK (json_valid(evidence)),
  -- Who went on with it: a member of staff, the station by itself, the command.
  actor TEXT NOT NULL CHECK (actor <> '')
) STRICT;

CREATE INDEX recoveries_by_session ON recoveries (session_id, id);

CREATE TRIGGER recoveries_no_delete BEFORE DELETE ON recoveries
  BEGIN SELECT RAISE(ABORT, 'recoveries is append-only'); END;

CREATE TRIGGER recoveries_no_update BEFORE UPDATE ON recoveries
  BEGIN SELECT RAISE(ABORT, 'recoveries is append-only'); END;

CREATE TABLE refused_answers (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  call TEXT NOT NULL CHECK (call <> ''),
  status INTEGER NOT NULL,
  -- Where the answer does not fit its schema, or why it is none.
  problem TEXT NOT NULL,
  -- The answer with every value replaced by its type and length.
  shape TEXT NOT NULL
) STRICT;

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

CREATE TRIGGER ribbon_events_no_delete BEFORE DELETE ON ribbon_events
  BEGIN SELECT RAISE(ABORT, 'ribbon_events is append-only'); END;

CREATE TRIGGER ribbon_events_no_update BEFORE UPDATE ON ribbon_events
  BEGIN SELECT RAISE(ABORT, 'ribbon_events is append-only'); END;

CREATE TABLE ribbons (
  reference TEXT PRIMARY KEY CHECK (reference <> ''),
  state TEXT NOT NULL CHECK (state IN ('stocked', 'installed', 'removed', 'destroyed'))
) STRICT;

CREATE UNIQUE INDEX ribbons_one_installed ON ribbons (state) WHERE state = 'installed';

CREATE TRIGGER ribbons_no_delete BEFORE DELETE ON ribbons
  BEGIN SELECT RAISE(ABORT, 'a ribbon is never forgotten'); END;

CREATE TABLE sessions (
  session_id TEXT PRIMARY KEY CHECK (session_id <> ''),
  opened_at INTEGER NOT NULL,
  closed_at INTEGER,
  step TEXT NOT NULL CHECK (step <> ''),
  state TEXT NOT NULL CHECK (json_valid(state)),
  outcome TEXT
, parked_at INTEGER CHECK (parked_at IS NULL OR closed_at IS NULL)) STRICT;

CREATE INDEX sessions_closed ON sessions (closed_at) WHERE closed_at IS NOT NULL;

CREATE INDEX sessions_open ON sessions (opened_at) WHERE closed_at IS NULL;

CREATE INDEX sessions_parked ON sessions (parked_at) WHERE parked_at IS NOT NULL;

CREATE TABLE "staff" (
  staff_id TEXT PRIMARY KEY CHECK (length(staff_id) BETWEEN 1 AND 20),
  name TEXT NOT NULL CHECK (name <> ''),
  role TEXT NOT NULL CHECK (role IN ('teller', 'supervisor', 'technician', 'auditor')),
  secret_hash TEXT NOT NULL CHECK (secret_hash GLOB '$argon2id$*'),
  -- Somebody else chose the secret: nothing is done before the own one.
  must_change INTEGER NOT NULL DEFAULT 0 CHECK (must_change IN (0, 1)),
  -- Wrong secrets since the last right one, and until when no secret is looked at.
  failed INTEGER NOT NULL DEFAULT 0 CHECK (failed >= 0),
  locked_until INTEGER,
  -- When the account was closed; null while its owner may sign in.
  disabled_at INTEGER,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TRIGGER staff_no_delete BEFORE DELETE ON staff
  BEGIN SELECT RAISE(ABORT, 'a member of staff is never forgotten'); END;

CREATE TABLE station_values (
  name TEXT PRIMARY KEY CHECK (name <> ''),
  value TEXT NOT NULL
) STRICT;

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

CREATE TRIGGER stock_counts_no_delete BEFORE DELETE ON stock_counts
  BEGIN SELECT RAISE(ABORT, 'stock_counts is append-only'); END;

CREATE TRIGGER stock_counts_no_update BEFORE UPDATE ON stock_counts
  BEGIN SELECT RAISE(ABORT, 'stock_counts is append-only'); END;

CREATE TABLE stock_exceptions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN
    ('cards-fed-differs', 'panels-differ', 'ribbon-differs', 'ribbon-reference-changed',
     'double-feed', 'card-missing', 'card-found')),
  -- What the books say and what the machine says: a count or a ribbon's reference.
  expected TEXT,
  seen TEXT,
  session_id TEXT REFERENCES sessions (session_id),
  blank_id TEXT REFERENCES blanks (blank_id),
  detail TEXT NOT NULL CHECK (json_valid(detail))
) STRICT;

CREATE INDEX stock_exceptions_by_session ON stock_exceptions (session_id, id);

CREATE TRIGGER stock_exceptions_no_delete BEFORE DELETE ON stock_exceptions
  BEGIN SELECT RAISE(ABORT, 'stock_exceptions is append-only'); END;

CREATE TRIGGER stock_exceptions_no_update BEFORE UPDATE ON stock_exceptions
  BEGIN SELECT RAISE(ABORT, 'stock_exceptions is append-only'); END;

CREATE TABLE "stock_movements" (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  blank_id TEXT NOT NULL REFERENCES blanks (blank_id),
  from_state TEXT CHECK (from_state IN ('received', 'stocked', 'loaded', 'in-machine', 'issued', 'spoiled', 'retained', 'test', 'missing', 'returned')),
  to_state TEXT NOT NULL CHECK (to_state IN ('received', 'stocked', 'loaded', 'in-machine', 'issued', 'spoiled', 'retained', 'test', 'missing', 'returned')),
  reason TEXT CHECK (reason <> ''),
  session_id TEXT REFERENCES sessions (session_id)
) STRICT;

CREATE INDEX stock_movements_by_blank ON stock_movements (blank_id, id);

CREATE INDEX stock_movements_by_time ON stock_movements (at);

CREATE TRIGGER stock_movements_no_delete BEFORE DELETE ON stock_movements
  BEGIN SELECT RAISE(ABORT, 'stock_movements is append-only'); END;

CREATE TRIGGER stock_movements_no_update BEFORE UPDATE ON stock_movements
  BEGIN SELECT RAISE(ABORT, 'stock_movements is append-only'); END;

