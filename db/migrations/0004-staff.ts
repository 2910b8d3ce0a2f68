import type { Migration } from '../migrate.ts';

/** Who may sign in. A row stays: the audit names people by their staff number. */
export const staff: Migration = {
  version: 4,
  sql: `
CREATE TABLE staff (
  staff_id TEXT PRIMARY KEY CHECK (length(staff_id) BETWEEN 1 AND 20),
  name TEXT NOT NULL CHECK (name <> ''),
  role TEXT NOT NULL CHECK (role IN ('teller', 'supervisor')),
  secret_hash TEXT NOT NULL CHECK (secret_hash GLOB '$argon2id$*'),
  -- Wrong secrets since the last right one, and until when no secret is looked at.
  failed INTEGER NOT NULL DEFAULT 0 CHECK (failed >= 0),
  locked_until INTEGER,
  created_at INTEGER NOT NULL
) STRICT;
CREATE TRIGGER staff_no_delete BEFORE DELETE ON staff
  BEGIN SELECT RAISE(ABORT, 'a member of staff is never forgotten'); END;
`,
};
