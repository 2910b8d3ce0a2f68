import type { Failure } from '#basics/result.ts';
import type { ActName } from '../issuance/effects.ts';
import type { ActValue, FailedCard } from '../issuance/events.ts';

interface Decided {
  /** The code says what happened; its texts stand in `contract/codes/recovery.ts`. */
  readonly why: Failure;
  /** A card moves, or may, once it is gone on: the teller reads first and presses. */
  readonly moves: boolean;
}

/** What becomes of a session that had no end when its program ended. */
export type Decision =
  | LookAgain
  | LookInside
  | CloseWithoutCard
  | Continue
  | AskPlatformAgain
  | TakeAsDone
  | HandedOver
  | IntoBox
  | Incident
  | ResumeWaiting;

/** Something that has to be known can not be seen now; it is looked at again, and nothing is done meanwhile. */
export interface LookAgain extends Decided {
  readonly decision: 'look-again';
  readonly missing: 'printer' | 'chip' | 'platform';
  /** The platform's silence stops nothing that can be left to the teller: the act then fails with it. */
  readonly act: ActName | null;
}

/** Which card it is only its chip can say: it is brought to the contacts, which harms no card, and decided anew. */
export interface LookInside extends Decided {
  readonly decision: 'look-inside';
}

/** Nothing came out of the feeder; an order there may be is taken back. */
export interface CloseWithoutCard extends Decided {
  readonly decision: 'close-without-card';
}

/** The same card at the right act; null: nothing was under way, a person's decision is waited for as before. */
export interface Continue extends Decided {
  readonly decision: 'continue';
  readonly act: ActName | null;
  /** What is known of the card by looking, which no outcome said. */
  readonly found: FailedCard | null;
  /** The printer's counters prove that nothing reached the face. */
  readonly face: 'blank' | null;
}

/** A platform call whose answer was lost is asked again under the same key. */
export interface AskPlatformAgain extends Decided {
  readonly decision: 'ask-platform-again';
  readonly act: ActName;
}

/** The evidence proves what the act would have brought back. */
export interface TakeAsDone extends Decided {
  readonly decision: 'take-as-done';
  readonly value: ActValue;
}

/** The gate is empty after the card stood there. */
export interface HandedOver extends Decided {
  readonly decision: 'handed-over';
  readonly value: ActValue | null;
}

/** The session's own card goes into the reject box; `goesOn`: the session takes the next blank. */
export interface IntoBox extends Decided {
  readonly decision: 'spoil' | 'retain';
  readonly act: ActName | null;
  readonly goesOn: boolean;
}

/** Two people have to look into it. */
export interface Incident extends Decided {
  readonly decision: 'incident';
  readonly act: ActName | null;
  readonly found: FailedCard | null;
}

/** Nothing of a card had begun: the session goes on where it was. */
export interface ResumeWaiting extends Decided {
  readonly decision: 'resume-waiting';
  /** Asked again because it only reads; null: a person goes on. */
  readonly act: ActName | null;
}

export type DecisionName = Decision['decision'];
