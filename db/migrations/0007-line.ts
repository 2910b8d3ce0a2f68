import type { Migration } from '../migrate.ts';

/** Messages to the platform with their delay and end; answers of the platform that made no sense. */
export const line: Migration = {
  version: 7,
  sql: `
-- Not tried again by itself before this instant.
ALTER TABLE outbox ADD COLUMN next_at INTEGER NOT NULL DEFAULT 0;
-- Given up: people look at it. Cleared when they have it tried again.
ALTER TABLE outbox ADD COLUMN dead_at INTEGER;
-- Staff numbers of the two who settled it by hand; null when the platform took it.
ALTER TABLE outbox ADD COLUMN settled_by TEXT CHECK (settled_by IS NULL OR done_at IS NOT NULL);

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
`,
};
