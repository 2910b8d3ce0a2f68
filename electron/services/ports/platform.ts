import type { Result } from '#basics/result.ts';
import type { CardData, FaceContent, HolderData, IssuerData } from '#domain/card/card-data.ts';
import type { Relation } from '#domain/eligibility/guardian.ts';
import type { MaterialKind } from '#domain/eligibility/material-kind.ts';
import type {
  Application,
  ApplicationForm,
  Consent,
  PersonRecord,
  PhoneCheck,
} from '#domain/eligibility/person-record.ts';
import type { IdentityDocument } from '#domain/identity/identity-document.ts';
import type { Outlet } from '#domain/outlets/outlet.ts';
import type { PhotoOverride } from '#domain/photo/override.ts';
import type { OrderState } from '#domain/recovery/evidence.ts';
import type { BlankBox } from '#domain/stock/blank.ts';
import type { IssuedCard } from '#domain/stock/issued-list.ts';
import type { ScriptStep } from './chip.ts';

/** Session + step (+ attempt): asked again under the same key, the platform answers again and does nothing twice. */
export type IdempotencyKey = string;

export interface ChipIdentity {
  readonly cardId: string;
  readonly resetInformation: string;
  readonly algorithm: '3des' | 'ssf33' | 'sm4';
  readonly bankCardNumber: string;
}

export interface StationRegistration {
  /** Cards of a training platform are worth nothing; a station and its platform must be of one kind. */
  readonly environment: 'training' | 'production';
  readonly outlet: Outlet;
  readonly region: string;
  /** Boxes the bureau allotted to this outlet. */
  readonly boxes: readonly BlankBox[];
  /** First digits of the bank card numbers of the outlet's bank; empty: the platform does not say, nothing is checked. */
  readonly bankCardPrefixes: readonly string[];
}

export type { OrderState };

export interface Order {
  readonly orderId: string;
  readonly state: OrderState;
  readonly cardNumber: string;
  /** The platform's substitute spelling for the chip where GBK can't hold the name; null: the name as it is. */
  readonly nameOnChip: string | null;
  /** What goes on the face; `photo` is the approved photo, JPEG. */
  readonly face: FaceContent;
}

/** A guardian whose relation was stated. */
export interface ProvenGuardian {
  readonly document: IdentityDocument;
  readonly relation: Relation;
}

/** What was done about one paper. */
export interface MaterialShown {
  readonly kind: MaterialKind;
  readonly seenBy: string | null;
  readonly pages: number;
  readonly waivedBy: string | null;
  readonly waivedWhy: string | null;
}

/** An order as the platform lists it for the station: nothing personal. */
export interface ListedOrder {
  readonly orderId: string;
  readonly state: OrderState;
  readonly bankActivated: boolean;
  /** The chip the write right was given for; null before. */
  readonly cardId: string | null;
  readonly blankId: string | null;
  readonly createdAt: number;
  readonly changedAt: number;
}

/** What is known of the line to the platform. */
export interface PlatformLine {
  readonly state: 'unknown' | 'up' | 'down';
  /** Since when it is down, epoch milliseconds; null otherwise. */
  readonly downSince: number | null;
  /** The platform's clock less this station's, milliseconds; null when it never said. */
  readonly skewMs: number | null;
}

