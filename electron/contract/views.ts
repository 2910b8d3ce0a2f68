/**
 * What the two screens are shown. The host computes these pictures; a screen renders them and owns no rule.
 * Instants are epoch milliseconds; dates are `YYYYMMDD`; pictures are base64 JPEG; personal numbers arrive masked.
 */
import { z } from 'zod';
import { CATEGORIES } from '#domain/eligibility/category.ts';
import { KINS } from '#domain/eligibility/guardian.ts';
import { MATERIAL_KINDS } from '#domain/eligibility/material-kind.ts';
import { DECISIONS } from '#domain/eligibility/rule.ts';
import type { DocumentKind } from '#domain/identity/identity-document.ts';
import { PHOTO_OUTCOMES, PHOTO_RULES } from '#domain/photo/judgement.ts';
import { OVERRIDE_REASONS } from '#domain/photo/override.ts';

export const params = z.record(z.string(), z.union([z.string(), z.number()]));

/** One outcome of a rule, a check or a platform answer; the text of `code` stands in `contract/codes`. */
export const reason = z.object({
  code: z.string(),
  params: params.optional(),
  level: z.enum(['pass', 'needs', 'refuse']),
  /** Rule of the notice it comes from (`N1` …); null for what is no rule. */
  rule: z.string().nullable(),
  /** For `needs`: what is missing, so that the screen can offer it right there. */
  need: z
    .object({
      kind: z.enum(['person', 'decision', 'document', 'platform']),
      what: z.enum([
        'guardian',
        ...DECISIONS,
        'relation',
        'materials',
        'application',
        'review',
        'correction',
        'other-outlet',
      ]),
    })
    .nullable(),
  source: z.enum(['platform', 'document', 'teller', 'applicant', 'station']),
  at: z.number().nullable(),
  /** Ready text of the platform, where it gives one (reasons of a refused review). */
  text: z.object({ zh: z.string(), en: z.string() }).optional(),
});

export const outlet = z.object({
  no: z.number(),
  area: z.string(),
  bank: z.string(),
  name: z.string(),
  phone: z.string(),
  address: z.string(),
});

export const STEPS = [
  'ready',
  'identify',
  'look-up',
  'verdict',
  'application',
  'make',
  'activate',
  'hand-over',
  'closed',
] as const;

/** Where the card is, from the devices. `reject-box` and `handed-over` are where it ended. */
export const CARD_PLACES = [
  'none',
  'feeder',
  'chip-station',
  'print-station',
  'gate',
  'inside-unknown',
  'reject-box',
  'handed-over',
] as const;

/** The stages of making, in the order they run. */
export const MAKE_STAGES = [
  'check-face',
  'order',
  'feed',
  'authenticate',
  'write',
  'verify',
  'print',
  'read-again',
  'report-back',
] as const;

/** What the teller may do now. Each is a method of the contract of the same name; the first one is on Enter. */
export const TELLER_ACTIONS = [
  'session.begin',
  'session.readIdentity',
  'session.lookUp',
  'session.readGuardian',
  'session.stopWaiting',
  'session.refreshApplication',
  'session.startApplication',
  'session.correct',
  'session.park',
  'application.submit',
  'session.make',
  'session.retry',
  'session.back',
  'session.present',
  'session.waitLonger',
  'session.replace',
  'session.retain',
  'session.finish',
  'session.cancel',
] as const;
export const tellerAction = z.enum(TELLER_ACTIONS);

/** A wait: what is being done, since when, how long it usually takes, and its parts where it has some. */
export const busy = z.object({
  what: z.string(),
  since: z.number(),
  usualMs: z.number(),
  done: z.number().optional(),
  total: z.number().optional(),
  /** What stands in the way of it for now; the text of `code` stands in `contract/codes`. */
  hint: z.object({ code: z.string(), params }).optional(),
  /** Set when a rule does it again: why, and which time of how many. */
  again: z.object({ code: z.string(), params: params.optional(), attempt: z.number(), most: z.number() }).optional(),
});

/** What a person is asked to do at once, with a sound. */
export const prompt = z.enum(['take-card']);

