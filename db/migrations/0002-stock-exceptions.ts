import type { Migration } from '../migrate.ts';

/** Differences between the machine's counters and the books: found once, never changed, looked into by people. */
export const stockExceptions: Migration = {
  version: 2,
  sql: `
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
CREATE TRIGGER stock_exceptions_no_update BEFORE UPDATE ON stock_exceptions
  BEGIN SELECT RAISE(ABORT, 'stock_exceptions is append-only'); END;
CREATE TRIGGER stock_exceptions_no_delete BEFORE DELETE ON stock_exceptions
  BEGIN SELECT RAISE(ABORT, 'stock_exceptions is append-only'); END;
`,
};
