import type { Failure, FailureParams } from '#basics/result.ts';
import type { JournalRow } from '../issuance/journal.ts';
import type { SessionState } from '../issuance/state.ts';
import type { Evidence, PrinterSeen } from './evidence.ts';
import type { Interruption } from './interruption.ts';

export type UnfinishedState = Exclude<SessionState, { step: 'closed' }>;

/** What the parts of the decision are made from. */
export interface Subject<S extends UnfinishedState> {
  readonly state: S;
  readonly journal: readonly JournalRow[];
  /** Null when a person was waited for. */
  readonly interruption: Interruption | null;
  readonly evidence: Evidence;
  /** So long ago that the person is most likely gone. */
  readonly old: boolean;
}

/** The same once a card may be concerned: the printer was seen. */
export interface MachineSubject<S extends UnfinishedState> extends Subject<S> {
  readonly printer: PrinterSeen;
}

/** Why, where the session goes on or a person does. */
export const because = (code: string, params?: FailureParams): Failure =>
  params === undefined ? { code, kind: 'ask' } : { code, kind: 'ask', params };

/** Why, where the card can not go on. */
export const endedBy = (code: string, params?: FailureParams): Failure => ({ ...because(code, params), kind: 'stop' });