/** A fault as `screens.md` wants it: what happened — where the card is — what will happen to it — what to do. */
export const fault = z.object({
  code: z.string(),
  params: params.optional(),
  kind: z.enum(['retry', 'ask', 'stop']),
  during: z.string(),
  cardPlace: z.enum(CARD_PLACES),
  /** What happens to the card if the teller goes on with the first action offered. */
  cardNext: z.enum(['stays', 'goes-on', 'retained', 'spoiled', 'none']),
});

/** A rectangle on the photo (358×441). */
const mark = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });

export const photoRule = z.enum(PHOTO_RULES);

/** The host's word on the photo; texts of `code` stand in `contract/codes/photo.ts`. */
export const judgementView = z.object({
  verdict: z.enum(PHOTO_OUTCOMES),
  findings: z.array(
    z.object({
      rule: photoRule,
      outcome: z.enum(PHOTO_OUTCOMES),
      code: z.string(),
      on: z.enum(['frame', 'photo']),
      measured: z.number().nullable(),
      limit: z.number().nullable(),
      marks: z.array(mark),
    }),
  ),
  /** What the teller has to tick by hand. */
  confirm: z.array(photoRule),
  overridable: z.boolean(),
  limits: z.string(),
});

export const photoView = z.object({
  jpeg: z.string(),
  width: z.number(),
  height: z.number(),
  bytes: z.number(),
  source: z.enum(['application', 'camera', 'file']),
  /** Null for the photo of an application: the bureau's reviewers judged it. */
  judgement: judgementView.nullable(),
  /** Ticked by the teller. */
  confirmed: z.array(photoRule),
  /** A supervisor let it pass. */
  override: z
    .object({
      rules: z.array(photoRule),
      reason: z.enum(OVERRIDE_REASONS),
      text: z.string(),
      supervisor: z.string(),
      at: z.number(),
    })
    .nullable(),
  attempts: z.number(),
});

const DOCUMENT_KINDS = [
  'resident-card',
  'residence-permit',
  'foreign-permit-2017',
  'foreign-permit-2023',
  'household-register',
] as const satisfies readonly DocumentKind[];

const DECISION_VALUES = ['make', 'apply-on-site', 'wait', 'other-outlet', 'correct', 'needs', 'refuse'] as const;

/** What was read of a person's document, masked. */
const personOfDocument = {
  document: z.enum(DOCUMENT_KINDS),
  name: z.string(),
  sex: z.enum(['0', '1', '2', '9']),
  age: z.number(),
  idNumber: z.string(),
  validTo: z.string(),
  /** The picture on the document's chip, or the code that says why there is none to show. */
  picture: z.object({ jpeg: z.string().nullable(), why: z.string().nullable() }),
};

/** The guardian who came along. */
export const guardianView = z.object({
  ...personOfDocument,
  relation: z.object({ kin: z.enum(KINS), household: z.enum(['same', 'other']) }).nullable(),
});

const words = z.object({ zh: z.string(), en: z.string() });

/** One line of the checklist of papers. */
export const materialView = z.object({
  kind: z.enum(MATERIAL_KINDS),
  require: z.enum(['seen', 'scan']),
  waivable: z.boolean(),
  from: z.enum(['notice', 'bank']),
  /** The bank's own name for it and what it says about it, where it has any. */
  label: words.nullable(),
  note: words.nullable(),
  /** The original was read by the identity card reader. */
  read: z.boolean(),
  seen: z.object({ by: z.string(), at: z.number() }).nullable(),
  pages: z.array(z.object({ pageId: z.string(), bytes: z.number() })),
  waived: z.object({ by: z.string(), at: z.number(), reason: z.string() }).nullable(),
  /** Nothing more is to be done about it. */
  settled: z.boolean(),
});

/** An application as the platform has it, masked; what an approved one says can't be changed any more. */
export const applicationView = z.object({
  id: z.string(),
  mode: z.enum(['online', 'onsite']),
  state: z.enum(['draft', 'under-review', 'refused', 'approved']),
  submittedAt: z.number().nullable(),
  appliedFor: z.enum(['self', 'other']),
  /** Masked name of who applied for somebody else. */
  applicant: z.string().nullable(),
  crossProvince: z.boolean(),
  delivery: z.enum(['outlet', 'post']),
  outlet: outlet.nullable(),
  data: z
    .object({ phone: z.string(), address: z.string(), occupation: z.string(), nationality: z.string() })
    .nullable(),
});

