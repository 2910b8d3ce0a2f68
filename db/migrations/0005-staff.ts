import type { Migration } from '../migrate.ts';

/** Technicians and auditors beside tellers and supervisors; a first secret has to be changed; accounts can be closed. */
export const staffRoles: Migration = {
  version: 5,
  sql: `
CREATE TABLE staff_with_roles (
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
INSERT INTO staff_with_roles (staff_id, name, role, secret_hash, failed, locked_until, created_at)
  SELECT staff_id, name, role, secret_hash, failed, locked_until, created_at FROM staff;
DROP TRIGGER staff_no_delete;
DROP TABLE staff;
ALTER TABLE staff_with_roles RENAME TO staff;
CREATE TRIGGER staff_no_delete BEFORE DELETE ON staff
  BEGIN SELECT RAISE(ABORT, 'a member of staff is never forgotten'); END;
`,
};
