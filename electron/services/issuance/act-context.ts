import type { Clock } from '#basics/clock.ts';
import type { Logger } from '#basics/logger.ts';
import type { Failure, FailureParams } from '#basics/result.ts';
import type { CardFace, HolderData, IssuerData } from '#domain/card/card-data.ts';
import type { Place } from '#domain/eligibility/case.ts';
import type { ActName } from '#domain/issuance/effects.ts';
import type { ActValue, FailedCard } from '#domain/issuance/events.ts';
import type { SessionState } from '#domain/issuance/state.ts';
import type {
  CardPosition,
  CardPrinter,
  ChipCard,
  ChipSession,
  FaceRenderer,
  IdentityReading,
  IdReader,
  Order,
  Platform,
  Stores,
} from '../ports.ts';
import type { CountedFindings } from './counted-findings.ts';
import type { IssuancePolicy } from './policy.ts';

/** The devices and lines the acts work with. */
export interface IssuanceDevices {
  readonly reader: IdReader;
  readonly printer: CardPrinter;
  readonly chip: ChipCard;
  readonly faces: FaceRenderer;
  readonly platform: Platform;
}

/** Which station this is: number of the outlet and the division it serves (six digits). */
export interface StationFacts {
  readonly outletNo: number;
  readonly district: string;
}

/**
 * What lives only while the process does: the chip's power session, the PIN on its way to the chip, the picture to
 * print, what was read back. None of it is stored.
 */
export interface Volatile {
  /** What the identity document gave beside its text, for the eyes at the counter. */
  identity: Pick<IdentityReading, 'picture' | 'appendedAddresses'> | null;
  /** The same of the guardian's document. */
  guardianIdentity: Pick<IdentityReading, 'picture' | 'appendedAddresses'> | null;
  chip: ChipSession | null;
  pin: string | null;
  /** Why the applicant's last PIN was not taken. */
  pinProblem: string | null;
  order: Order | null;
  /** Laid out for this order and stock of this box: another order has another number, another box perhaps a template. */
  face: { readonly laidOut: CardFace; readonly orderId: string; readonly boxId: string | null } | null;
  readBack: { readonly issuer: IssuerData; readonly holder: HolderData } | null;
  /** The printer's count of cards taken from the feeder, before this session's blank was asked for. */
  cardsFedBefore: number | null;
  /** Where the card was before it was to go into the reject box, when the end of that move went unseen. */
  unseenRetain: CardPosition | null;
}

export interface ActContext {
  readonly act: ActName;
  readonly sessionId: string;
  /** State when the act was begun. */
  readonly state: SessionState;
  /** State now: a person may have pressed something meanwhile. */
  readonly now: SessionState;
  /** True when the act was begun for this card before, or follows something that failed: its end may be unseen. */
  readonly repeated: boolean;
  /** Idempotency key for a platform call of this act; `part` tells several calls of one act apart. */
  key(part?: string): string;
  readonly devices: IssuanceDevices;
  readonly station: StationFacts;
  /** Where a case is decided here, and by which numbers; the day is the act's own. */
  place(): Omit<Place, 'today'>;
  readonly policy: IssuancePolicy;
  readonly stores: Stores;
  /** Readings of the printer's counters and what they do not explain; written with the outcome. */
  readonly counted: CountedFindings;
  readonly volatile: Volatile;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  progress(done: number, total: number): void;
  /** What stands in the way of a wait that goes on; null when nothing does any more. */
  hint(hint: Failure | null): void;
  /** Both screens ask for the card with a sound. */
  promptForCard(): void;
  /**
   * What is known just before something that can not be undone: stored before it returns, as a second intent row
   * under the key of this act. `touched` says besides that the card itself is changed by what follows.
   */
  intend(detail: JournalDetail): void;
  touched(detail: JournalDetail): void;
}

export type JournalDetail = Readonly<Record<string, string | number | boolean | null>>;

/** What an act brought back, with what the journal has to remember of it (no personal data). */
export type Performed =
  | { readonly ok: true; readonly value: ActValue; readonly detail?: JournalDetail }
  | { readonly ok: false; readonly failure: Failure; readonly card?: FailedCard };

export type Performer = (context: ActContext) => Promise<Performed>;

export const performed = (value: ActValue, detail?: JournalDetail): Performed =>
  detail === undefined ? { ok: true, value } : { ok: true, value, detail };

export const notPerformed = (failure: Failure, card?: FailedCard): Performed =>
  card === undefined ? { ok: false, failure } : { ok: false, failure, card };

export const failureOf = (code: string, kind: Failure['kind'], params?: FailureParams): Failure =>
  params === undefined ? { code, kind } : { code, kind, params };
