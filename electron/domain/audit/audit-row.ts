import type { AuditEventId } from './catalogue.ts';

/** Codes, counts, hashes, numbers of things; the names are those of the event's definition. */
export type AuditDetail = Readonly<Record<string, string | number | boolean | null>>;

/** Who did what, when, at which window. Append-only. */
export interface AuditRow {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly event: AuditEventId;
  /** Staff number, or `applicant`, `station`, `command`. */
  readonly actor: string;
  readonly window: 'teller' | 'applicant' | 'command' | 'host';
  readonly sessionId: string | null;
  /** Keyed hash of the identity number of whom the session is about: the same for two rows about one person. */
  readonly person?: string | null;
  readonly detail: AuditDetail;
}

/** A row as it is stored: an event of an older program may stand in it. */
export interface StoredAuditRow extends Omit<AuditRow, 'event' | 'detail' | 'person'> {
  /** 1, 2, 3 … without gaps. */
  readonly id: number;
  readonly event: string;
  readonly person: string | null;
  /** The JSON text as it was hashed. */
  readonly detail: string;
  readonly algorithm: 'sha-256' | 'sm3';
  /** 64 hexadecimal digits. */
  readonly chain: string;
}

/** Stands before the first row of the chain. */
export const CHAIN_START = '0'.repeat(64);

/**
 * The text whose hash is the chain value of a row: the value before and the columns, nine lines separated by U+000A;
 * what is null is an empty line. No column holds a line break, so two rows never have the same text. Rows from before
 * the change to SM3 (`sha-256`) have another one.
 */
export const chainText = (before: string, row: Omit<StoredAuditRow, 'chain'>): string =>
  row.algorithm === 'sm3'
    ? [before, row.id, row.at, row.event, row.actor, row.window, row.sessionId, row.person, row.detail].join('\n')
    : JSON.stringify([before, row.at, row.event, row.actor, row.window, row.sessionId, row.detail]);