/** What the outlet's bank does differently from the notice. */
export const bankView = z.object({
  bank: z.string(),
  sample: z.boolean(),
  accountClass: z.enum(['I', 'II', 'III']),
  account: words,
  minors: words.nullable(),
});

/** A wait for the review, 5 to 15 minutes as the notice says. */
export const reviewWait = z.object({
  since: z.number().nullable(),
  usualMs: z.tuple([z.number(), z.number()]),
  /** When the platform was last asked. */
  askedAt: z.number(),
});

/**
 * Whether the applicant's screen hides what is personal: `away`, nobody touched it for a while; `back`, somebody did and
 * waits for the teller, who looks at the person before it is shown again.
 */
export const COVERS = ['none', 'away', 'back'] as const;

export const sessionView = z.object({
  revision: z.number(),
  sessionId: z.string().nullable(),
  step: z.enum(STEPS),
  busy: busy.nullable(),
  person: z
    .object({
      ...personOfDocument,
      category: z.enum(CATEGORIES).nullable(),
      /** GB/T 3304; null on a document that bears none. */
      nation: z.string().nullable(),
      /** ISO 3166-1 alpha-3 of a foreigner. */
      nationality: z.string().nullable(),
      birth: z.string(),
      address: z.string().nullable(),
      /** The newest one added to the chip, the one printed, or the printed one because the others could not be read. */
      addressFrom: z.enum(['appended', 'printed', 'printed-only']),
    })
    .nullable(),
  guardian: guardianView.nullable(),
  /** True while the applicant is a minor: a guardian has a place beside them. */
  guardianNeeded: z.boolean(),
  mode: z.enum(['online', 'onsite']).nullable(),
  verdict: z
    .object({
      decision: z.enum(DECISION_VALUES),
      reasons: z.array(reason),
      /** Set for `other-outlet`: where the applicant has to go. */
      outlet: outlet.nullable(),
    })
    .nullable(),
  /** What a person at the counter has said so far. */
  decisions: z.array(z.enum(DECISIONS)),
  materials: z.array(materialView),
  bank: bankView.nullable(),
  application: applicationView.nullable(),
  /** Set while a review is waited for. */
  review: reviewWait.nullable(),
  form: z
    .object({
      phone: z.string(),
      division: z.string().nullable(),
      address: z.string(),
      occupation: z.string(),
      nationality: z.string(),
      /** Whose phone it has to be. */
      phoneOf: z.enum(['applicant', 'guardian']),
      phoneCheck: z.object({ realName: z.boolean(), checkedAt: z.number(), source: z.string() }).nullable(),
      dataConfirmed: z.boolean(),
      /** Field the applicant said is wrong, null when none. */
      disputed: z.string().nullable(),
      consented: z.boolean(),
      /** Set while a refused application is corrected: why, and which part each reason is about. */
      correcting: z
        .object({
          applicationId: z.string(),
          reasons: z.array(
            z.object({ code: z.string(), zh: z.string(), en: z.string(), part: z.enum(['photo', 'data']) }),
          ),
        })
        .nullable(),
      /** What is missing before it can be submitted, codes of `contract/codes`, in the order it is worked off. */
      missing: z.array(z.string()),
    })
    .nullable(),
  photo: photoView.nullable(),
  stages: z.array(
    z.object({
      stage: z.enum(MAKE_STAGES),
      state: z.enum(['waiting', 'running', 'done', 'failed']),
      done: z.number().optional(),
      total: z.number().optional(),
      ms: z.number().optional(),
    }),
  ),
  /** Cards of this session that went to the reject box by rule or by choice, before the present one. */
  discarded: z.array(
    z.object({
      blankId: z.string(),
      fate: z.enum(['retained', 'spoiled']),
      code: z.string(),
      params: params.optional(),
    }),
  ),
  prompt: prompt.nullable(),
  card: z
    .object({
      blankId: z.string().nullable(),
      cardNumber: z.string().nullable(),
      bankCardTail: z.string().nullable(),
      place: z.enum(CARD_PLACES),
    })
    .nullable(),
  activation: z
    .object({ pin: z.enum(['waiting', 'setting', 'set']), socialSecurity: z.boolean(), bank: z.boolean() })
    .nullable(),
  fault: fault.nullable(),
  outcome: z
    .object({
      outcome: z.enum(['issued', 'refused', 'failed', 'incident', 'cancelled']),
      fate: z.enum(['handed-over', 'retained', 'spoiled', 'in-machine', 'none']),
      /** A finished card of the holder that was not handed over: kept for the holder, not destroyed. */
      customerCard: z.boolean(),
      reasons: z.array(reason),
      /** What of the counters did not add up in this session. */
      exceptions: z.array(z.object({ code: z.string(), params })),
      machineMs: z.number(),
      totalMs: z.number(),
    })
    .nullable(),
  /** The applicant left: the teller is asked to confirm who is back (`session.uncover`). */
  cover: z.enum(COVERS),
  actions: z.array(tellerAction),
});

