import type { Migration } from '../migrate.ts';

/** Sessions that wait for a review, and the pictures of papers beside photo and signature. */
export const journey: Migration = {
  version: 3,
  sql: `
ALTER TABLE sessions ADD COLUMN parked_at INTEGER CHECK (parked_at IS NULL OR closed_at IS NULL);
CREATE INDEX sessions_parked ON sessions (parked_at) WHERE parked_at IS NOT NULL;

CREATE TABLE pictures_of_session (
  session_id TEXT NOT NULL REFERENCES sessions (session_id),
  kind TEXT NOT NULL CHECK (kind IN ('photo', 'capture', 'signature', 'material')),
  -- Tells several of a kind apart; empty where there is one only.
  name TEXT NOT NULL,
  media TEXT NOT NULL CHECK (media <> ''),
  bytes BLOB NOT NULL CHECK (length(bytes) > 0),
  at INTEGER NOT NULL,
  PRIMARY KEY (session_id, kind, name)
) STRICT;
INSERT INTO pictures_of_session (session_id, kind, name, media, bytes, at)
  SELECT session_id, kind, '', media, bytes, at FROM pictures;
DROP TABLE pictures;
ALTER TABLE pictures_of_session RENAME TO pictures;
`,
};
