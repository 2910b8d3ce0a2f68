import { z } from 'zod';
import type { RefusalCode } from './refusals.ts';
import {
  application,
  applicationForm,
  bankProfile,
  cardData,
  chipIdentity,
  consent,
  date,
  guardian,
  hexBytes,
  holderData,
  identityDocument,
  idNumber,
  instant,
  issuedCard,
  issuerData,
  listedOrder,
  materialKind,
  materialShown,
  order,
  outlet,
  personRecord,
  phoneCheck,
  photoOverride,
  picture,
  registration,
  settings,
} from './wire.ts';

/**
 * The contract between kiosk and platform, call by call: the one source of the client, of the training platform and
 * of `openapi.json`.
 *
 * - `changing` calls need the header `Idempotency-Key`. The same key with the same body answers again what it answered
 *   before and does nothing twice; with another body it is refused with `key-reused`. Refusals are not kept: they did
 *   nothing, so the same key may be asked again.
 * - Calls that only read but name a person are POST, so that no personal data stands in an address.
 * - Every call carries the header `Station`; against the bureau the client certificate must say the same.
 */
export interface CallSpec {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** `:id` stands for the one value in the path. */
  readonly path: string;
  readonly summary: string;
  readonly changing: boolean;
  readonly request: z.ZodType;
  readonly answer: z.ZodType;
  readonly refusals: readonly RefusalCode[];
}

const nothing = z.object({}).meta({ id: 'Nothing' });

const externalBody = <K extends 'RKSSSE' | 'UKSSSE' | 'PUK'>(key: K) =>
  z.object({
    key: z.literal(key),
    body: hexBytes(16).meta({ description: 'Body of EXTERNAL AUTHENTICATE: value 8, original 8' }),
  });

const twoChallenges = z
  .tuple([hexBytes(8), hexBytes(8)])
  .readonly()
  .meta({ description: 'In the order they were drawn: original, factor' });

/** A ready command for the chip and the status words it may be answered with. */
const scriptStep = z
  .object({ apdu: hexBytes(), expect: z.array(z.string().regex(/^[0-9A-F]{4}$/)).readonly() })
  .meta({ id: 'ScriptStep' });

/** Two certificates in blocks of 112 bytes are some twenty commands; a script far beyond that is a mistake. */
const MOST_SCRIPT_STEPS = 200;

const ORDER_STEP = [
  'order-unknown',
  'order-cancelled',
  'order-state',
  'blank-unknown',
  'blank-used',
  'chip-mismatch',
  'key-server-refused',
] as const satisfies readonly RefusalCode[];

