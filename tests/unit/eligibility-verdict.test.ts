import { describe, expect, it } from 'vitest';
import { ageOn } from '#domain/eligibility/age.ts';
import type { PersonRecord } from '#domain/eligibility/person-record.ts';
import { decideVerdict, type Verdict } from '#domain/eligibility/verdict.ts';
import type { ResidentCard } from '#domain/identity/identity-document.ts';
import { approvedHere, recordWith, zhangSan } from '../support/people.ts';

const verdict = (record: Partial<PersonRecord>, document: Partial<ResidentCard> = {}, today = '20261123'): Verdict =>
  decideVerdict({
    document: { ...zhangSan, ...document },
    record: recordWith(record),
    outletNo: 3,
    district: '430682',
    today,
  });

const codes = (one: Verdict) => one.reasons.map(({ code }) => code);

describe('verdict for adults (N1, N2, N3, N5, N6)', () => {
  it('lets a card be made for an application approved at this outlet', () => {
    const made = verdict({});
    expect(made.decision).toBe('make');
    expect(made.reasons.every(({ level }) => level === 'pass')).toBe(true);
    expect(codes(made)).toContain('application.approved');
  });

  it('collects every reason, the blocking ones first', () => {
    const refused = verdict({
      insurances: [],
      registration: '430602',
      holder: { state: { zh: '正常', en: 'in use' }, bank: '建设银行', issuedOn: '20200101' },
    });
    expect(refused.decision).toBe('refuse');
    expect(codes(refused).slice(0, 3)).toEqual(['residence.elsewhere', 'insurance.none', 'holder.has-card']);
    expect(codes(refused)).toContain('document.valid');
  });

  it.each([
    ['registration', { registration: '430682' }, 'registration.local'],
    ['permanent residence', { registration: '430602', permanentResident: true }, 'residence.local'],
    ['enrolment', { registration: '430602', enrolment: { school: '临湘市第一中学' } }, 'enrolment.local'],
  ])('accepts %s as belonging here', (_name, record, code) => {
    expect(codes(verdict(record))).toContain(code);
    expect(verdict(record).decision).toBe('make');
  });

  it.each([
    ['none', null, 'apply-on-site'],
    ['a draft', { ...approvedHere, state: 'draft' }, 'apply-on-site'],
    ['one under review', { ...approvedHere, state: 'under-review' }, 'wait'],
    [
      'a refused one',
      { ...approvedHere, state: 'refused', reasons: [{ code: 'photo', zh: '照片不清', en: 'photo blurred' }] },
      'correct',
    ],
    ['one approved elsewhere', { ...approvedHere, outletNo: 4 }, 'other-outlet'],
    ['one to be posted', { ...approvedHere, delivery: 'post', outletNo: null }, 'refuse'],
    ['one answered as cross-province', { ...approvedHere, crossProvince: true }, 'refuse'],
  ] as const)('decides for an application: %s', (_name, application, decision) => {
    expect(verdict({ application }).decision).toBe(decision);
  });

  it('names the outlet the applicant chose', () => {
    expect(verdict({ application: { ...approvedHere, outletNo: 4 } }).otherOutletNo).toBe(4);
  });

  it('shows the words of a refused review', () => {
    const application = {
      ...approvedHere,
      state: 'refused',
      reasons: [{ code: 'photo', zh: '照片不清', en: 'photo blurred' }],
    } as const;
    expect(verdict({ application }).reasons.find(({ code }) => code === 'review.photo')?.text?.zh).toBe('照片不清');
  });

  it.each([
    ['name', { name: '李四' }],
    ['number', { idNumber: '430682190001010014' }],
    ['birth date', { birth: '19491230' }],
  ])('refuses an application of somebody else (%s)', (_name, person) => {
    const application = { ...approvedHere, person: { ...approvedHere.person, ...person } };
    expect(codes(verdict({ application }))).toContain('application.identity-mismatch');
    expect(verdict({ application }).decision).toBe('refuse');
  });

  it('looks at the validity of the card on the day itself', () => {
    expect(verdict({}, { validTo: '20261123' }).decision).toBe('make');
    expect(codes(verdict({}, { validTo: '20261122' }))).toContain('document.expired');
    expect(codes(verdict({}, { validFrom: '20261124' }))).toContain('document.not-yet-valid');
  });

  it('counts the 18th birthday as adult, the day before as minor', () => {
    expect(codes(verdict({}, { birth: '20081124' }))).toContain('applicant.minor');
    expect(codes(verdict({}, { birth: '20081123' }))).not.toContain('applicant.minor');
  });
});

describe('age', () => {
  it.each([
    ['20080229', '20260228', 17],
    ['20080229', '20260301', 18],
    ['20080229', '20280229', 20],
    ['20081123', '20261122', 17],
  ])('of somebody born %s on %s is %i', (birth, day, age) => expect(ageOn(birth, day)).toBe(age));
});
