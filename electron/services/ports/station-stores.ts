import type { AuditDetail, AuditRow, StoredAuditRow } from '#domain/audit/audit-row.ts';
import type { AuditEventId } from '#domain/audit/catalogue.ts';
import type { AuditSignature, NewAuditSignature } from '#domain/audit/signature.ts';
import type { OutboxRow } from '#domain/issuance/journal.ts';
import type { StaffAccount } from '#domain/staff/staff-member.ts';

/** A row with its details as they were given. */
type ReadAuditRow = Omit<StoredAuditRow, 'detail'> & { readonly detail: AuditDetail };

/** Rows of who did what, each bound to the one before, and the station's signatures over them; append-only. */
export interface AuditStore {
  /** Throws for an event or a detail that is not in the catalogue: a bug. */
  append(row: AuditRow): void;
  /** Rows at or after the instant, in the order they were written. */
  since(at: number): readonly ReadAuditRow[];
  /** Rows from one instant to before another, newest first, at most `limit` of those below the number `before`. */
  between(from: number, to: number, before: number | null, limit: number): readonly ReadAuditRow[];
  /** Rows of these events, newest first, at most `limit`. */
  ofEvents(events: readonly AuditEventId[], limit: number): readonly ReadAuditRow[];
  /** At most so many rows from this number on. */
  rows(firstId: number, limit: number): readonly StoredAuditRow[];
  last(): StoredAuditRow | null;
  /** Highest row number ever given; more than the last row's when rows were cut off. */
  highestId(): number;
  /** The last row written before the instant. */
  lastBefore(at: number): StoredAuditRow | null;
  /** The first row written at or after the instant. */
  firstSince(at: number): StoredAuditRow | null;
  sign(signature: NewAuditSignature): void;
  signatures(): readonly AuditSignature[];
  lastSignature(): AuditSignature | null;
}

export interface OutboxStore {
  append(row: {
    readonly sessionId: string;
    readonly key: string;
    readonly call: string;
    readonly payload: string;
    readonly createdAt: number;
  }): void;
  pending(): readonly OutboxRow[];
  /** An attempt that failed: tried again at `nextAt`, or given up at `deadAt`. */
  attempt(id: number, failed: { readonly code: string; readonly nextAt: number; readonly deadAt: number | null }): void;
  /** One that was given up is tried again. */
  revive(id: number): void;
  /** The platform has it, or (`by`, staff numbers) people settled it by hand. */
  settle(id: number, at: number, by?: string | null): void;
}

/** An answer of the platform that does not fit the contract: every value replaced by its type and length. */
export interface RefusedAnswer {
  readonly at: number;
  readonly call: string;
  readonly status: number;
  readonly problem: string;
  readonly shape: string;
}

/** The last ones, for who mends it. */
export interface RefusedAnswerStore {
  append(row: RefusedAnswer): void;
  /** Newest first. */
  list(): readonly (RefusedAnswer & { readonly id: number })[];
}

/** Who may sign in. What it refuses (a number twice, nobody of that number) is a bug of the caller: it throws. */
export interface StaffStore {
  insert(account: StaffAccount): void;
  find(staffId: string): StaffAccount | null;
  /** In the order they were added. */
  list(): readonly StaffAccount[];
  setTries(staffId: string, failed: number, lockedUntil: number | null): void;
  /** A new secret starts without wrong tries. `mustChange`: somebody else chose it. */
  setSecret(staffId: string, secretHash: string, mustChange: boolean): void;
  /** When the account was closed; null opens it again. */
  setDisabled(staffId: string, at: number | null): void;
}

/** Small values of the station: last counters, settings learned from the platform. */
export interface ValueStore {
  get(name: string): string | null;
  set(name: string, value: string): void;
}