export const CALLS = {
  register: {
    method: 'PUT',
    path: '/v1/station',
    summary: 'The station names itself; answers its outlet and the boxes allotted to it',
    changing: false,
    request: z.object({ stationId: z.string().min(1), outletNo: z.int().positive() }),
    answer: registration,
    refusals: [],
  },
  heartbeat: {
    method: 'PUT',
    path: '/v1/station/states',
    summary: 'Device states of the station, by device name',
    changing: false,
    request: z.object({ states: z.record(z.string(), z.string()).readonly() }),
    answer: nothing,
    refusals: [],
  },
  outlets: {
    method: 'GET',
    path: '/v1/outlets',
    summary: 'Directory of the outlets with an issuing machine',
    changing: false,
    request: nothing,
    answer: z.object({ outlets: z.array(outlet).readonly() }),
    refusals: [],
  },
  issuedList: {
    method: 'GET',
    path: '/v1/station/issued/:id',
    summary: 'Cards of this outlet that were switched on that day (`:id`, YYYYMMDD in China), each by its chip',
    changing: false,
    request: nothing,
    answer: z.object({ day: date, cards: z.array(issuedCard).readonly() }),
    refusals: [],
  },
  settings: {
    method: 'GET',
    path: '/v1/station/settings',
    summary: 'Settings the bureau gives its stations',
    changing: false,
    request: nothing,
    answer: settings,
    refusals: [],
  },
  bankProfiles: {
    method: 'GET',
    path: '/v1/station/bank-profiles',
    summary: 'What each bank asks applicants to show',
    changing: false,
    request: nothing,
    answer: z.object({ profiles: z.array(bankProfile).readonly() }),
    refusals: [],
  },
  stationOrders: {
    method: 'POST',
    path: '/v1/station/orders',
    summary: 'Orders of the station’s outlet made or changed since an instant, oldest change first',
    changing: false,
    request: z.object({ since: instant }),
    answer: z.object({ orders: z.array(listedOrder).readonly() }),
    refusals: [],
  },
  lookUp: {
    method: 'POST',
    path: '/v1/persons/look-up',
    summary: 'Holder state, insurances, registration, residence, enrolment and online application of a person',
    changing: false,
    request: z.object({ idNumber, name: z.string().min(1) }),
    answer: personRecord,
    refusals: ['person-unknown', 'person-mismatch'],
  },
  checkPhone: {
    method: 'POST',
    path: '/v1/persons/phone-check',
    summary: 'Whether a mobile number is registered in the name of the person',
    changing: false,
    request: z.object({ idNumber, name: z.string().min(1), phone: z.string().regex(/^1\d{10}$/) }),
    answer: phoneCheck,
    refusals: ['person-unknown', 'person-mismatch'],
  },
  readApplication: {
    method: 'GET',
    path: '/v1/applications/:id',
    summary: 'State, reasons and chosen outlet of an application',
    changing: false,
    request: nothing,
    answer: application,
    refusals: ['application-unknown'],
  },
  applicationPhoto: {
    method: 'GET',
    path: '/v1/applications/:id/photo',
    summary: 'The photo of an application that was approved, or refused for another reason',
    changing: false,
    request: nothing,
    answer: z.object({ photo: picture }),
    refusals: ['application-unknown', 'application-not-approved'],
  },
  submitApplication: {
    method: 'POST',
    path: '/v1/applications',
    summary: 'An application made at the counter; takes the place of a refused one',
    changing: true,
    request: z.object({
      document: identityDocument,
      form: applicationForm,
      consents: z.array(consent).readonly(),
      photo: picture,
      guardian: guardian.nullable().default(null),
      materials: z.array(materialShown).readonly().default([]),
      photoOverride: photoOverride.nullable().default(null),
      replaces: z.string().min(1).nullable().default(null).meta({ description: 'The refused application it corrects' }),
    }),
    answer: application,
    refusals: [
      'person-unknown',
      'person-mismatch',
      'person-holds-card',
      'person-not-eligible',
      'application-unknown',
      'application-exists',
      'application-locked',
      'phone-not-real-name',
      'consent-missing',
      'photo-unfit',
      'guardian-missing',
      'guardian-unfit',
    ],
  },
  uploadMaterial: {
    method: 'POST',
    path: '/v1/applications/:id/materials',
    summary: 'A picture of a document the applicant showed',
    changing: true,
    request: z.object({ kind: materialKind, page: z.int().positive(), picture }),
    answer: z.object({ materialId: z.string().min(1) }),
    refusals: ['application-unknown'],
  },
  createOrder: {
    method: 'POST',
    path: '/v1/orders',
    summary: 'Orders the card of an approved application; one live order per person',
    changing: true,
    request: z.object({ applicationId: z.string().min(1) }),
    answer: order,
    refusals: [
      'application-unknown',
      'application-not-approved',
      'application-other-outlet',
      'application-by-post',
      'person-holds-card',
      'order-exists',
    ],
  },
  order: {
    method: 'GET',
    path: '/v1/orders/:id',
    summary: 'An order as it is now',
    changing: false,
    request: nothing,
    answer: order,
    refusals: ['order-unknown'],
  },
  cancelOrder: {
    method: 'POST',
    path: '/v1/orders/:id/cancel',
    summary: 'Ends an order whose card is not handed out; a chip that got data is never allotted again',
    changing: true,
    request: z.object({ reason: z.string().min(1) }),
    answer: nothing,
    refusals: ['order-unknown', 'order-activated'],
  },
  authenticateRead: {
    method: 'POST',
    path: '/v1/orders/:id/authenticate-read',
    summary: 'Both authentications that open EF06 for reading',
    changing: true,
    request: z.object({
      ...chipIdentity,
      challenges: z
        .tuple([hexBytes(8), hexBytes(8), hexBytes(8), hexBytes(8)])
        .readonly()
        .meta({ description: 'In the order they were drawn: internal factor, internal original, original, factor' }),
    }),
    answer: z.object({
      internal: z.object({ factor: hexBytes(8), original: hexBytes(8), expected: hexBytes(8) }),
      external: externalBody('RKSSSE'),
    }),
    refusals: ORDER_STEP,
  },
  authenticateWrite: {
    method: 'POST',
    path: '/v1/orders/:id/authenticate-write',
    summary: 'The write right of the SSSE and the data to write; binds the chip to the order',
    changing: true,
    request: z.object({ ...chipIdentity, challenges: twoChallenges }),
    answer: z.object({ external: externalBody('UKSSSE'), data: cardData }),
    refusals: ORDER_STEP,
  },
  reportBack: {
    method: 'POST',
    path: '/v1/orders/:id/report-back',
    summary: 'What was read back from the chip; must equal the order item by item',
    changing: true,
    request: z.object({ ...chipIdentity, issuer: issuerData, holder: holderData, blankId: z.string().min(1) }),
    answer: nothing,
    refusals: ['order-unknown', 'order-cancelled', 'order-state', 'chip-mismatch', 'report-mismatch'],
  },
  authenticatePin: {
    method: 'POST',
    path: '/v1/orders/:id/authenticate-pin',
    summary: 'The right to give the chip a new PIN',
    changing: true,
    request: z.object({ ...chipIdentity, challenges: twoChallenges }),
    answer: z.object({ external: externalBody('PUK') }),
    refusals: ORDER_STEP,
  },
  pinScript: {
    method: 'POST',
    path: '/v1/orders/:id/pin-script',
    summary: 'The ready PIN CHANGE/UNBLOCK command; the PIN is stored nowhere',
    changing: true,
    request: z.object({
      ...chipIdentity,
      challenge: hexBytes(8).meta({ description: 'Process factor' }),
      pin: z.string().regex(/^\d{4,12}$/),
    }),
    answer: scriptStep,
    refusals: ORDER_STEP,
  },
  certificateScript: {
    method: 'POST',
    path: '/v1/orders/:id/certificate-script',
    summary: 'Optional, third generation: certificates for the chip’s signing key as ready commands',
    changing: true,
    request: z.object({
      ...chipIdentity,
      publicKey: hexBytes().meta({ description: 'EF0012 of the certificate application' }),
      challenges: twoChallenges,
    }),
    answer: z.object({ steps: z.array(scriptStep).min(1).max(MOST_SCRIPT_STEPS).readonly() }),
    refusals: ORDER_STEP,
  },
  activateSocialSecurity: {
    method: 'POST',
    path: '/v1/orders/:id/activate-social-security',
    summary: 'Switches the social security function on; the person is a holder from here',
    changing: true,
    request: nothing,
    answer: nothing,
    refusals: ['order-unknown', 'order-cancelled', 'order-state'],
  },
  activateBank: {
    method: 'POST',
    path: '/v1/orders/:id/activate-bank',
    summary: 'Opens, binds and activates the account behind the bank card number of the chip',
    changing: true,
    request: nothing,
    answer: nothing,
    refusals: ['order-unknown', 'order-cancelled', 'order-state', 'account-refused'],
  },
} as const satisfies Readonly<Record<string, CallSpec>>;

