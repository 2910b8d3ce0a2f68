import { describe, expect, it } from 'vitest';
import { type Category, categoryOf, isMinor } from '#domain/eligibility/category.ts';
import { USUAL_PARAMETERS } from '#domain/eligibility/parameters.ts';
import type { Enrolment, SchoolStage } from '#domain/eligibility/person-record.ts';
import { decideVerdict } from '#domain/eligibility/verdict.ts';
import { caseOf, daughter, guardianOf, recordWith, registerPage, zhangSan } from '../support/people.ts';

const HERE = '430682';
const at = { today: '20261123', district: HERE, parameters: USUAL_PARAMETERS };
const in_ = (stage: SchoolStage | null): Enrolment => ({ school: '示范学校', stage });

describe('whom the notice tells apart', () => {
  type Row = readonly [title: string, birth: string, Enrolment | null, registration: string, Category];
  it.each<Row>([
    ['an adult registered here', '19800101', null, HERE, 'adult-resident'],
    ['an adult from elsewhere', '19800101', null, '430602', 'resident-from-elsewhere'],
    ['a resident of Hong Kong', '19800101', null, '810000', 'resident-from-elsewhere'],
    ['a student of 20', '20060910', in_('university'), HERE, 'adult-student'],
    ['a student from elsewhere on the 18th birthday', '20081123', in_('vocational'), '430602', 'adult-student'],
    ['the same student a day before', '20081124', in_('vocational'), '430602', 'minor-student'],
    ['an adult on the 18th birthday', '20081123', null, HERE, 'adult-resident'],
    ['somebody a day younger, not at school', '20081124', null, HERE, 'minor-out-of-school'],
    ['a pupil of 11', '20150601', in_('primary'), HERE, 'minor-student'],
    ['a pupil of 5', '20211124', in_('primary'), HERE, 'minor-student'],
    ['a child of 6 at a school of unknown stage', '20201123', in_(null), HERE, 'minor-student'],
    ['a child a day younger there', '20201124', in_(null), HERE, 'preschool-child'],
    ['a child of 5 at home', '20201124', null, HERE, 'preschool-child'],
    ['a child on the 6th birthday at home', '20201123', null, HERE, 'minor-out-of-school'],
    ['a child of 7 still in kindergarten', '20190901', in_('kindergarten'), HERE, 'preschool-child'],
    ['a child of 3 in kindergarten', '20230815', in_('kindergarten'), HERE, 'preschool-child'],
    ['a newborn', '20261123', null, HERE, 'preschool-child'],
  ])('%s', (_, birth, enrolment, registration, category) => {
    expect(categoryOf(birth, { enrolment, registration }, at)).toBe(category);
  });

  it('who was born on 29 February comes of age on 1 March of a common year', () => {
    const minorOn = (today: string) => isMinor('20080229', today, USUAL_PARAMETERS);
    expect(['20260228', '20260301'].map(minorOn)).toEqual([true, false]);
    // Who completes the years in a leap year does so on the day itself.
    const leap = (today: string) => isMinor('20080229', today, { ...USUAL_PARAMETERS, adultAge: 20 });
    expect(['20280228', '20280229'].map(leap)).toEqual([true, false]);
  });

  it('follows the ages a station may be given', () => {
    const parameters = { adultAge: 16, schoolAge: 7 };
    expect(categoryOf('20101123', { enrolment: null, registration: HERE }, { ...at, parameters })).toBe(
      'adult-resident',
    );
    expect(categoryOf('20191124', { enrolment: null, registration: HERE }, { ...at, parameters })).toBe(
      'preschool-child',
    );
  });
});

describe('a child without an identity card', () => {
  const page = (change: object, today: string) =>
    decideVerdict(
      caseOf({
        document: { ...registerPage, ...change },
        guardian: guardianOf(),
        record: recordWith({ application: null }),
        decisions: ['guardian-wants-card'],
        place: { today },
      }),
    );

  it('comes with the household register until the 18th birthday', () => {
    const before = page({ birth: '20081124' }, '20261123');
    expect(before.reasons).toContainEqual(expect.objectContaining({ code: 'document.register', level: 'pass' }));
    expect(before.decision).toBe('apply-on-site');
    const on = page({ birth: '20081123' }, '20261123');
    expect(on.reasons[0]).toMatchObject({ code: 'document.register-adult', level: 'refuse' });
    expect(on.decision).toBe('refuse');
  });
});

describe('a card for a preschool child (N4)', () => {
  const child = (decisions: readonly 'guardian-wants-card'[], enrolled = false) =>
    decideVerdict(
      caseOf({
        document: enrolled ? daughter : registerPage,
        guardian: guardianOf(),
        record: recordWith({ application: null, enrolment: enrolled ? in_('primary') : null }),
        decisions,
      }),
    );

  it('is made only because the guardian says so', () => {
    const asked = child([]);
    expect(asked.decision).toBe('needs');
    expect(asked.reasons[0]).toMatchObject({ code: 'preschool.voluntary', rule: 'N4' });
    expect(child(['guardian-wants-card']).decision).toBe('apply-on-site');
  });

  it('is no question for a pupil or an adult', () => {
    expect(child([], true).decision).toBe('apply-on-site');
    expect(decideVerdict(caseOf({ document: zhangSan })).reasons.map(({ rule }) => rule)).not.toContain('N4');
  });

  it('is asked about when the guardian is here, not before', () => {
    const alone = decideVerdict(caseOf({ document: registerPage, record: recordWith({ application: null }) }));
    expect(alone.reasons.filter(({ level }) => level === 'needs').map(({ code }) => code)).toEqual([
      'guardian.missing',
      'application.none',
    ]);
  });
});