export interface Platform {
  /** As the last exchanges left it; asks nobody. */
  readonly line: PlatformLine;
  /** Orders of this outlet made or changed since the instant (epoch milliseconds), oldest change first. */
  ordersSince(since: number): Promise<Result<readonly ListedOrder[]>>;
  register(): Promise<Result<StationRegistration>>;
  heartbeat(states: Readonly<Record<string, string>>): Promise<Result<void>>;
  outlets(): Promise<Result<readonly Outlet[]>>;
  lookUp(person: { readonly idNumber: string; readonly name: string }): Promise<Result<PersonRecord>>;
  checkPhone(request: {
    readonly idNumber: string;
    readonly name: string;
    readonly phone: string;
  }): Promise<Result<PhoneCheck>>;
  readApplication(applicationId: string): Promise<Result<Application>>;
  /** The photo of an application that was approved, or refused for another reason; JPEG. */
  applicationPhoto(applicationId: string): Promise<Result<Uint8Array>>;
  submitApplication(
    key: IdempotencyKey,
    application: {
      readonly document: IdentityDocument;
      readonly form: ApplicationForm;
      readonly consents: readonly Consent[];
      readonly photo: Uint8Array;
      readonly guardian: ProvenGuardian | null;
      readonly materials: readonly MaterialShown[];
      readonly photoOverride: PhotoOverride | null;
      /** Id of the refused application it corrects. */
      readonly replaces: string | null;
    },
  ): Promise<Result<Application>>;
  /** A page of a paper, JPEG; pages count from 1. */
  uploadMaterial(
    key: IdempotencyKey,
    applicationId: string,
    material: { readonly kind: MaterialKind; readonly page: number; readonly picture: Uint8Array },
  ): Promise<Result<{ readonly materialId: string }>>;
  createOrder(key: IdempotencyKey, applicationId: string): Promise<Result<Order>>;
  order(orderId: string): Promise<Result<Order>>;
  cancelOrder(key: IdempotencyKey, orderId: string, reason: string): Promise<Result<void>>;
  /** Four challenges, in the order they were drawn (B.9: 1st, 2nd internal; 3rd original, 4th factor external). */
  authenticateRead(
    key: IdempotencyKey,
    orderId: string,
    request: ChipIdentity & {
      readonly challenges: readonly [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
    },
  ): Promise<
    Result<{
      readonly internal: { readonly factor: Uint8Array; readonly original: Uint8Array; readonly expected: Uint8Array };
      readonly external: { readonly key: 'RKSSSE'; readonly body: Uint8Array };
    }>
  >;
  /** Two challenges: 1st original, 2nd factor. Answers the write right and the data to write. */
  authenticateWrite(
    key: IdempotencyKey,
    orderId: string,
    request: ChipIdentity & {
      readonly challenges: readonly [Uint8Array, Uint8Array];
    },
  ): Promise<
    Result<{ readonly external: { readonly key: 'UKSSSE'; readonly body: Uint8Array }; readonly data: CardData }>
  >;
  reportBack(
    key: IdempotencyKey,
    orderId: string,
    report: ChipIdentity & {
      readonly issuer: IssuerData;
      readonly holder: HolderData;
      readonly blankId: string;
    },
  ): Promise<Result<void>>;
  /** Two challenges as for write; answers the PUK authentication. */
  authenticatePin(
    key: IdempotencyKey,
    orderId: string,
    request: ChipIdentity & {
      readonly challenges: readonly [Uint8Array, Uint8Array];
    },
  ): Promise<Result<{ readonly external: { readonly key: 'PUK'; readonly body: Uint8Array } }>>;
  /** One challenge as factor; answers the ready PIN CHANGE/UNBLOCK command. The PIN is never stored by either side. */
  pinScript(
    key: IdempotencyKey,
    orderId: string,
    request: ChipIdentity & {
      readonly challenge: Uint8Array;
      readonly pin: string;
    },
  ): Promise<Result<ScriptStep>>;
  /**
   * Optional step of third-generation stock: the chip's signing public key and two challenges drawn in its certificate
   * application (1st original, 2nd factor); answers the commands that write the certificates, opaque to the kiosk.
   */
  certificateScript(
    key: IdempotencyKey,
    orderId: string,
    request: ChipIdentity & {
      readonly publicKey: Uint8Array;
      readonly challenges: readonly [Uint8Array, Uint8Array];
    },
  ): Promise<Result<{ readonly steps: readonly ScriptStep[] }>>;
  activateSocialSecurity(key: IdempotencyKey, orderId: string): Promise<Result<void>>;
  /** Opens, binds and activates the bank account behind the bank card number of the order's chip. */
  activateBank(key: IdempotencyKey, orderId: string): Promise<Result<void>>;
  /** Cards of this outlet that were switched on that day (`YYYYMMDD`, in China), each by its chip. */
  issuedList(day: string): Promise<Result<readonly IssuedCard[]>>;
  close(): Promise<void>;
}
