import type { MachineView, MakeStage, Reason, SessionView, StationView } from '#contract/views.ts';
import { previewOutlets } from './preview-data.ts';
import { SAMPLE_PORTRAIT, SAMPLE_PORTRAIT_BYTES } from './sample-portrait.ts';

/** A quiet afternoon at the counter: an instant for everything the previews show. */
export const AT = 1_795_415_460_000;

export const session: SessionView = {
  revision: 1,
  sessionId: null,
  step: 'ready',
  busy: null,
  person: null,
  guardian: null,
  guardianNeeded: false,
  mode: null,
  verdict: null,
  decisions: [],
  materials: [],
  bank: null,
  application: null,
  review: null,
  form: null,
  photo: null,
  stages: [],
  discarded: [],
  prompt: null,
  card: null,
  activation: null,
  fault: null,
  outcome: null,
  cover: 'none',
  actions: [],
};

export const station: StationView = {
  revision: 1,
  training: true,
  outlet: previewOutlets[0] ?? null,
  ready: true,
  checking: false,
  documentCamera: true,
  checks: [
    { check: 'outlet', state: 'ok', code: null },
    { check: 'platform', state: 'ok', code: null },
    { check: 'id-reader', state: 'ok', code: null },
    { check: 'card-printer', state: 'ok', code: null },
    { check: 'chip-reader', state: 'ok', code: null },
    { check: 'stock', state: 'ok', code: null },
    { check: 'ribbon', state: 'ok', code: null },
    { check: 'reject-box', state: 'ok', code: null },
    { check: 'font', state: 'ok', code: null },
    { check: 'photo-judge', state: 'ok', code: null },
    { check: 'photo-background', state: 'ok', code: null },
  ],
  boxes: [
    { boxId: 'LX-0004', bank: '建设银行', cards: 50 },
    { boxId: 'LX-0005', bank: '建设银行', cards: 50 },
  ],
  unsettled: [],
  rejectBox: { cards: 1, capacity: 30 },
  exceptions: [],
  boxSuspected: false,
  background: { ok: true, code: '', at: AT - 3_600_000 },
  waiting: [],
  today: { issued: 12, failed: 1 },
};

export const machine: MachineView = {
  revision: 1,
  place: 'none',
  online: true,
  feeder: 'enough',
  coverOpen: false,
  ribbonLeft: 212,
  platform: 'ok',
  platformDownSince: null,
  blanksLeft: 17,
  rejected: 1,
  balance: {
    loaded: 30,
    issued: 12,
    spoiled: 1,
    retained: 0,
    test: 0,
    inFeeder: 17,
    inMachine: 0,
    unaccounted: 0,
  },
};

export const person: NonNullable<SessionView['person']> = {
  document: 'resident-card',
  category: 'adult-resident',
  name: '张*',
  sex: '1',
  age: 76,
  nation: '01',
  nationality: null,
  birth: '1949****',
  idNumber: '1101**********002X',
  address: '湖南省临湘市****',
  addressFrom: 'printed',
  validTo: 'long-term',
  picture: { jpeg: SAMPLE_PORTRAIT, why: null },
};

export const foreigner: NonNullable<SessionView['person']> = {
  ...person,
  document: 'foreign-permit-2023',
  name: 'S*****************',
  age: 36,
  nation: null,
  nationality: 'CAN',
  birth: '1990****',
  idNumber: '9115**********0015',
  address: null,
  validTo: '20340101',
  picture: { jpeg: null, why: 'id-reader.photo-no-decoder' },
};

export const photo: NonNullable<SessionView['photo']> = {
  jpeg: SAMPLE_PORTRAIT,
  width: 358,
  height: 441,
  bytes: SAMPLE_PORTRAIT_BYTES,
  source: 'camera',
  judgement: null,
  confirmed: [],
  override: null,
  attempts: 1,
};

const STAGES = [
  'check-face',
  'order',
  'feed',
  'authenticate',
  'write',
  'verify',
  'print',
  'read-again',
  'report-back',
] as const satisfies readonly MakeStage[];

const PARTS: Partial<Record<MakeStage, { readonly done: number; readonly total: number }>> = {
  write: { done: 8, total: 15 },
  print: { done: 2, total: 5 },
};

/** The stages with `running` under way and everything before it done; null: nothing has begun. */
export const stagesUpTo = (running: MakeStage | null): SessionView['stages'] => {
  const at = running === null ? -1 : STAGES.indexOf(running);
  return STAGES.map((stage, index) => {
    if (index < at) return { stage, state: 'done', ms: 800 + index * 370 };
    return index === at ? { stage, state: 'running', ...PARTS[stage] } : { stage, state: 'waiting' };
  });
};

export const platform = (code: string, level: Reason['level'], more: Partial<Reason> = {}): Reason => ({
  code,
  level,
  rule: null,
  need: null,
  source: 'platform',
  at: AT,
  ...more,
});
const documentValid: Reason = {
  code: 'document.valid',
  level: 'pass',
  rule: 'document',
  need: null,
  source: 'document',
  at: null,
};
const APPLY = { kind: 'platform', what: 'application' } as const;
const REVIEW = { kind: 'platform', what: 'review' } as const;
const CORRECT = { kind: 'platform', what: 'correction' } as const;

/** What is in order for nearly everybody. */
export const eligible: readonly Reason[] = [
  documentValid,
  platform('category.adult-resident', 'pass', { rule: 'N8', source: 'document', at: null, params: { age: 76 } }),
  platform('registration.local', 'pass', { rule: 'N1' }),
  platform('insurance.active', 'pass', { rule: 'N2', params: { count: 2 } }),
  platform('holder.none', 'pass', { rule: 'N3' }),
];

export const reasons = {
  allMet: [
    ...eligible,
    platform('application.this-outlet', 'pass', { rule: 'N6' }),
    platform('photo.is-person', 'pass', { rule: 'N6', source: 'teller', at: null }),
    platform('materials.complete', 'pass', { rule: 'N9', source: 'teller', at: null }),
    platform('application.approved', 'pass', { rule: 'N6' }),
  ],
  noApplication: [platform('application.none', 'needs', { rule: 'N5', need: APPLY }), ...eligible],
  underReview: [platform('application.under-review', 'needs', { rule: 'N6', need: REVIEW }), ...eligible],
  otherOutlet: [
    platform('application.other-outlet', 'needs', {
      rule: 'N6',
      need: { kind: 'platform', what: 'other-outlet' },
      params: { no: 4 },
    }),
    ...eligible,
  ],
  refusedReview: [
    platform('application.refused', 'needs', { rule: 'N6', need: CORRECT }),
    platform('review.photo-background', 'needs', {
      rule: 'N6',
      need: CORRECT,
      text: { zh: '照片背景不是白色', en: 'The background of the photo is not white' },
    }),
    platform('review.address-incomplete', 'needs', {
      rule: 'N6',
      need: CORRECT,
      text: { zh: '联系地址缺少门牌号', en: 'The address lacks the house number' },
    }),
    ...eligible,
  ],
  refused: [
    platform('holder.has-card', 'refuse', {
      rule: 'N3',
      params: { bank: '工商银行', date: '2021-03-15', stateZh: '正常', stateEn: 'normal' },
    }),
    platform('insurance.none', 'refuse', { rule: 'N2' }),
    documentValid,
    platform('registration.local', 'pass', { rule: 'N1' }),
  ],
} satisfies Record<string, Reason[]>;