/** What an applicant is asked to look over, line by line. */
export const PERSON_FIELDS = [
  'name',
  'sex',
  'nation',
  'nationality',
  'birth',
  'idNumber',
  'address',
  'occupation',
  'phone',
  'guardianName',
  'guardianIdNumber',
  'guardianRelation',
] as const;

/** The stages of the applicant's screen; it leads only in confirm-data, consent, choose-pin and take-card. */
export const APPLICANT_STAGES = [
  'welcome',
  'place-document',
  'place-guardian-document',
  'checking',
  'result',
  'waiting',
  'confirm-data',
  'consent',
  'photo',
  'with-teller',
  'making',
  'choose-pin',
  'activating',
  'take-card',
  'done',
  'sorry',
] as const;

/** Stages that show or take what is the applicant's alone; left alone, they are covered. */
export const PERSONAL_STAGES: readonly (typeof APPLICANT_STAGES)[number][] = [
  'result',
  'confirm-data',
  'consent',
  'photo',
  'choose-pin',
];

export const applicantView = z.object({
  revision: z.number(),
  stage: z.enum(APPLICANT_STAGES),
  /** Other than `none` only in `PERSONAL_STAGES`; then nothing personal is in this view. */
  cover: z.enum(COVERS),
  training: z.boolean(),
  outlet: outlet.nullable(),
  busy: busy.nullable(),
  /** Shown to the applicant alone, in full, only in `confirm-data`; otherwise null or masked name. */
  maskedName: z.string().nullable(),
  lines: z.array(z.object({ field: z.enum(PERSON_FIELDS), value: z.string() })),
  decision: z.enum(DECISION_VALUES).nullable(),
  reasons: z.array(reason),
  referral: outlet.nullable(),
  /** What this applicant has to bring, in both languages; shown with the reasons. */
  bring: z.array(z.object({ kind: z.enum(MATERIAL_KINDS), label: words.nullable(), settled: z.boolean() })),
  /** Set while a review is waited for. */
  review: reviewWait.nullable(),
  /** Who reads, agrees and signs. */
  signer: z.enum(['applicant', 'guardian']),
  stages: sessionView.shape.stages,
  cardPlace: z.enum(CARD_PLACES),
  prompt: prompt.nullable(),
  /** Why the PIN just typed was not taken; null otherwise. */
  pinProblem: z.string().nullable(),
  photo: photoView.nullable(),
});

export const CHECKS = [
  'outlet',
  'platform',
  'id-reader',
  'card-printer',
  'chip-reader',
  'stock',
  'ribbon',
  'reject-box',
  'font',
  'photo-judge',
  'photo-background',
] as const;

