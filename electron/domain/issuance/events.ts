import type { Failure } from '#basics/result.ts';
import type { CardData, ChipInspection } from '../card/card-data.ts';
import type { Application, ApplicationForm, Consent, PersonRecord, PhoneCheck } from '../eligibility/person-record.ts';
import type { Verdict } from '../eligibility/verdict.ts';
import type { IdentityDocument } from '../identity/identity-document.ts';
import type { BlankState } from '../stock/blank.ts';
import type { BadInARow } from './bad-blank.ts';
import type { ActName } from './effects.ts';
import type { PhotoFacts } from './state.ts';

/** What an act brought back. */
export type ActValue =
  | { readonly act: 'read-identity'; readonly document: IdentityDocument }
  | { readonly act: 'look-up-person' | 'read-application'; readonly record: PersonRecord; readonly verdict: Verdict }
  | { readonly act: 'check-phone'; readonly check: PhoneCheck }
  | { readonly act: 'submit-application'; readonly application: Application }
  | {
      readonly act: 'check-face';
      readonly badInARow: BadInARow;
      /** Cards the reject box still takes. */
      readonly boxRoom: number;
    }
  | { readonly act: 'create-order'; readonly orderId: string; readonly cardNumber: string }
  | {
      readonly act: 'feed-blank';
      readonly blankId: string;
      /** The blanks behind it the printer counted in the same feed. */
      readonly fedWith: readonly string[];
    }
  | {
      readonly act: 'authenticate-chip';
      /** The blank the chip says it is; differs from the one expected when the box was out of order. */
      readonly blankId: string;
      /** How that blank was booked. */
      readonly bookedAs: BlankState;
      readonly chip: ChipInspection;
      readonly data: CardData;
    }
  | { readonly act: 'identify-card' }
  | { readonly act: 'write-chip' | 'verify-chip' | 'print-face' | 'read-chip-again' | 'report-back' }
  | { readonly act: 'set-pin' | 'activate-social-security' | 'activate-bank' | 'present-card' }
  | { readonly act: 'watch-gate'; readonly taken: boolean }
  | {
      readonly act: 'retain-card';
      /** In the reject box; gone through the gate before it could be taken back; or never taken from the feeder. */
      readonly found: 'boxed' | 'taken' | 'not-fed';
    }
  | { readonly act: 'cancel-order' };

export type SessionEvent =
  | { readonly event: 'done'; readonly value: ActValue }
  | {
      readonly event: 'failed';
      readonly act: ActName;
      readonly failure: Failure;
      /** What the act found out of the card before it failed. */
      readonly card?: FailedCard;
    }
  /** The face is about to be touched: whatever comes next, the card is no longer blank. */
  | { readonly event: 'touched'; readonly act: 'write-chip' | 'print-face' }
  | {
      readonly event:
        | 'read-identity-again'
        | 'look-up-again'
        | 'refresh-application'
        | 'start-application'
        | 'make'
        | 'retry'
        | 'replace'
        | 'retain'
        | 'present'
        | 'wait-longer'
        | 'finish'
        | 'cancel';
    }
  | { readonly event: 'save-form'; readonly form: Pick<ApplicationForm, 'phone' | 'address' | 'occupation'> }
  | { readonly event: 'check-phone' | 'submit' | 'confirm-data' }
  | { readonly event: 'dispute-data'; readonly field: string }
  | { readonly event: 'set-photo'; readonly photo: PhotoFacts }
  | { readonly event: 'consent'; readonly consents: readonly Consent[] }
  | { readonly event: 'pin-chosen' };

export interface FailedCard {
  /** A card is in the machine although the act failed, or may be: a printer that can not be asked may well hold it. */
  readonly inMachine: boolean;
  readonly blankId?: string;
  /** How the blank was booked when the machine gave it; null when no book knew it, `loaded` unless said otherwise. */
  readonly bookedAs?: BlankState | null;
  readonly chip?: ChipInspection;
  /** Blanks the printer counted beside this one. */
  readonly fedWith?: readonly string[];
  /** The feeder says that it gave a second card and did not count it: the blank that would have come next. */
  readonly suspected?: string;
  /** The platform was asked for the right to write and did not refuse: its order may belong to this chip. */
  readonly orderBound?: boolean;
}
