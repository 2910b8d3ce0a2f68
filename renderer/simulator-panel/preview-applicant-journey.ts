import type { ApplicantView, BusyView, JudgementView, PhotoView, Reason } from '#contract/views.ts';
import { PHOTO_RULES } from '#domain/photo/judgement.ts';
import { previewOutlets } from './preview-data.ts';
import type { ApplicantPreviewName } from './preview-names.ts';
import { stagesUpTo } from './preview-parts.ts';
import { SAMPLE_PORTRAIT, SAMPLE_PORTRAIT_BYTES } from './sample-portrait.ts';

const MINUTE_MS = 60_000;

const busy = (what: string, usualMs: number, sinceMs: number, parts: Partial<BusyView> = {}): BusyView => ({
  what,
  usualMs,
  since: Date.now() - sinceMs,
  ...parts,
});

const outcome = (level: Reason['level'], code: string, more: Partial<Reason> = {}): Reason => ({
  code,
  level,
  rule: null,
  need: null,
  source: 'platform',
  at: null,
  ...more,
});
const refuse = (code: string, params?: Reason['params']): Reason =>
  outcome('refuse', code, params === undefined ? {} : { params });
const need = (code: string, wanted: NonNullable<Reason['need']>, more: Partial<Reason> = {}): Reason =>
  outcome('needs', code, { need: wanted, ...more });

const inOrder: readonly Reason[] = [
  outcome('pass', 'document.valid', { source: 'document' }),
  outcome('pass', 'holder.none'),
  outcome('pass', 'registration.local'),
  outcome('pass', 'insurance.active', { params: { count: 2 } }),
];

const guardianMissing = need('guardian.missing', { kind: 'person', what: 'guardian' }, { source: 'station' });
const wanted = need('preschool.voluntary', { kind: 'decision', what: 'guardian-wants-card' }, { source: 'teller' });
const toCompare = need('photo.to-compare', { kind: 'decision', what: 'photo-is-person' }, { source: 'teller' });
const papersOpen = need(
  'materials.open',
  { kind: 'document', what: 'materials' },
  { source: 'teller', params: { count: 2 } },
);
const correction = { kind: 'platform', what: 'correction' } as const;

const papersOfMinor = (settled: number): ApplicantView['bring'] =>
  (['guardian-identity-card', 'identity-card', 'household-register-head', 'household-register-person'] as const).map(
    (kind, index) => ({ kind, label: null, settled: index < settled }),
  );
const papersOfAdult: ApplicantView['bring'] = [{ kind: 'identity-card', label: null, settled: true }];

const judged = (
  verdict: JudgementView['verdict'],
  found: readonly Partial<JudgementView['findings'][number]>[],
): JudgementView => ({
  verdict,
  findings: PHOTO_RULES.map((rule) => ({
    rule,
    outcome: 'pass',
    code: `photo.${rule}`,
    on: 'photo',
    measured: null,
    limit: null,
    marks: [],
    ...found.find((finding) => finding.rule === rule),
  })),
  confirm: verdict === 'pass' ? [] : ['P08', 'P15'],
  overridable: true,
  limits: '1',
});

const photoOf = (judgement: JudgementView): PhotoView => ({
  jpeg: SAMPLE_PORTRAIT,
  width: 358,
  height: 441,
  bytes: SAMPLE_PORTRAIT_BYTES,
  source: 'camera',
  judgement,
  confirmed: [],
  override: null,
  attempts: 1,
});
const photoAgain = photoOf(
  judged('fail', [
    {
      rule: 'P08',
      outcome: 'fail',
      code: 'photo.P08-glasses',
      marks: [{ x: 112, y: 150, width: 134, height: 52 }],
    },
    {
      rule: 'P12',
      outcome: 'warn',
      code: 'photo.P12-ears',
      marks: [{ x: 78, y: 168, width: 30, height: 70 }],
    },
  ]),
);

const idle: ApplicantView = {
  revision: 1,
  stage: 'welcome',
  cover: 'none',
  training: true,
  outlet: previewOutlets[0] ?? null,
  busy: null,
  maskedName: null,
  lines: [],
  decision: null,
  reasons: [],
  referral: null,
  bring: [],
  review: null,
  signer: 'applicant',
  stages: [],
  cardPlace: 'none',
  prompt: null,
  pinProblem: null,
  photo: null,
  trial: null,
};
const shows = (changes: Partial<ApplicantView>) => (): ApplicantView => ({ ...idle, maskedName: '张*', ...changes });
const result = (
  decision: NonNullable<ApplicantView['decision']>,
  reasons: readonly Reason[],
  changes: Partial<ApplicantView> = {},
) => shows({ stage: 'result', decision, reasons: [...reasons], ...changes });
const waiting = (minutes: number) => () => ({
  ...idle,
  stage: 'waiting' as const,
  decision: 'wait' as const,
  bring: papersOfMinor(2),
  review: {
    since: Date.now() - minutes * MINUTE_MS,
    usualMs: [5 * MINUTE_MS, 15 * MINUTE_MS] as [number, number],
    askedAt: Date.now() - 20_000,
  },
});