export const stationView = z.object({
  revision: z.number(),
  training: z.boolean(),
  outlet: outlet.nullable(),
  teller: z.string(),
  /** True when a session may begin. */
  ready: z.boolean(),
  checking: z.boolean(),
  /** The station has a document camera of its own. */
  documentCamera: z.boolean(),
  checks: z.array(
    z.object({
      check: z.enum(CHECKS),
      state: z.enum(['ok', 'warn', 'fail', 'unknown']),
      code: z.string().nullable(),
      params: params.optional(),
    }),
  ),
  /** Boxes on stock that can be loaded into the feeder. */
  boxes: z.array(z.object({ boxId: z.string(), bank: z.string(), cards: z.number() })),
  /** Cards of the books in the machine without a session, that nobody can find, or in a feeder that says it is empty. */
  unsettled: z.array(z.object({ blankId: z.string(), state: z.enum(['in-machine', 'missing', 'loaded']) })),
  rejectBox: z.object({ cards: z.number(), capacity: z.number() }),
  /** Exceptions of the ledger nobody has looked into yet, newest first. */
  exceptions: z.array(z.object({ code: z.string(), params, at: z.number() })),
  /** So many unfit blanks came one after the other that the box has to be looked at. */
  boxSuspected: z.boolean(),
  /** Where the background of the photo place was last found good or not. */
  background: z.object({ ok: z.boolean(), code: z.string(), at: z.number() }).nullable(),
  /** People whose review is waited for; they go on by putting their document on the reader again. */
  waiting: z.array(
    z.object({
      sessionId: z.string(),
      name: z.string(),
      idNumber: z.string(),
      since: z.number(),
      state: z.enum(['draft', 'under-review', 'refused', 'approved', 'unknown']),
      askedAt: z.number().nullable(),
    }),
  ),
  today: z.object({ issued: z.number(), failed: z.number() }),
});

export const machineView = z.object({
  revision: z.number(),
  place: z.enum(CARD_PLACES),
  online: z.boolean(),
  feeder: z.enum(['empty', 'low', 'enough', 'unknown']),
  coverOpen: z.boolean(),
  ribbonLeft: z.number().nullable(),
  platform: z.enum(['ok', 'down', 'unknown']),
  blanksLeft: z.number(),
  rejected: z.number(),
  balance: z.object({
    loaded: z.number(),
    issued: z.number(),
    spoiled: z.number(),
    retained: z.number(),
    test: z.number(),
    inFeeder: z.number(),
    inMachine: z.number(),
    unaccounted: z.number(),
  }),
});

/** The cameras to choose the document camera from, and how its pictures are turned (degrees, clockwise). */
export const cameraChoice = z.object({
  cameras: z.array(
    z.object({
      device: z.string(),
      /** Empty when the camera has no name of its own. */
      name: z.string(),
      kind: z.enum(['camera', 'file', 'test']),
      present: z.boolean(),
    }),
  ),
  chosen: z.string().nullable(),
  rotation: z.literal([0, 90, 180, 270]),
});

/** A text the applicant reads and agrees to; `sha256` is over the UTF-8 bytes of `body` in that language. */
export const consentText = z.object({
  document: z.string(),
  version: z.string(),
  sample: z.boolean(),
  title: z.string(),
  body: z.string(),
  sha256: z.string(),
});

export type JudgementView = z.infer<typeof judgementView>;
export type PhotoView = z.infer<typeof photoView>;
export type MaterialView = z.infer<typeof materialView>;
export type GuardianView = z.infer<typeof guardianView>;
export type ApplicationOfView = z.infer<typeof applicationView>;
export type ReviewWaitView = z.infer<typeof reviewWait>;
export type Reason = z.infer<typeof reason>;
export type OutletView = z.infer<typeof outlet>;
export type Cover = (typeof COVERS)[number];
export type SessionView = z.infer<typeof sessionView>;
export type ApplicantView = z.infer<typeof applicantView>;
export type StationView = z.infer<typeof stationView>;
export type MachineView = z.infer<typeof machineView>;
export type CameraChoiceView = z.infer<typeof cameraChoice>;
export type ConsentTextView = z.infer<typeof consentText>;
export type FaultView = z.infer<typeof fault>;
export type BusyView = z.infer<typeof busy>;
export type Step = (typeof STEPS)[number];
export type MakeStage = (typeof MAKE_STAGES)[number];
export type CardPlace = (typeof CARD_PLACES)[number];
export type TellerAction = z.infer<typeof tellerAction>;
