import type {
  ForeignPermit2017,
  ForeignPermit2023,
  ResidencePermit,
  ResidentCard,
} from '#domain/identity/identity-document.ts';

/** Synthetic documents of the four kinds, with the sample numbers of the reference pages. */
export const residentCard: ResidentCard = {
  kind: 'resident-card',
  name: '张三',
  sex: '1',
  nation: '01',
  birth: '19491231',
  address: '北京市朝阳区测试路1号',
  idNumber: '11010519491231002X',
  authority: '北京市公安局测试分局',
  validFrom: '20200101',
  validTo: 'long-term',
};

export const residencePermit: ResidencePermit = {
  kind: 'residence-permit',
  name: '李四',
  sex: '1',
  nation: null,
  birth: '19900101',
  address: '湖南省临湘市测试路2号',
  idNumber: '810000199001010019',
  authority: '临湘市公安局',
  validFrom: '20200101',
  validTo: '20250101',
  travelPermitNumber: 'H12345678',
  issueCount: '01',
};

export const foreignPermit2017: ForeignPermit2017 = {
  kind: 'foreign-permit-2017',
  name: '王五',
  sex: '2',
  nation: null,
  birth: '19900101',
  address: null,
  authority: null,
  idNumber: 'CAN430690010101',
  englishName: 'SAMPLE, PERSON WU',
  chineseName: '王五',
  nationality: 'CAN',
  validFrom: '20180101',
  validTo: '20280101',
  version: '01',
  authorityCode: '1500',
};

export const foreignPermit2023: ForeignPermit2023 = {
  kind: 'foreign-permit-2023',
  name: 'SAMPLE-PERSON, WITH A NAME OF MANY PARTS LIU',
  sex: '1',
  nation: null,
  birth: '19900101',
  address: null,
  authority: null,
  idNumber: '911561990010100015',
  englishName: 'SAMPLE-PERSON, WITH A NAME OF MANY PARTS LIU',
  chineseName: null,
  nationality: 'CAN',
  validFrom: '20240101',
  validTo: '20340101',
  renewalCount: '00',
  oldNumberLink: 'A01',
};

export const fourDocuments = [residentCard, residencePermit, foreignPermit2017, foreignPermit2023] as const;
