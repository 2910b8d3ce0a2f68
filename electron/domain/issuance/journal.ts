/**
 * The journal of a session: append-only rows, an intent before and an outcome after every physical or platform
 * effect. Recovery reads it; an intent without an outcome is never repeated blindly.
 */
export interface JournalRow {
  readonly sessionId: string;
  /** 1, 2, 3 … within the session. */
  readonly seq: number;
  readonly at: number;
  readonly effect: string;
  readonly phase: 'intent' | 'outcome';
  /** Key of the platform call or device job; the outcome carries the key of its intent. */
  readonly key: string;
  /** Outcome only. */
  readonly result: 'done' | 'failed' | null;
  readonly code: string | null;
  /** What recovery needs to know (blank id, card id, order id, counters, hash of data). No personal data. */
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
}

/** A session as stored: its state is one JSON document of the domain's union. */
export interface SessionRow {
  readonly sessionId: string;
  readonly openedAt: number;
  readonly closedAt: number | null;
  readonly step: string;
  /** JSON of the state; personal data in it, hence the file's encryption. */
  readonly state: string;
  readonly outcome: string | null;
}

/** A platform call that must reach the platform even if this host dies first. */
export interface OutboxRow {
  readonly id: number;
  readonly sessionId: string;
  readonly key: string;
  readonly call: string;
  /** JSON of the call's arguments. */
  readonly payload: string;
  readonly createdAt: number;
  readonly doneAt: number | null;
  readonly attempts: number;
  readonly lastCode: string | null;
  /** Not tried again by itself before this instant. */
  readonly nextAt: number;
  /** Given up at: people look at it; null while it is tried. */
  readonly deadAt: number | null;
}
