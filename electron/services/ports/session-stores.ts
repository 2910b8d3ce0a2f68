import type { JournalRow, SessionRow } from '#domain/issuance/journal.ts';
import type { RecoveryRow } from '#domain/recovery/recovery-row.ts';

export interface SessionStore {
  /** Puts a session aside until its review is over, or (null) takes it up again. */
  park(sessionId: string, at: number | null): void;
  /** Sessions put aside, the one that waits longest first. */
  parked(): readonly (SessionRow & { readonly parkedAt: number })[];
  insert(row: SessionRow): void;
  update(row: SessionRow): void;
  find(sessionId: string): SessionRow | null;
  /** Sessions without `closedAt`, oldest first. */
  open(): readonly SessionRow[];
  /** Closed since the instant, newest first. */
  closedSince(at: number): readonly SessionRow[];
}

export interface JournalStore {
  /** Ids of all orders the journal ever heard of. */
  orderIds(): ReadonlySet<string>;
  /** Appends with the next `seq` of the session. */
  append(row: Omit<JournalRow, 'seq'>): JournalRow;
  of(sessionId: string): readonly JournalRow[];
}

/** What was decided after a start, with the evidence it was decided on; append-only. */
export interface RecoveryStore {
  append(row: Omit<RecoveryRow, 'id'>): RecoveryRow;
  /** Of one session, oldest first. */
  of(sessionId: string): readonly RecoveryRow[];
}

/** `capture` is the unmodified picture the photo was made of; `material` a page of a paper. */
export type PictureKind = 'photo' | 'capture' | 'signature' | 'material';

/** Pictures of a session, apart from the state so that they can be deleted by rule. `name` tells several apart. */
export interface PictureStore {
  put(row: {
    readonly sessionId: string;
    readonly kind: PictureKind;
    readonly name?: string;
    readonly media: string;
    readonly bytes: Uint8Array;
    readonly at: number;
  }): void;
  find(sessionId: string, kind: PictureKind, name?: string): Uint8Array | null;
  remove(sessionId: string, kind: PictureKind, name?: string): void;
}

/** What is deleted of closed sessions by rule, with the record that it was. */
export interface DeletionStore {
  /** Sessions closed at or before the instant of which nothing was deleted yet, oldest first. */
  candidates(closedUpTo: number): readonly {
    readonly sessionId: string;
    readonly closedAt: number;
    readonly state: string;
    readonly unsentCalls: number;
  }[];
  /** Deletes pictures and arguments of calls, replaces the state, records it; answers the number of pictures. */
  forget(session: {
    readonly sessionId: string;
    readonly state: string;
    readonly at: number;
    readonly keepDays: number;
  }): number;
}
