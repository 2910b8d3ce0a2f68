import type { GuardianView, MaterialView, PhotoView, SessionView } from '#contract/views.ts';
import { AT, person, photo } from './preview-parts.ts';
import { SAMPLE_PORTRAIT } from './sample-portrait.ts';

/** Invented families, papers, a bank and photos for the named screens. */
const MINUTE = 60_000;

export const child: NonNullable<SessionView['person']> = {
  ...person,
  name: '张**',
  age: 9,
  category: 'minor-student',
  birth: '2017****',
  idNumber: '4306**********0019',
  address: '湖南省临湘市****',
  validTo: '20300101',
};

/** Not in school yet, without an identity card. */
export const preschooler: NonNullable<SessionView['person']> = {
  ...child,
  document: 'household-register',
  age: 4,
  category: 'preschool-child',
  birth: '2022****',
  idNumber: '4306**********0027',
  validTo: 'long-term',
  picture: { jpeg: null, why: 'id-reader.photo-none-in-register' },
};

export const guardian: GuardianView = {
  document: 'resident-card',
  name: '李*',
  sex: '2',
  age: 34,
  idNumber: '4306**********0043',
  validTo: '20360101',
  picture: { jpeg: SAMPLE_PORTRAIT, why: null },
  relation: { kin: 'mother', household: 'same' },
};

const paper = (kind: MaterialView['kind'], changes: Partial<MaterialView> = {}): MaterialView => ({
  kind,
  require: 'seen',
  waivable: false,
  from: 'notice',
  label: null,
  note: null,
  read: false,
  seen: null,
  pages: [],
  waived: null,
  settled: false,
  ...changes,
});

const seen = { by: '李*', at: AT - 2 * MINUTE };

export const ownCard: MaterialView[] = [paper('identity-card', { read: true, settled: true })];

const byBank: MaterialView = paper('other', {
  waivable: true,
  from: 'bank',
  label: { zh: '监护人本行账户或手机银行', en: 'Guardian’s account or mobile banking at this bank' },
  note: { zh: '用于绑定账户变动提醒；没有的可免', en: 'For notices of movements; may be waived' },
});

/** A child in the register of the mother: nothing but the cards was looked at yet. */
export const childsPapers: MaterialView[] = [
  paper('guardian-identity-card', { read: true, settled: true }),
  paper('identity-card', { read: true, settled: true }),
  paper('household-register-head', { require: 'scan' }),
  paper('household-register-person', { require: 'scan' }),
  byBank,
];

/** One seen and not scanned, one finished, one waived. */
export const papersUnderWay: MaterialView[] = [
  paper('guardian-identity-card', { read: true, settled: true }),
  paper('identity-card', { read: true, settled: true }),
  paper('household-register-head', {
    require: 'scan',
    seen,
    pages: [
      { pageId: 'p1', bytes: 210_000 },
      { pageId: 'p2', bytes: 190_000 },
    ],
    settled: true,
  }),
  paper('household-register-person', { require: 'scan', seen }),
  { ...byBank, waived: { ...seen, reason: '监护人在本行没有账户' }, settled: true },
];

export const settledPapers: MaterialView[] = papersUnderWay.map((one) =>
  one.kind === 'household-register-person' ? { ...one, pages: [{ pageId: 'p3', bytes: 205_000 }], settled: true } : one,
);

export const bank: NonNullable<SessionView['bank']> = {
  bank: '建设银行',
  sample: true,
  accountClass: 'I',
  account: {
    zh: '社会保障卡同时开立本人的个人银行结算账户（Ⅰ类户）。本行已为您开有Ⅰ类户的，改开Ⅱ类户。',
    en: 'An individual bank account of class I is opened with the card; if you have one at this bank already, it is of class II.',
  },
  minors: null,
};

export const bankOfMinors: NonNullable<SessionView['bank']> = {
  ...bank,
  minors: {
    zh: '未成年人账户由监护人代理开立；监护人在本行有账户的，可同时绑定变动提醒。',
    en: 'A minor’s account is opened by the guardian; notices can go to the guardian’s account at this bank.',
  },
};

const CONFIRM = ['P04', 'P07', 'P08', 'P11', 'P12', 'P14'] as const;

type Judgement = NonNullable<PhotoView['judgement']>;

const judgement = (changes: Partial<Judgement>): Judgement => ({
  verdict: 'confirm',
  findings: [],
  confirm: [...CONFIRM],
  overridable: true,
  limits: '2026-11',
  ...changes,
});

/** Good as far as it can be measured; the rest is for the eye. */
export const photoToConfirm: PhotoView = { ...photo, judgement: judgement({}), confirmed: ['P04', 'P07'] };

export const photoConfirmed: PhotoView = { ...photoToConfirm, confirmed: [...CONFIRM] };

const background: Judgement['findings'][number] = {
  rule: 'P13',
  outcome: 'fail',
  code: 'photo.P13-dark',
  on: 'photo',
  measured: 81.4,
  limit: 90,
  marks: [
    { x: 6, y: 8, width: 74, height: 220 },
    { x: 280, y: 8, width: 70, height: 220 },
  ],
};
const turned: Judgement['findings'][number] = {
  rule: 'P02',
  outcome: 'fail',
  code: 'photo.P02-turned',
  on: 'photo',
  measured: 14.2,
  limit: 10,
  marks: [{ x: 96, y: 92, width: 168, height: 214 }],
};
const uneven: Judgement['findings'][number] = {
  rule: 'P17',
  outcome: 'warn',
  code: 'photo.P17-uneven',
  on: 'photo',
  measured: 1.31,
  limit: 1.25,
  marks: [],
};

export const photoRefused: PhotoView = {
  ...photo,
  judgement: judgement({ verdict: 'fail', findings: [turned, background, uneven] }),
  attempts: 3,
};

/** Colour is missing: nobody may let that pass. */
export const photoNotOverridable: PhotoView = {
  ...photo,
  judgement: judgement({
    verdict: 'fail',
    findings: [{ ...uneven, rule: 'P18', outcome: 'fail', code: 'photo.P18-grey', measured: 0.4, limit: 4 }],
    overridable: false,
  }),
  attempts: 2,
};

export const photoOverridden: PhotoView = {
  ...photoRefused,
  confirmed: [...CONFIRM],
  override: {
    rules: ['P02', 'P13'],
    reason: 'medical',
    text: '颈部固定，不能正视',
    supervisor: '王*',
    at: AT - MINUTE,
  },
};
