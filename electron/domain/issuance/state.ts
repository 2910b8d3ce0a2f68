import type { Failure } from '#basics/result.ts';
import type { CardData, ChipAlgorithm } from '../card/card-data.ts';
import type { Case } from '../eligibility/case.ts';
import type { Guardian } from '../eligibility/guardian.ts';
import type { Application, ApplicationForm, Consent, ReviewReason } from '../eligibility/person-record.ts';
import type { Verdict } from '../eligibility/verdict.ts';
import type { IdentityDocument } from '../identity/identity-document.ts';
import type { PhotoJudgement, PhotoRule } from '../photo/judgement.ts';
import type { PhotoOverride } from '../photo/override.ts';
import type { BadInARow } from './bad-blank.ts';
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

/**
 * `retry` does the act again, `back` goes on without it, `replace` takes the card back and goes on with the next blank, `retain` takes the card
 * back and ends the session, `end` ends it without a card.
 */
export type FaultChoice = 'retry' | 'back' | 'replace' | 'retain' | 'end';

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

export interface VerdictStep extends Case {
  readonly step: 'verdict';
  readonly verdict: Verdict;
  readonly running: ActName | null;
  readonly fault: Fault | null;
}

export interface ApplicationStep extends Case {
  readonly step: 'application';
  /** Papers, guardian and the rest as the rules see them now. */
  readonly verdict: Verdict;
  /** The refused application that is corrected here; null for a new one. */
  readonly correcting: Correcting | null;
  readonly form: ApplicationForm;
  readonly photo: SessionPhoto | null;
  /** Pictures made into a photo so far, good or not. */
  readonly photoAttempts: number;
  readonly dataConfirmed: boolean;
  /** Line the applicant said is wrong. */
  readonly disputed: string | null;
  readonly consents: readonly Consent[];
  /** Set once submitted: the application as the platform answered it. */
  readonly application: Application | null;
  readonly running: ActName | null;
  readonly fault: Fault | null;
}

export interface Correcting {
  readonly applicationId: string;
  readonly reasons: readonly ReviewReason[];
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

/** The photo of a session with everything said of it. */
export interface SessionPhoto extends PhotoFacts {
  /** The host's word; null for the photo of an application, which the bureau's reviewers judged. */
  readonly judgement: PhotoJudgement | null;
  /** Ticked by the teller by hand. */
  readonly confirmed: readonly PhotoRule[];
  readonly override: PhotoOverride | null;
}

export interface Making {
  readonly document: IdentityDocument;
  /** Who came along with a minor. */
  readonly guardian: Guardian | null;
  readonly application: Application;
  readonly orderId: string | null;
  readonly orderLive: boolean;
  readonly cardNumber: string | null;
  readonly card: CardInHand | null;
  /** What the platform ordered to be written; set at the authentication for writing. */
  readonly data: CardData | null;
  /** Blanks this session asked for, 1 with the first: part of the keys the platform is asked under. */
  readonly cardCount: number;
  /** The right to write may have been given for the chip in the machine: the order belongs to that chip. */
  readonly orderBound: boolean;
  /** Cards of this session that went to the reject box, oldest first. */
  readonly discarded: readonly DiscardedCard[];
  /** Bad blanks one after the other, over all sessions of the station. */
  readonly badInARow: BadInARow;
  /** Cards the reject box still takes; a failed card must always find room. */
  readonly boxRoom: number;
  /** How often each act was begun for the card in the machine, for the limits on repeating. */
  readonly attempts: Partial<Readonly<Record<ActName, number>>>;
  /** How often each act was repeated by rule since a person last decided. */
  readonly repeats: Partial<Readonly<Record<ActName, number>>>;
  /** Why the running act is done by rule, and for which time; null when it is done for the first time. */
  readonly auto: Auto | null;
  /** The act that follows once the card was looked at (`identify-card`). */
  readonly resume: ActName | null;
  readonly running: ActName | null;
  readonly fault: Fault | null;
  /** The card goes to the reject box and the session goes on with the next blank; why. */
  readonly replacing: Failure | null;
  readonly ending: Ending | null;
}

/** An act done again by rule, as both screens show it. */
export interface Auto {
  readonly failure: Failure;
  /** 2 for the first repetition. */
  readonly attempt: number;
  readonly most: number;
}

export interface DiscardedCard {
  readonly card: CardInHand;
  readonly fate: 'retained' | 'spoiled';
  readonly cause: Failure;
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
  /** How often the teller said to wait longer for the hand at the gate. */
  readonly extensions: number;
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
  /** Blanks the printer counted with this one in a single feed (fault table row 3); empty but for a double feed. */
  readonly fedWith: readonly string[];
}

/** The session is being ended: the card goes to the reject box, the order is taken back. */
export interface Ending {
  readonly cause: Failure;
  readonly outcome: 'failed' | 'refused' | 'cancelled' | 'incident';
}

export interface Closed {
  readonly step: 'closed';
  readonly document: IdentityDocument | null;
  readonly guardian: Guardian | null;
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
  /** Cards that went to the reject box before the last one. */
  readonly discarded: readonly DiscardedCard[];
  readonly cardNumber: string | null;
  readonly activation: { readonly socialSecurity: boolean; readonly bank: boolean };
}

export const progressAtLeast = (card: CardInHand, progress: CardProgress): boolean =>
  CARD_PROGRESS.indexOf(card.progress) >= CARD_PROGRESS.indexOf(progress);
