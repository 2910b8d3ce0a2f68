/**
 * The one map between screen and machine: method → input, output, error codes, callers, audit event.
 * The dispatcher enforces it; carriers only carry; the screens' client is typed by it. There is no generic channel.
 */
import { z } from 'zod';
import { KINS } from '#domain/eligibility/guardian.ts';
import { MATERIAL_KINDS } from '#domain/eligibility/material-kind.ts';
import { DECISIONS } from '#domain/eligibility/rule.ts';
import { PHOTO_RULES } from '#domain/photo/judgement.ts';
import { OVERRIDE_REASONS } from '#domain/photo/override.ts';
import { outletDirectory } from './outlets.ts';
import { receiptMethods } from './receipts.ts';
import { deskCatalogue, trainingView } from './training.ts';
import {
  applicantView,
  cameraChoice,
  consentText,
  machineView,
  PERSON_FIELDS,
  sessionView,
  stationView,
} from './views.ts';

export type Caller = 'teller' | 'applicant';

interface Method<I extends z.ZodType, O extends z.ZodType> {
  readonly input: I;
  readonly output: O;
  /** Codes the caller must expect beside the general ones (`bad-input`, `not-allowed`, `internal`). */
  readonly errors: readonly string[];
  readonly callers: readonly Caller[];
  /** Audit event written when the call succeeds, null when it only reads. */
  readonly audit: string | null;
}

const method = <I extends z.ZodType, O extends z.ZodType>(definition: Method<I, O>): Method<I, O> => definition;

const none = z.strictObject({});
const accepted = z.object({ revision: z.number() });
const NOT_NOW = 'session.not-now';

/** An act of the teller on the session: no input, the answer is the revision of the session view to re-read. */
const act = (audit: string, errors: readonly string[] = []) =>
  method({ input: none, output: accepted, errors: [NOT_NOW, ...errors], callers: ['teller'], audit });

/** Something done at the training desk. No audit: it is no business of the kiosk. */
const deskAct = <I extends z.ZodType>(input: I, errors: readonly string[] = []) =>
  method({
    input,
    output: z.object({}),
    errors: ['training.unavailable', 'simulator.not-running', ...errors],
    callers: ['teller'],
    audit: null,
  });

/** What can be wrong with a document camera. */
const CAMERA_FAULTS = [
  'camera.not-set-up',
  'camera.absent',
  'camera.in-use',
  'camera.not-permitted',
  'camera.no-picture',
  'camera.silent',
  'camera.busy',
  'camera.bad-device',
  'camera.program-missing',
  'camera.temp-dir-unusable',
] as const;
/** Who stood there: two people by name, until staff sign in. */
const twoPeople = {
  first: z.string().trim().min(1).max(20),
  second: z.string().trim().min(1).max(20),
};

const base64 = (maxCharacters: number) => z.base64().max(maxCharacters);
const materialKind = z.enum(MATERIAL_KINDS);
const pageId = z.string().min(1).max(64);
const MATERIAL_ERRORS = [NOT_NOW, 'materials.unknown', 'materials.too-many-pages'] as const;
const PHOTO_ERRORS = [
  NOT_NOW,
  'photo.unreadable',
  'photo.mislabelled',
  'photo.too-small',
  'photo.too-large',
  'photo.too-far',
  'photo.no-face',
  'photo.several-faces',
  'photo.geometry',
  'photo.file-size',
  'photo.judge-silent',
  'photo.judge-ended',
  'photo.model-changed',
] as const;

