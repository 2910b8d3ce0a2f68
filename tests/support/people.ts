import type { Application, PersonRecord } from '#domain/eligibility/person-record.ts';
import type { ResidentCard } from '#domain/identity/identity-document.ts';

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
