import type { Failure } from '#basics/result.ts';
import type { CardData, ChipInspection } from '../card/card-data.ts';
import type { Place } from '../eligibility/case.ts';
import type { Relation } from '../eligibility/guardian.ts';
import type { MaterialKind } from '../eligibility/material-kind.ts';
import type { MaterialPage } from '../eligibility/materials.ts';
import type { Application, ApplicationData, Consent, PersonRecord, PhoneCheck } from '../eligibility/person-record.ts';
import type { CounterDecision } from '../eligibility/rule.ts';
import type { IdentityDocument, RegisterPage } from '../identity/identity-document.ts';
import type { PhotoRule } from '../photo/judgement.ts';
import type { PhotoOverride } from '../photo/override.ts';
import type { BlankState } from '../stock/blank.ts';
import type { BadInARow } from './bad-blank.ts';
import type { ActName } from './effects.ts';
import type { SessionPhoto } from './state.ts';

/** What an act brought back. */
export type ActValue =
  | { readonly act: 'read-identity' | 'read-guardian'; readonly document: IdentityDocument }
  | {
      readonly act: 'look-up-person' | 'read-application';
      readonly record: PersonRecord;
      /** Where and when: the rules are asked with it. */
      readonly place: Place;
    }
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
        | 'read-guardian'
        | 'start-application'
        | 'correct'
        | 'back'
        | 'resumed'
        | 'make'
        | 'retry'
        | 'replace'
        | 'retain'
        | 'present'
        | 'wait-longer'
        | 'finish'
        | 'cancel';
    }
  /** The page of the household register of a child without an identity card, typed in. */
  | { readonly event: 'enter-register'; readonly document: RegisterPage }
  | { readonly event: 'state-relation'; readonly relation: Relation }
  | { readonly event: 'decide'; readonly decision: CounterDecision; readonly on: boolean }
  | MaterialEvent
  | { readonly event: 'save-form'; readonly form: ApplicationData }
  | { readonly event: 'check-phone' | 'submit' }
  | { readonly event: 'confirm-data' }
  | { readonly event: 'dispute-data'; readonly field: string }
  | {
      readonly event: 'set-photo';
      readonly photo: Pick<SessionPhoto, 'source' | 'width' | 'height' | 'bytes' | 'sha256' | 'judgement'>;
    }
  /** A picture was taken that no photo could be made of. */
  | { readonly event: 'photo-not-made' }
  | { readonly event: 'confirm-photo'; readonly rules: readonly PhotoRule[] }
  | { readonly event: 'override-photo'; readonly override: PhotoOverride }
  | { readonly event: 'consent'; readonly consents: readonly Consent[] }
  | { readonly event: 'pin-chosen' }
  /** What was found after a start is a matter for two people: the session ends as an incident. */
  | { readonly event: 'leave-to-people'; readonly cause: Failure };

/** What is done about one line of the checklist. */
export type MaterialEvent =
  | {
      readonly event: 'see-material';
      readonly kind: MaterialKind;
      /** Null takes the tick away. */
      readonly seen: { readonly by: string; readonly at: number } | null;
    }
  | { readonly event: 'keep-page'; readonly kind: MaterialKind; readonly page: MaterialPage }
  | { readonly event: 'drop-page'; readonly kind: MaterialKind; readonly pageId: string }
  | { readonly event: 'turn-page'; readonly kind: MaterialKind; readonly page: MaterialPage }
  | {
      readonly event: 'waive-material';
      readonly kind: MaterialKind;
      /** Null takes it back. */
      readonly waived: { readonly by: string; readonly at: number; readonly reason: string } | null;
    };

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
