import type { Database } from 'better-sqlite3';
import { AUDIT_COLUMNS, CHAIN_START, chainOf, type StoredAuditRow } from './stores/audit-store.ts';

/** What a look through the rows found. All is well when `auditBrokenAt` is null and both lists are empty. */
export interface Books {
  readonly auditRows: number;
  /** First row number of the audit that is changed or missing. */
  readonly auditBrokenAt: number | null;
  /** Blanks whose state is not where their last ledger line put them, or whose lines do not follow each other. */
  readonly ledgerMismatches: readonly string[];
  /** Sessions whose journal has a gap: a row between the first and the last is gone. */
  readonly journalGaps: readonly string[];
}

/** Proves the audit chain, the ledger against the blanks, and that no journal has a gap. */
export const checkBooks = (db: Database): Books => ({
  ...checkAudit(db),
  ledgerMismatches: checkLedger(db),
  journalGaps: checkJournal(db),
});

const checkJournal = (db: Database): readonly string[] =>
  db
    .prepare<[], { readonly sessionId: string }>(
      `SELECT session_id AS sessionId FROM journal GROUP BY session_id
       HAVING min(seq) <> 1 OR max(seq) <> count(*) ORDER BY 1`,
    )
    .all()
    .map((row) => row.sessionId);

const checkAudit = (db: Database): Pick<Books, 'auditRows' | 'auditBrokenAt'> => {
  const rows = db.prepare<[], StoredAuditRow & { readonly id: number; readonly chain: string }>(
    `SELECT id, ${AUDIT_COLUMNS}, chain FROM audit ORDER BY id`,
  );
  let before = CHAIN_START;
  let count = 0;
  let brokenAt: number | null = null;
  for (const row of rows.iterate()) {
    count += 1;
    if (brokenAt === null && (row.id !== count || row.chain !== chainOf(before, row))) brokenAt = count;
    before = row.chain;
  }
  // The table's counter remembers rows cut off at the end.
  const counter = db
    .prepare<[], { readonly seq: number }>("SELECT seq FROM sqlite_sequence WHERE name = 'audit'")
    .get();
  if (brokenAt === null && (counter?.seq ?? 0) !== count) brokenAt = count + 1;
  return { auditRows: count, auditBrokenAt: brokenAt };
};

const checkLedger = (db: Database): readonly string[] =>
  db
    .prepare<[], { readonly blankId: string }>(
      `WITH lines AS (
         SELECT blank_id, from_state, to_state,
           lag(to_state) OVER life AS before, lead(id) OVER life IS NULL AS is_last
         FROM stock_movements WINDOW life AS (PARTITION BY blank_id ORDER BY id)
       )
       SELECT blank_id AS blankId FROM blanks WHERE blank_id NOT IN (SELECT blank_id FROM stock_movements)
       UNION SELECT blank_id FROM lines WHERE from_state IS NOT before
       UNION SELECT blank_id FROM lines JOIN blanks USING (blank_id) WHERE is_last AND to_state <> state
       ORDER BY 1`,
    )
    .all()
    .map((row) => row.blankId);
