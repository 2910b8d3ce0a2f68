import type { Database } from 'better-sqlite3';
import type { AuditStore } from './stores/audit-store.ts';

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
export const checkBooks = (db: Database, audit: Pick<AuditStore, 'checkChain'>): Books => {
  const { rows, brokenAt } = audit.checkChain();
  return {
    auditRows: rows,
    auditBrokenAt: brokenAt,
    ledgerMismatches: checkLedger(db),
    journalGaps: checkJournal(db),
  };
};

const checkJournal = (db: Database): readonly string[] =>
  db
    .prepare<[], { readonly sessionId: string }>(
      `SELECT session_id AS sessionId FROM journal GROUP BY session_id
       HAVING min(seq) <> 1 OR max(seq) <> count(*) ORDER BY 1`,
    )
    .all()
    .map((row) => row.sessionId);

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