export const methods = {
  'station.read': method({ input: none, output: stationView, errors: [], callers: ['teller'], audit: null }),
  /** Looks at every device, the platform and the stock again. */
  'station.check': method({ input: none, output: stationView, errors: [], callers: ['teller'], audit: null }),
  'machine.read': method({ input: none, output: machineView, errors: [], callers: ['teller'], audit: null }),
  'stock.loadBox': method({
    input: z.strictObject({ boxId: z.string().min(1).max(64) }),
    output: accepted,
    errors: ['stock.unknown-box', 'stock.feeder-not-empty', 'stock.box-of-other-bank', NOT_NOW],
    callers: ['teller'],
    audit: 'stock.box-loaded',
  }),

  /**
   * A card of the books that no session holds: taken back by the machine, found in or put into the reject box, in the
   * holder's hands (only one that was to be handed over), or not to be found. Audited with both names by the service.
   */
  'stock.settleCard': method({
    input: z.strictObject({
      blankId: z.string().min(1).max(64),
      where: z.enum(['machine', 'reject-box', 'missing', 'handed-over']),
      ...twoPeople,
    }),
    output: accepted,
    errors: [NOT_NOW, 'stock.not-unsettled', 'stock.machine-holds-card', 'stock.not-finished', 'stock.two-people'],
    callers: ['teller'],
    audit: null,
  }),
  /** The reject box was emptied and put back. Audited with both names by the service. */
  'stock.rejectBoxEmptied': method({
    input: z.strictObject(twoPeople),
    output: accepted,
    errors: [NOT_NOW, 'stock.two-people'],
    callers: ['teller'],
    audit: null,
  }),
  /** Box and exceptions were looked at by a supervisor. Audited with both names by the service. */
  'stock.confirmChecked': method({
    input: z.strictObject(twoPeople),
    output: accepted,
    errors: [NOT_NOW, 'stock.two-people'],
    callers: ['teller'],
    audit: null,
  }),

  'session.read': method({ input: none, output: sessionView, errors: [], callers: ['teller'], audit: null }),
  'session.begin': act('session.begun', ['station.not-ready']),
  'session.readIdentity': act('identity.read-again'),
  /** The page of the household register of a child without an identity card; sex and birth follow from the number. */
  'session.enterRegister': method({
    input: z.strictObject({
      name: z.string().trim().min(1).max(60),
      idNumber: z.string().trim().min(15).max(18),
      /** GB/T 3304. */
      nation: z.string().regex(/^\d{2}$/),
      address: z.string().trim().min(1).max(100),
    }),
    output: accepted,
    errors: [NOT_NOW, 'register.number-shape', 'register.number-birth', 'register.number-check'],
    callers: ['teller'],
    audit: 'identity.register-entered',
  }),
  'session.lookUp': act('person.looked-up-again'),
  /** Waits for the guardian's document on the reader. */
  'session.readGuardian': act('guardian.read'),
  /** Stops waiting for a document and goes back to where the wait began. */
  'session.stopWaiting': act('session.wait-stopped'),
  'guardian.setRelation': method({
    input: z.strictObject({ kin: z.enum(KINS), household: z.enum(['same', 'other']) }),
    output: accepted,
    errors: [NOT_NOW, 'guardian.missing'],
    callers: ['teller'],
    audit: 'guardian.relation-stated',
  }),
  /** What only a person at the counter can say; ticked by hand. */
  'session.decide': method({
    input: z.strictObject({ decision: z.enum(DECISIONS), on: z.boolean() }),
    output: accepted,
    errors: [NOT_NOW],
    callers: ['teller'],
    audit: 'session.decided',
  }),

  'materials.see': method({
    input: z.strictObject({ kind: materialKind, on: z.boolean() }),
    output: accepted,
    errors: MATERIAL_ERRORS,
    callers: ['teller'],
    audit: 'material.seen',
  }),
  /** A page under the document camera, kept as the next page; `pageId` takes that page anew. */
  'materials.scan': method({
    input: z.strictObject({ kind: materialKind, pageId: pageId.optional() }),
    output: accepted,
    errors: [...MATERIAL_ERRORS, ...CAMERA_FAULTS, 'materials.page-unreadable'],
    callers: ['teller'],
    audit: 'material.scanned',
  }),
  /** A page from a picture file (JPEG or PNG), for a station without a document camera. */
  'materials.addFile': method({
    input: z.strictObject({ kind: materialKind, picture: base64(16_800_000) }),
    output: accepted,
    errors: [...MATERIAL_ERRORS, 'materials.page-unreadable'],
    callers: ['teller'],
    audit: 'material.page-from-file',
  }),
  'materials.page': method({
    input: z.strictObject({ kind: materialKind, pageId }),
    output: z.object({ jpeg: z.string() }),
    errors: [NOT_NOW, 'materials.no-page'],
    callers: ['teller'],
    audit: 'material.looked-at',
  }),
  /** Turns a page clockwise by a quarter. */
  'materials.turn': method({
    input: z.strictObject({ kind: materialKind, pageId }),
    output: accepted,
    errors: [...MATERIAL_ERRORS, 'materials.no-page'],
    callers: ['teller'],
    audit: 'material.turned',
  }),
  'materials.drop': method({
    input: z.strictObject({ kind: materialKind, pageId }),
    output: accepted,
    errors: MATERIAL_ERRORS,
    callers: ['teller'],
    audit: 'material.dropped',
  }),
  /** Only where the bank's profile allows it; without a reason the waiver is taken back. */
  'materials.waive': method({
    input: z.strictObject({ kind: materialKind, reason: z.string().trim().min(2).max(200).nullable() }),
    output: accepted,
    errors: [...MATERIAL_ERRORS, 'materials.not-waivable'],
    callers: ['teller'],
    audit: 'material.waived',
  }),
  'session.refreshApplication': act('application.refreshed'),
  'session.startApplication': act('application.started'),
  /** Corrects a refused application here: data, photo, or both. */
  'session.correct': act('application.correction-started'),
  /** Puts the session aside while its review is waited for; it goes on when the person's document is read again. */
  'session.park': act('session.parked'),
  /** Somebody does not come back: the waiting session is closed. */
  'session.dropWaiting': method({
    input: z.strictObject({ sessionId: z.string().min(1).max(64) }),
    output: accepted,
    errors: ['session.not-waiting'],
    callers: ['teller'],
    audit: 'session.waiting-dropped',
  }),
  /** After a fault: on without what failed. */
  'session.back': act('session.went-back'),
  'session.make': act('card.making-started', ['station.not-ready']),
  'session.retry': act('session.retried'),
  'session.present': act('card.presented'),
  /** More time for the hand at the gate. */
  'session.waitLonger': act('card.waited-longer'),
  /** Takes the card back and goes on with the next blank for the same person. */
  'session.replace': act('card.replaced'),
  'session.retain': act('card.retained-by-teller'),
  'session.finish': act('session.finished'),
  'session.cancel': act('session.cancelled'),
  /** The teller has seen that the applicant is back: the applicant's screen shows what it hid. */
  'session.uncover': act('applicant.uncovered'),
  /** The person's data unmasked, while the teller holds the button; every call is audited. */
  'session.reveal': method({
    input: none,
    output: z.object({ name: z.string(), idNumber: z.string(), address: z.string() }),
    errors: [NOT_NOW],
    callers: ['teller'],
    audit: 'person.revealed',
  }),

  'application.saveForm': method({
    input: z.strictObject({
      phone: z.string().max(20),
      division: z
        .string()
        .regex(/^\d{6}$/)
        .nullable(),
      address: z.string().max(100),
      occupation: z.string().max(40),
      nationality: z.string().max(3),
    }),
    output: accepted,
    errors: [
      NOT_NOW,
      'form.phone-malformed',
      'form.address-empty',
      'form.division-unknown',
      'form.occupation-unknown',
      'form.nationality-unknown',
    ],
    callers: ['teller'],
    audit: 'application.form-saved',
  }),
  /** Asks the platform whether the saved phone is registered in the applicant's own name. */
  'application.checkPhone': act('application.phone-checked', [
    'form.phone-malformed',
    'platform.unreachable',
    'platform.timeout',
  ]),
  /**
   * Pictures from file or camera (JPEG or PNG, at most 12 MB each): of a burst the best frame becomes the photo. Cut,
   * encoded and judged by the host, whose word alone counts; it stands in the view.
   */
  'application.setPhoto': method({
    input: z.strictObject({
      source: z.enum(['camera', 'file']),
      pictures: z.array(base64(16_800_000)).min(1).max(5),
      /** Name of the camera, for the record. */
      camera: z.string().max(200).optional(),
    }),
    output: accepted,
    errors: PHOTO_ERRORS,
    callers: ['teller', 'applicant'],
    audit: 'application.photo-set',
  }),
  /** A picture from the station's own document camera, made into the photo by the same rules. */
  'application.capturePhoto': act('application.photo-captured', [...CAMERA_FAULTS, ...PHOTO_ERRORS.slice(1)]),
  /** The rules the teller looked at and ticked by hand; all that are ticked now. */
  'application.confirmPhoto': method({
    input: z.strictObject({ rules: z.array(z.enum(PHOTO_RULES)) }),
    output: accepted,
    errors: [NOT_NOW, 'photo.nothing-to-confirm'],
    callers: ['teller'],
    audit: 'application.photo-confirmed',
  }),
  /** A supervisor, who is not the teller, signs in and lets the photo pass. Audited with both by the service. */
  'application.overridePhoto': method({
    input: z.strictObject({
      supervisor: z.string().min(1).max(64),
      secret: z.string().min(1).max(200),
      reason: z.enum(OVERRIDE_REASONS),
      text: z.string().trim().min(4).max(500),
      evidence: z.string().trim().max(200),
    }),
    output: accepted,
    errors: [
      NOT_NOW,
      'staff.unknown',
      'staff.wrong-secret',
      'staff.locked',
      'staff.same-person',
      'staff.not-supervisor',
      'photo.not-overridable',
      'photo.nothing-to-override',
    ],
    callers: ['teller'],
    audit: null,
  }),
  /** The empty photo place, looked at when the station opens. */
  'photo.checkBackground': method({
    input: z.strictObject({ picture: base64(16_800_000) }),
    output: z.object({
      ok: z.boolean(),
      code: z.string(),
      lightness: z.number(),
      chroma: z.number(),
      deviation: z.number(),
      blockRange: z.number(),
    }),
    errors: [
      'photo.unreadable',
      'photo.mislabelled',
      'photo.too-large',
      'photo.judge-silent',
      'photo.judge-ended',
      'photo.model-changed',
    ],
    callers: ['teller'],
    audit: 'photo.background-checked',
  }),
  /** Who can sign in for a second person's act. */
  'staff.supervisors': method({
    input: none,
    output: z.object({ supervisors: z.array(z.object({ staffId: z.string(), name: z.string() })) }),
    errors: [],
    callers: ['teller'],
    audit: null,
  }),
  'application.submit': act('application.submitted', [
    'application.incomplete',
    'platform.unreachable',
    'platform.timeout',
  ]),

  'applicant.read': method({ input: none, output: applicantView, errors: [], callers: ['applicant'], audit: null }),
  'applicant.confirmData': method({
    input: none,
    output: accepted,
    errors: [NOT_NOW],
    callers: ['applicant'],
    audit: 'application.data-confirmed',
  }),
  /** 这里不对: names the line that is wrong; the teller is told. */
  'applicant.disputeData': method({
    input: z.strictObject({ field: z.enum(PERSON_FIELDS) }),
    output: accepted,
    errors: [NOT_NOW],
    callers: ['applicant'],
    audit: 'application.data-disputed',
  }),
  /** Nobody touched a personal stage for a while: it is hidden until the teller nods. */
  'applicant.leave': method({
    input: none,
    output: accepted,
    errors: [NOT_NOW],
    callers: ['applicant'],
    audit: null,
  }),
  /** Somebody touched the hidden screen: the teller is asked to look who it is. */
  'applicant.comeBack': method({
    input: none,
    output: accepted,
    errors: [NOT_NOW],
    callers: ['applicant'],
    audit: null,
  }),
  'applicant.consentTexts': method({
    input: z.strictObject({ language: z.enum(['zh-CN', 'en']) }),
    output: z.object({ texts: z.array(consentText) }),
    errors: [],
    callers: ['applicant'],
    audit: null,
  }),
  /** Ticked and signed: the exact texts by hash, the signature as PNG. */
  'applicant.consent': method({
    input: z.strictObject({
      texts: z
        .array(
          z.strictObject({
            document: z.string(),
            version: z.string(),
            sha256: z.string(),
            /** When its end had come into view. */
            readAt: z.int().nonnegative(),
          }),
        )
        .min(1),
      signature: base64(700_000),
    }),
    output: accepted,
    errors: [NOT_NOW, 'consent.text-changed', 'consent.incomplete', 'consent.not-read', 'consent.signature-unreadable'],
    callers: ['applicant'],
    audit: 'application.consented',
  }),
  /** The PIN goes one way: typed twice on the applicant's screen, kept in memory until the chip has it. */
  'applicant.choosePin': method({
    input: z.strictObject({ pin: z.string().max(12) }),
    output: accepted,
    errors: [NOT_NOW, 'pin.malformed', 'pin.repeated-digits', 'pin.running-digits', 'pin.personal'],
    callers: ['applicant'],
    audit: 'card.pin-chosen',
  }),

  /** The outlets (N15, N16), for both screens; the published ones until the platform has answered. */
  'outlets.list': method({
    input: none,
    output: outletDirectory,
    errors: [],
    callers: ['teller', 'applicant'],
    audit: null,
  }),

  /** The cameras of this station and which one is the document camera. */
  'camera.list': method({
    input: none,
    output: cameraChoice,
    errors: ['camera.not-set-up'],
    callers: ['teller'],
    audit: null,
  }),
  'camera.choose': method({
    input: z.strictObject({ device: z.string().min(1).max(200) }),
    output: z.object({}),
    errors: ['camera.not-set-up', 'camera.unknown'],
    callers: ['teller'],
    audit: 'camera.chosen',
  }),
  /** How far its pictures are turned clockwise from now on. */
  'camera.rotate': method({
    input: z.strictObject({ rotation: z.literal([0, 90, 180, 270]) }),
    output: z.object({}),
    errors: ['camera.not-set-up', 'camera.absent'],
    callers: ['teller'],
    audit: 'camera.rotated',
  }),
  /** A small picture of what lies before it (base64 JPEG). `camera.busy`: a picture is being taken, ask again. */
  'camera.preview': method({
    input: none,
    output: z.object({ jpeg: z.string() }),
    errors: CAMERA_FAULTS,
    callers: ['teller'],
    audit: null,
  }),

  ...receiptMethods,

  /** Training stations only: what lies at hand for the virtual devices. `available` is false on a real station. */
  'training.read': method({
    input: none,
    output: trainingView,
    errors: ['training.unavailable'],
    callers: ['teller'],
    audit: null,
  }),
  'training.placeDocument': deskAct(z.strictObject({ personId: z.string().min(1).max(64) }), [
    'training.unknown-person',
    'training.no-identity-card',
  ]),
  'training.removeDocument': deskAct(none),
  'training.takeCard': deskAct(none, ['training.no-card-at-gate']),
  /** Everything that can be done to the virtual devices. */
  'training.catalogue': method({
    input: none,
    output: deskCatalogue,
    errors: ['training.unavailable'],
    callers: ['teller'],
    audit: null,
  }),
  /** One entry of the catalogue, by its name: a screen never says what is sent to a device. */
  'training.act': deskAct(
    z.strictObject({
      device: z.string().min(1).max(40),
      id: z.string().min(1).max(100),
      at: z.string().min(1).max(40).optional(),
      times: z.int().min(1).max(99).optional(),
    }),
    ['training.unknown-act', 'training.bad-place', 'simulator.bad-act'],
  ),
  'training.clearFaults': deskAct(none, ['training.faults-left']),
  /** The cards of a box into the virtual feeder; the books are not touched. */
  'training.fillFeeder': deskAct(z.strictObject({ boxId: z.string().min(1).max(64) }), ['stock.unknown-box']),
} as const;

export type MethodName = keyof typeof methods;
export type MethodInput<M extends MethodName> = z.infer<(typeof methods)[M]['input']>;
export type MethodOutput<M extends MethodName> = z.infer<(typeof methods)[M]['output']>;

export const METHOD_NAMES = Object.keys(methods) as readonly MethodName[];

export const isMethodName = (name: string): name is MethodName => Object.hasOwn(methods, name);
