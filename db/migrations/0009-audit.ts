import type { Migration } from '../migrate.ts';

/**
 * The audit's chain goes on with SM3: rows written so far keep their SHA-256 values, the first new row stands on the
 * last of them, and each row says which one it has. Nothing is hashed anew, which could hide a change made before.
 * Beside it the station's signatures, and what was deleted of whom by rule.
 */
export const audit: Migration = {
  version: 9,
  sql: `
ALTER TABLE audit ADD COLUMN algorithm TEXT NOT NULL DEFAULT 'sha-256' CHECK (algorithm IN ('sha-256', 'sm3'));
-- Keyed hash of an identity number.
ALTER TABLE audit ADD COLUMN person TEXT CHECK (person <> '');

CREATE TABLE audit_signatures (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  day TEXT NOT NULL CHECK (length(day) = 8),
  last_row INTEGER NOT NULL REFERENCES audit (id),
  chain TEXT NOT NULL CHECK (length(chain) = 64),
  public_key TEXT NOT NULL CHECK (length(public_key) = 130),
  signature TEXT NOT NULL CHECK (length(signature) = 128)
) STRICT;
CREATE TRIGGER audit_signatures_no_update BEFORE UPDATE ON audit_signatures
  BEGIN SELECT RAISE(ABORT, 'audit_signatures is append-only'); END;
CREATE TRIGGER audit_signatures_no_delete BEFORE DELETE ON audit_signatures
  BEGIN SELECT RAISE(ABORT, 'audit_signatures is append-only'); END;

-- What was deleted of a session by rule, and when.
CREATE TABLE deletions (
  session_id TEXT PRIMARY KEY REFERENCES sessions (session_id),
  at INTEGER NOT NULL,
  pictures INTEGER NOT NULL CHECK (pictures >= 0),
  keep_days INTEGER NOT NULL CHECK (keep_days >= 0)
) STRICT;
CREATE TRIGGER deletions_no_update BEFORE UPDATE ON deletions
  BEGIN SELECT RAISE(ABORT, 'deletions is append-only'); END;
CREATE TRIGGER deletions_no_delete BEFORE DELETE ON deletions
  BEGIN SELECT RAISE(ABORT, 'deletions is append-only'); END;
`,
};
