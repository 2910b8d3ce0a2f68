/** What a station's database says, read by plain SQL: none of the product's own reading is asked. */
import Database from 'better-sqlite3';

export interface BlankRow {
  readonly blankId: string;
  readonly cardId: string | null;
  readonly state: string;
  readonly sessionId: string | null;
}

export interface BooksPicture {
  readonly blanks: readonly BlankRow[];
  /** By blank: the states its ledger lines lead through, the first one's `from` first. */
  readonly stories: Readonly<Record<string, readonly (string | null)[]>>;
  /** Ledger lines that do not begin where the line before ended. */
  readonly brokenStories: readonly string[];
  readonly openSessions: readonly { readonly sessionId: string; readonly step: string }[];
  readonly outcomes: Readonly<Record<string, string | null>>;
  /** Calls that still have to reach the platform. */
  readonly pending: readonly { readonly call: string; readonly lastCode: string | null }[];
  readonly exceptions: readonly { readonly kind: string; readonly blankId: string | null }[];
}

let connection: Database.Database | null = null;

/**
 * The host holds its database alone: what this process reads, it reads through the host's own connection, which is
 * seen when it is locked.
 */
const { pragma } = Database.prototype;
Database.prototype.pragma = function (source, options) {
  if (source.startsWith('locking_mode')) connection = this;
  return pragma.call(this, source, options);
};

/** The books as they stand between two transactions. Throws when no database is open in this process. */
export const readBooks = (): BooksPicture => {
  if (connection === null) throw new Error('no database is open');
  const all = <T>(sql: string): readonly T[] => connection?.prepare(sql).all() as T[];
  const lines = all<{ readonly blankId: string; readonly from: string | null; readonly to: string }>(
    `SELECT blank_id AS blankId, from_state AS "from", to_state AS "to" FROM stock_movements ORDER BY id`,
  );
  const stories: Record<string, (string | null)[]> = {};
  const brokenStories: string[] = [];
  for (const { blankId, from, to } of lines) {
    const story = stories[blankId];
    if (story === undefined) {
      stories[blankId] = [from, to];
      continue;
    }
    if (story.at(-1) !== from) brokenStories.push(`${blankId}: ${story.at(-1)} and then ${from} → ${to}`);
    story.push(to);
  }
  const sessions = all<{ readonly sessionId: string; readonly step: string; readonly outcome: string | null }>(
    'SELECT session_id AS sessionId, step, outcome FROM sessions',
  );
  return {
    blanks: all<BlankRow>(
      'SELECT blank_id AS blankId, card_id AS cardId, state, session_id AS sessionId FROM blanks ORDER BY blank_id',
    ),
    stories,
    brokenStories,
    openSessions: sessions.filter(({ step }) => step !== 'closed').map(({ sessionId, step }) => ({ sessionId, step })),
    outcomes: Object.fromEntries(sessions.map(({ sessionId, outcome }) => [sessionId, outcome])),
    pending: all('SELECT call, last_code AS lastCode FROM outbox WHERE done_at IS NULL'),
    exceptions: all('SELECT kind, blank_id AS blankId FROM stock_exceptions'),
  };
};
