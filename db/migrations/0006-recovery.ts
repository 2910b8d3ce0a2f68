import type { Migration } from '../migrate.ts';

/** What was decided for sessions that had no end when the program ended, and on what evidence. */
export const recovery: Migration = {
  version: 6,
  sql: `
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
CREATE TRIGGER recoveries_no_update BEFORE UPDATE ON recoveries
  BEGIN SELECT RAISE(ABORT, 'recoveries is append-only'); END;
CREATE TRIGGER recoveries_no_delete BEFORE DELETE ON recoveries
  BEGIN SELECT RAISE(ABORT, 'recoveries is append-only'); END;
`,
};