export type CallName = keyof typeof CALLS;
export type CallRequest<N extends CallName> = z.output<(typeof CALLS)[N]['request']>;
export type CallAnswer<N extends CallName> = z.output<(typeof CALLS)[N]['answer']>;

export interface TypedCall<N extends CallName> extends CallSpec {
  readonly request: z.ZodType<CallRequest<N>>;
  readonly answer: z.ZodType<CallAnswer<N>>;
}

const TYPED: { readonly [N in CallName]: TypedCall<N> } = CALLS;

/** A call with the types of its name. */
export const callSpec = <N extends CallName>(name: N): TypedCall<N> => TYPED[name];

export const CALL_NAMES = Object.keys(CALLS) as readonly CallName[];

/** Any call may be refused with these. */
export const COMMON_REFUSALS: readonly RefusalCode[] = ['station-unknown', 'request-malformed'];
/** Any changing call may also be refused with these. */
export const CHANGING_REFUSALS: readonly RefusalCode[] = ['key-missing', 'key-reused'];

/** A refusal on the wire. */
export const refusal = z
  .object({ code: z.string().min(1), params: z.record(z.string(), z.union([z.string(), z.number()])) })
  .meta({ id: 'Refusal' });

export const IDEMPOTENCY_HEADER = 'idempotency-key';
export const STATION_HEADER = 'station';
export const OUTLET_HEADER = 'outlet';