const ownLines: ApplicantView['lines'] = [
  { field: 'name', value: '张三' },
  { field: 'sex', value: '1' },
  { field: 'nation', value: '01' },
  { field: 'birth', value: '19491231' },
  { field: 'idNumber', value: '11010519491231002X' },
  { field: 'address', value: '湖南省临湘市长安街道示例路 1 号' },
  { field: 'occupation', value: '20000' },
  { field: 'phone', value: '13800000000' },
];
const guardianLines: ApplicantView['lines'] = [
  { field: 'guardianName', value: '李样本' },
  { field: 'guardianIdNumber', value: '430682190001010022' },
  { field: 'guardianRelation', value: 'mother' },
];

/** Every state of the applicant's window, by name. */
export const applicantPreviews: Readonly<Record<ApplicantPreviewName, () => ApplicantView>> = {
  welcome: () => idle,
  'please-wait': () => ({ ...idle, stage: 'please-wait' }),
  'place-document': shows({ stage: 'place-document', maskedName: null }),
  'place-guardian-document': shows({ stage: 'place-guardian-document', signer: 'guardian' }),
  checking: () => ({ ...idle, stage: 'checking', busy: busy('look-up-person', 3000, 1000) }),
  'result-make': result('make', [...inOrder, outcome('pass', 'application.approved')], { bring: papersOfAdult }),
  'result-apply-on-site': result(
    'apply-on-site',
    [need('application.none', { kind: 'platform', what: 'application' }), ...inOrder],
    { bring: papersOfAdult },
  ),
  'result-needs-guardian': result('needs', [guardianMissing, ...inOrder], {
    bring: papersOfMinor(0),
    signer: 'guardian',
  }),
  'result-needs-materials': result('needs', [wanted, papersOpen, ...inOrder], {
    bring: papersOfMinor(2),
    signer: 'guardian',
  }),
  'result-needs-photo': result('needs', [toCompare, ...inOrder], { bring: papersOfAdult }),
  'result-wait': result('wait', [need('application.under-review', { kind: 'platform', what: 'review' }), ...inOrder]),
  'result-other-outlet': result(
    'other-outlet',
    [need('application.other-outlet', { kind: 'platform', what: 'other-outlet' }, { params: { no: 4 } }), ...inOrder],
    { referral: previewOutlets[3] ?? null, bring: papersOfAdult },
  ),
  'result-correct': result('correct', [
    need('application.refused', correction),
    need('application.refused', correction, {
      text: { zh: '照片背景不是白色', en: 'The background of the photo is not white' },
    }),
    need('application.refused', correction, {
      text: { zh: '联系地址缺少门牌号', en: 'The address lacks the house number' },
    }),
    ...inOrder,
  ]),
  'result-refuse': result('refuse', [
    refuse('holder.has-card', { bank: '工商银行', date: '2021-03-15', stateZh: '正常', stateEn: 'normal' }),
    refuse('insurance.none'),
  ]),
  'result-by-post': result('refuse', [refuse('application.by-post'), ...inOrder]),
  waiting: waiting(4),
  'waiting-late': waiting(23),
  'confirm-data': shows({ stage: 'confirm-data', lines: ownLines }),
  'confirm-data-guardian': shows({
    stage: 'confirm-data',
    lines: [...ownLines, ...guardianLines],
    signer: 'guardian',
  }),
  consent: shows({ stage: 'consent' }),
  'consent-guardian': shows({ stage: 'consent', signer: 'guardian' }),
  photo: shows({ stage: 'photo' }),
  'photo-taken': shows({
    stage: 'photo',
    photo: photoOf(judged('confirm', [{ rule: 'P15', outcome: 'confirm', code: 'photo.P15-light' }])),
  }),
  'photo-again': shows({ stage: 'photo', photo: photoAgain }),
  'with-teller': shows({ stage: 'with-teller' }),
  away: shows({ stage: 'confirm-data', cover: 'away', maskedName: null }),
  'away-back': shows({ stage: 'consent', cover: 'back', maskedName: null }),
  making: () => ({
    ...idle,
    stage: 'making',
    stages: stagesUpTo('write'),
    cardPlace: 'chip-station',
    busy: busy('write-chip', 2000, 800, { done: 8, total: 15 }),
  }),
  'making-print': () => ({
    ...idle,
    stage: 'making',
    stages: stagesUpTo('print'),
    cardPlace: 'print-station',
    busy: busy('print-face', 8000, 3000, { done: 2, total: 5 }),
  }),
  'choose-pin': shows({ stage: 'choose-pin', stages: stagesUpTo('report-back'), cardPlace: 'chip-station' }),
  'choose-pin-refused': shows({ stage: 'choose-pin', cardPlace: 'chip-station', pinProblem: 'pin.running-digits' }),
  activating: () => ({
    ...idle,
    stage: 'activating',
    stages: stagesUpTo('report-back'),
    cardPlace: 'chip-station',
    busy: busy('activate-social-security', 1000, 500),
  }),
  'take-card': shows({ stage: 'take-card', cardPlace: 'gate' }),
  'take-card-prompt': shows({ stage: 'take-card', cardPlace: 'gate', prompt: 'take-card' }),
  done: shows({ stage: 'done' }),
  // Nothing of the view is shown while the station is set up.
  'setting-up': shows({ stage: 'welcome' }),
  'screen-colour': shows({ trial: { id: 1, shows: { kind: 'colour', colour: 'grey' } } }),
  'screen-touch': shows({ trial: { id: 1, shows: { kind: 'touch' } } }),
  sorry: shows({
    stage: 'sorry',
    reasons: [outcome('refuse', 'chip.content-differs', { source: 'station' })],
  }),
};
