import type { BankProfile } from '#domain/eligibility/bank-profile.ts';
import type { Case, Place } from '#domain/eligibility/case.ts';
import type { Guardian } from '#domain/eligibility/guardian.ts';
import type { MaterialKind } from '#domain/eligibility/material-kind.ts';
import type { MaterialState } from '#domain/eligibility/materials.ts';
import { USUAL_PARAMETERS } from '#domain/eligibility/parameters.ts';
import type { Application, PersonRecord } from '#domain/eligibility/person-record.ts';
import type { RegisterPage, ResidentCard } from '#domain/identity/identity-document.ts';

/** Synthetic applicants of the reference pages. */
export const zhangSan: ResidentCard = {
  kind: 'resident-card',
  name: '张三',
  sex: '1',
  nation: '01',
  birth: '19491231',
  address: '湖南省临湘市测试路1号',
  idNumber: '11010519491231002X',
  authority: '临湘市公安局',
  validFrom: '20200101',
  validTo: 'long-term',
};

export const approvedHere: Application = {
  id: 'APP-1',
  mode: 'online',
  state: 'approved',
  reasons: [],
  outletNo: 3,
  appliedFor: 'self',
  applicant: null,
  crossProvince: false,
  delivery: 'outlet',
  person: { name: zhangSan.name, idNumber: zhangSan.idNumber, birth: zhangSan.birth },
  data: null,
  submittedAt: 1,
  nameOnChip: null,
};

export const recordWith = (change: Partial<PersonRecord>): PersonRecord => ({
  holder: null,
  insurances: ['medical'],
  registration: '430682',
  permanentResident: false,
  enrolment: null,
  application: approvedHere,
  askedAt: 1,
  ...change,
});

/** A bank that asks for nothing but what the notice asks for, at the counter of outlet 3 on a day. */
export const plainBank: BankProfile = {
  bank: '建设银行',
  version: 'test',
  sample: true,
  account: { adult: 'I', minor: 'I' },
  materials: [],
  texts: { account: { zh: '账户', en: 'account' }, minors: { zh: '未成年人', en: 'minors' } },
};

export const TODAY = '20261123';

export const placeOn = (change: Partial<Place> = {}): Place => ({
  outletNo: 3,
  district: '430682',
  today: TODAY,
  profile: plainBank,
  parameters: USUAL_PARAMETERS,
  ...change,
});

export const caseOf = ({ place, ...change }: Partial<Omit<Case, 'place'>> & { place?: Partial<Place> } = {}): Case => ({
  document: zhangSan,
  record: recordWith({}),
  guardian: null,
  decisions: [],
  materials: [],
  place: placeOn(place),
  ...change,
});

/** A family of the training scenarios: mother, father, and their daughter of eleven. */
export const mother: ResidentCard = {
  ...zhangSan,
  name: '冯二',
  sex: '2',
  idNumber: '430682190001011025',
  birth: '19000101',
};
export const father: ResidentCard = {
  ...zhangSan,
  name: '钱大',
  sex: '1',
  idNumber: '430682190001011017',
  birth: '19000101',
};
export const daughter: ResidentCard = {
  ...zhangSan,
  name: '钱小一',
  sex: '2',
  idNumber: '430682201506010029',
  birth: '20150601',
  validFrom: '20240601',
  validTo: '20290601',
};

/** A child of three without an identity card, as typed in from the household register. */
export const registerPage: RegisterPage = {
  kind: 'household-register',
  name: '褚小三',
  sex: '2',
  birth: '20230815',
  idNumber: '430682202308159046',
  validFrom: '20230815',
  validTo: 'long-term',
  nation: '01',
  address: '湖南省临湘市桃林镇示范村12号',
  authority: null,
};

export const guardianOf = (change: Partial<Guardian> = {}): Guardian => ({
  document: mother,
  relation: { kin: 'mother', household: 'same' },
  ...change,
});

/** The original was seen, and a page of it kept. */
export const shown = (kind: MaterialKind): MaterialState => ({
  kind,
  seen: { by: '柜员', at: 1 },
  pages: [{ pageId: `${kind}-1`, sha256: 'ab'.repeat(32), bytes: 1 }],
  waived: null,
});
