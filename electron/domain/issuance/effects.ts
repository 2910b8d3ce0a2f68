import type { BlankState } from '../stock/blank.ts';
import type { FoundException } from '../stock/exception.ts';
import type { BadInARow } from './bad-blank.ts';

/**
 * Acts take time and touch the world (a device, the platform); each is journalled with an intent before and an
 * outcome after. At most one runs at a time in a session.
 */
export const ACTS = [
  'read-identity',
  'look-up-person',
  'read-guardian',
  'check-phone',
  'submit-application',
  'read-application',
  'check-face',
  'create-order',
  'feed-blank',
  'authenticate-chip',
  'identify-card',
  'write-chip',
  'verify-chip',
  'print-face',
  'read-chip-again',
  'report-back',
  'set-pin',
  'activate-social-security',
  'activate-bank',
  'present-card',
  'watch-gate',
  'retain-card',
  'cancel-order',
] as const;
export type ActName = (typeof ACTS)[number];

/** A ledger line, written in the same transaction as the state that caused it. */
export interface MoveBlank {
  readonly effect: 'move-blank';
  readonly blankId: string;
  readonly from: BlankState;
  readonly to: BlankState;
  readonly reason: string | null;
  /** The chip itself said who it is. */
  readonly identified?: boolean;
}

export interface RunAct {
  readonly effect: 'run';
  readonly act: ActName;
  /** A pause before it, milliseconds: the machine is given time. */
  readonly afterMs?: number;
}

/** A platform call that must arrive even if nobody waits for it: it goes to the outbox. */
export type QueueCall = QueueCancel | QueueUndo;

interface QueueCancel {
  readonly effect: 'queue-call';
  readonly call: 'cancel-order';
  readonly orderId: string;
  /** Which blank of the session it was ordered for. */
  readonly cardCount: number;
  readonly reason: string;
}

/** The answer to "create order" never came: whether there is an order is asked under its key, and then it is cancelled. */
interface QueueUndo {
  readonly effect: 'queue-call';
  readonly call: 'undo-order';
  readonly applicationId: string;
  readonly cardCount: number;
  readonly reason: string;
}

/** A card no box list names came out of the feeder: it enters the books as loaded. */
export interface AdoptBlank {
  readonly effect: 'adopt-blank';
  readonly blankId: string;
  readonly cardId: string;
  readonly resetInformation: string;
}

/** Bad blanks one after the other, remembered over sessions. */
export interface CountBadBlanks {
  readonly effect: 'count-bad-blanks';
  readonly inARow: BadInARow;
}

/** Something of the stock that does not add up and has to be looked into. */
export interface NoteException {
  readonly effect: 'note-exception';
  readonly exception: FoundException;
}

export type Effect = RunAct | MoveBlank | AdoptBlank | QueueCall | CountBadBlanks | NoteException;

export const run = (act: ActName, afterMs = 0): RunAct =>
  afterMs === 0 ? { effect: 'run', act } : { effect: 'run', act, afterMs };
