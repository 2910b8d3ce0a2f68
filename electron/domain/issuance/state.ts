import type { Failure } from '#basics/result.ts';
import type { CardData, ChipAlgorithm } from '../card/card-data.ts';
import type { Application, ApplicationForm, Consent, PersonRecord } from '../eligibility/person-record.ts';
import type { Verdict } from '../eligibility/verdict.ts';
import type { IdentityDocument } from '../identity/identity-document.ts';
import type { ActName } from './effects.ts';

/**
 * One session as data: a union of steps that each carry only what they need. The whole of it is stored after every
 * event; the picture bytes, the chip connection and the PIN are not in it.
 */
export type SessionState = Identify | LookUp | VerdictStep | ApplicationStep | Make | Activate | HandOver | Closed;

/** What went wrong last, at which act, and what may be done about it. */
export interface Fault {
  readonly during: ActName;
  readonly failure: Failure;
  readonly choices: readonly FaultChoice[];
}

/** `retry` does the act again, `retain` takes the card back and ends the session, `end` ends it without a card. */
export type FaultChoice = 'retry' | 'retain' | 'end';

export interface Identify {
  readonly step: 'identify';
  readonly running: ActName | null;
  readonly fault: Fault | null;
}

export interface LookUp {
  readonly step: 'look-up';
  readonly document: IdentityDocument;
  readonly running: ActName | null;
  readonly fault: Fault | null;
}

export interface VerdictStep {
  readonly step: 'verdict';
  readonly document: IdentityDocument;
  readonly record: PersonRecord;
  readonly verdict: Verdict;
  readonly running: ActName | null;
  readonly fault: Fault | null;
}

export interface ApplicationStep {
  readonly step: 'application';
  readonly document: IdentityDocument;
  readonly record: PersonRecord;
  readonly form: ApplicationForm;
  readonly photo: PhotoFacts | null;
  readonly dataConfirmed: boolean;
  /** Line the applicant said is wrong. */
  readonly disputed: string | null;
  readonly consents: readonly Consent[];
  /** Set once submitted: the application as the platform answered it. */
  readonly application: Application | null;
  readonly running: ActName | null;
  readonly fault: Fault | null;
}

/** The picture itself is kept apart; this says which one it is. */
export interface PhotoFacts {
  readonly source: 'application' | 'camera' | 'file';
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  /** SHA-256 of the JPEG, hexadecimal. */
  readonly sha256: string;
}

export interface Making {
  readonly document: IdentityDocument;
  readonly application: Application;
  readonly orderId: string | null;
  readonly orderLive: boolean;
  readonly cardNumber: string | null;
  readonly card: CardInHand | null;
  /** What the platform ordered to be written; set at the authentication for writing. */
  readonly data: CardData | null;
  /** How often each act was begun, for the limits on repeating. */
  readonly attempts: Partial<Readonly<Record<ActName, number>>>;
  readonly running: ActName | null;
  readonly fault: Fault | null;
  readonly ending: Ending | null;
}

export interface Make extends Making {
  readonly step: 'make';
}

export interface Activate extends Making {
  readonly step: 'activate';
  readonly pin: 'waiting' | 'setting' | 'set';
  readonly socialSecurity: boolean;
  readonly bank: boolean;
}

export interface HandOver extends Making {
  readonly step: 'hand-over';
  readonly phase: 'ready' | 'presenting' | 'at-gate';
}

/** How far the card in the machine has come; every later stage includes the earlier ones. */
export const CARD_PROGRESS = [
  'fed',
  'identified',
  'touched',
  'written',
  'verified',
  'printing',
  'printed',
  'checked',
  'reported',
] as const;
export type CardProgress = (typeof CARD_PROGRESS)[number];

export interface CardInHand {
  readonly blankId: string;
  readonly progress: CardProgress;
  readonly cardId: string | null;
  readonly resetInformation: string | null;
  readonly algorithm: ChipAlgorithm | null;
  readonly bankCardNumber: string | null;
}

/** The session is being ended: the card goes to the reject box, the order is taken back. */
export interface Ending {
  readonly cause: Failure;
  readonly outcome: 'failed' | 'refused' | 'cancelled' | 'incident';
}

export interface Closed {
  readonly step: 'closed';
  readonly document: IdentityDocument | null;
  readonly verdict: Verdict | null;
  readonly application: {
    readonly id: string;
    readonly mode: 'online' | 'onsite';
    readonly state: Application['state'];
  } | null;
  readonly outcome: 'issued' | 'refused' | 'failed' | 'incident' | 'cancelled';
  readonly fate: 'handed-over' | 'retained' | 'spoiled' | 'in-machine' | 'none';
  readonly cause: Failure | null;
  readonly card: CardInHand | null;
  readonly cardNumber: string | null;
  readonly activation: { readonly socialSecurity: boolean; readonly bank: boolean };
}

export const progressAtLeast = (card: CardInHand, progress: CardProgress): boolean =>
  CARD_PROGRESS.indexOf(card.progress) >= CARD_PROGRESS.indexOf(progress);
