import type { Database } from 'better-sqlite3';
import { digestHex } from '#basics/digest.ts';
import { type AuditDetail, type AuditRow, CHAIN_START, type StoredAuditRow } from '#domain/audit/audit-row.ts';
import type { AuditEventId } from '#domain/audit/catalogue.ts';
import { ChainCheck, chainValue } from '#domain/audit/chain-check.ts';
import { auditRowProblem } from '#domain/audit/row-problem.ts';
import type { AuditSignature, NewAuditSignature } from '#domain/audit/signature.ts';
import { atomically } from './transaction.ts';

const COLUMNS = 'id, at, event, actor, window, session_id AS sessionId, person, detail, algorithm, chain';
type ReadAuditRow = Omit<StoredAuditRow, 'detail'> & { readonly detail: AuditDetail };

const SIGNATURE_COLUMNS = 'id, at, day, last_row AS lastRow, chain, public_key AS publicKey, signature';

const readable = (row: StoredAuditRow): ReadAuditRow => ({ ...row, detail: JSON.parse(row.detail) as AuditDetail });

/** Rows of who did what, each bound to the one before by its chain value, and the signatures over chain values. */
export const createAuditStore = (db: Database) => {
  const last = db.prepare<[], StoredAuditRow>(`SELECT ${COLUMNS} FROM audit ORDER BY id DESC LIMIT 1`);
  // The table's counter remembers rows cut off at the end: their numbers are not given again.
  const counter = db.prepare<[], number>("SELECT seq FROM sqlite_sequence WHERE name = 'audit'").pluck();
  const insert = db.prepare<StoredAuditRow>(
    `INSERT INTO audit (id, at, event, actor, window, session_id, person, detail, algorithm, chain)
     VALUES (@id, @at, @event, @actor, @window, @sessionId, @person, @detail, @algorithm, @chain)`,
  );
  const all = db.prepare<[], StoredAuditRow>(`SELECT ${COLUMNS} FROM audit ORDER BY id`);
  const from = db.prepare<[number, number], StoredAuditRow>(
    `SELECT ${COLUMNS} FROM audit WHERE id >= ? ORDER BY id LIMIT ?`,
  );
  const since = db.prepare<[number], StoredAuditRow>(`SELECT ${COLUMNS} FROM audit WHERE at >= ? ORDER BY id`);
  const lastBefore = db.prepare<[number], StoredAuditRow>(
    `SELECT ${COLUMNS} FROM audit WHERE at < ? ORDER BY id DESC LIMIT 1`,
  );
  const firstSince = db.prepare<[number], StoredAuditRow>(
    `SELECT ${COLUMNS} FROM audit WHERE at >= ? ORDER BY id LIMIT 1`,
  );
  const between = db.prepare<{ from: number; to: number; before: number | null; limit: number }, StoredAuditRow>(
    `SELECT ${COLUMNS} FROM audit WHERE at >= @from AND at < @to AND (@before IS NULL OR id < @before)
     ORDER BY id DESC LIMIT @limit`,
  );
  const ofEvents = db.prepare<{ events: string; limit: number }, StoredAuditRow>(
    `SELECT ${COLUMNS} FROM audit WHERE event IN (SELECT value FROM json_each(@events)) ORDER BY id DESC LIMIT @limit`,
  );
  const sign = db.prepare<NewAuditSignature>(
    `INSERT INTO audit_signatures (at, day, last_row, chain, public_key, signature)
     VALUES (@at, @day, @lastRow, @chain, @publicKey, @signature)`,
  );
  const signatures = db.prepare<[], AuditSignature>(`SELECT ${SIGNATURE_COLUMNS} FROM audit_signatures ORDER BY id`);
  const lastSignature = db.prepare<[], AuditSignature>(
    `SELECT ${SIGNATURE_COLUMNS} FROM audit_signatures ORDER BY id DESC LIMIT 1`,
  );

  return {
    /** Throws for an event or a detail that is not in the catalogue. */
    append(row: AuditRow): void {
      const problem = auditRowProblem(row);
      if (problem !== null) throw new Error(problem);
      atomically(db, () => {
        const { id, chain } = last.get() ?? { id: 0, chain: CHAIN_START };
        const stored = {
          ...row,
          id: Math.max(id, counter.get() ?? 0) + 1,
          person: row.person ?? null,
          detail: JSON.stringify(row.detail),
          algorithm: 'sm3' as const,
        };
        insert.run({ ...stored, chain: chainValue(digestHex, chain, stored) });
      });
    },
    /** Rows at or after the instant, in the order they were written. */
    since: (at: number): readonly ReadAuditRow[] => since.all(at).map(readable),
    /** Rows from one instant to before another, newest first, at most `limit` of those with a lower number. */
    between: (from: number, to: number, before: number | null, limit: number): readonly ReadAuditRow[] =>
      between.all({ from, to, before, limit }).map(readable),
    /** Rows of these events, newest first, at most `limit`. */
    ofEvents: (events: readonly AuditEventId[], limit: number): readonly ReadAuditRow[] =>
      ofEvents.all({ events: JSON.stringify(events), limit }).map(readable),
    /** So many rows from this number on: a whole audit need not fit into memory. */
    rows: (firstId: number, limit: number): readonly StoredAuditRow[] => from.all(firstId, limit),
    /** The whole chain at once. */
    checkChain(): ReturnType<ChainCheck['end']> {
      const check = new ChainCheck(digestHex);
      for (const row of all.iterate()) check.take(row);
      return check.end(counter.get() ?? 0);
    },
    last: (): StoredAuditRow | null => last.get() ?? null,
    /** Highest row number ever given; more than the last row's when rows were cut off. */
    highestId: (): number => counter.get() ?? 0,
    /** The last row written before the instant. */
    lastBefore: (at: number): StoredAuditRow | null => lastBefore.get(at) ?? null,
    /** The first row written at or after the instant. */
    firstSince: (at: number): StoredAuditRow | null => firstSince.get(at) ?? null,
    sign(signature: NewAuditSignature): void {
      sign.run(signature);
    },
    signatures: (): readonly AuditSignature[] => signatures.all(),
    lastSignature: (): AuditSignature | null => lastSignature.get() ?? null,
  };
};

export type AuditStore = Readonly<ReturnType<typeof createAuditStore>>;
