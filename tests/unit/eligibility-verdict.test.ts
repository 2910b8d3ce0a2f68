import { describe, expect, it } from 'vitest';
import { ageOn } from '#domain/eligibility/age.ts';
import type { Application, PersonRecord } from '#domain/eligibility/person-record.ts';
import { type Decision, decideVerdict, type Verdict } from '#domain/eligibility/verdict.ts';
import type { ResidentCard } from '#domain/identity/identity-document.ts';
import { approvedHere, caseOf, recordWith, TODAY, zhangSan } from '../support/people.ts';

/** 张三 at the counter, with the photo compared; an application is always the own one. */
const verdict = (
  record: Partial<PersonRecord> = {},
  document: Partial<ResidentCard> = {},
  today: string = TODAY,
): Verdict =>
  decideVerdict(
    caseOf({
      document: { ...zhangSan, ...document },
      record: recordWith(record),
      decisions: ['photo-is-person'],
      place: { today },
    }),
  );

const codes = (one: Verdict) => one.reasons.map(({ code }) => code);
const online = (change: Partial<Application>): Partial<PersonRecord> => ({
  application: { ...approvedHere, ...change },
});

describe('verdict for adults', () => {
  it('lets a card be made for an application approved at this outlet', () => {
    const made = verdict();
    expect(made.decision).toBe('make');
    expect(made.reasons.every(({ level }) => level === 'pass')).toBe(true);
    expect(codes(made)).toContain('application.approved');
  });

  it('asks the teller to compare the approved photo with the person before anything is made', () => {
    const asked = decideVerdict(caseOf());
    expect(asked.decision).toBe('needs');
    expect(asked.reasons[0]).toMatchObject({
      code: 'photo.to-compare',
      need: { kind: 'decision', what: 'photo-is-person' },
    });
  });

  it('collects every reason, the blocking ones first, then what is to be done, then what is in order', () => {
    const refused = verdict({
      insurances: [],
      registration: '430602',
      holder: { state: { zh: '正常', en: 'in use' }, bank: '建设银行', issuedOn: '20200101' },
      application: { ...approvedHere, state: 'under-review' },
    });
    expect(refused.decision).toBe('refuse');
    expect(codes(refused).slice(0, 4)).toEqual([
      'residence.elsewhere',
      'insurance.none',
      'holder.has-card',
      'application.under-review',
    ]);
    expect(codes(refused)).toContain('document.valid');
  });

  it.each([
    ['registration', { registration: '430682' }, 'registration.local', 'make'],
    ['permanent residence', { registration: '430602', permanentResident: true }, 'residence.local', 'make'],
    ['a school', { registration: '430602', enrolment: { school: '示范学院', stage: null } }, 'enrolment.local', 'make'],
    ['nothing', { registration: '430602' }, 'residence.elsewhere', 'refuse'],
    ['registration in another district of the city', { registration: '430681' }, 'residence.elsewhere', 'refuse'],
  ] as const)('N1: belongs here by %s', (_, record, code, decision) => {
    expect(codes(verdict(record))).toContain(code);
    expect(verdict(record).decision).toBe(decision);
  });

  it.each([['pension'], ['medical'], ['maternity'], ['work-injury'], ['unemployment']] as const)(
    'N2: one insurance is enough (%s)',
    (insurance) => {
      expect(verdict({ insurances: [insurance] }).reasons).toContainEqual(
        expect.objectContaining({ code: 'insurance.active', rule: 'N2', params: { count: 1 } }),
      );
      expect(verdict({ insurances: [] }).decision).toBe('refuse');
    },
  );

  it.each([['正常'], ['封存'], ['正式挂失'], ['临时挂失'], ['注销']])(
    'N3: a holder is told of the card, state %s',
    (zh) => {
      const held = verdict({ holder: { state: { zh, en: zh }, bank: '农业银行', issuedOn: '20190612' } });
      expect(held.decision).toBe('refuse');
      expect(held.reasons[0]).toMatchObject({
        code: 'holder.has-card',
        rule: 'N3',
        params: { stateZh: zh, bank: '农业银行', date: '20190612' },
      });
    },
  );

  it.each([
    ['name', { name: '李四' }],
    ['number', { idNumber: '430682190001010014' }],
    ['birth date', { birth: '19491230' }],
  ])('N6: an application of somebody else is refused (%s)', (_, person) => {
    const other = verdict(online({ person: { ...approvedHere.person, ...person } }));
    expect(other.decision).toBe('refuse');
    expect(other.reasons[0]?.code).toBe('application.identity-mismatch');
  });

  it('N6: a draft that names somebody else binds nobody', () => {
    const draft = verdict(online({ state: 'draft', person: { ...approvedHere.person, name: '李四' } }));
    expect(draft.decision).toBe('apply-on-site');
  });

  it('N6: shows the words of a refused review', () => {
    const reasons = [{ code: 'photo', zh: '照片不清', en: 'photo blurred' }];
    const refused = verdict(online({ state: 'refused', reasons }));
    expect(refused.decision).toBe('correct');
    expect(refused.reasons.find(({ code }) => code === 'review.photo')?.text).toEqual({
      zh: '照片不清',
      en: 'photo blurred',
    });
  });
});

describe('the identity card on the day', () => {
  it.each([
    ['the last day', { validTo: '20261123' }, 'document.valid'],
    ['the day after', { validTo: '20261122' }, 'document.expired'],
    ['the first day', { validFrom: '20261123' }, 'document.valid'],
    ['the day before', { validFrom: '20261124' }, 'document.not-yet-valid'],
    ['without an end', { validTo: 'long-term' }, 'document.valid'],
  ] as const)('%s: %o is %s', (_, document, code) => {
    const judged = verdict({}, document);
    expect(codes(judged)).toContain(code);
    expect(judged.decision).toBe(code === 'document.valid' ? 'make' : 'refuse');
  });
});

describe('an application in every state, wherever the card is to go', () => {
  type Row = readonly [state: Application['state'], change: Partial<Application>, Decision, first: string];
  const elsewhere = { outletNo: 4 } as const;
  const post = { outletNo: null, delivery: 'post' } as const;
  const cross = { crossProvince: true } as const;

  it.each<Row>([
    ['draft', {}, 'apply-on-site', 'application.draft'],
    ['draft', elsewhere, 'apply-on-site', 'application.draft'],
    ['draft', post, 'apply-on-site', 'application.draft'],
    ['draft', cross, 'apply-on-site', 'application.draft'],
    ['under-review', {}, 'wait', 'application.under-review'],
    ['under-review', elsewhere, 'other-outlet', 'application.other-outlet'],
    ['under-review', post, 'refuse', 'application.by-post'],
    ['under-review', cross, 'refuse', 'application.cross-province'],
    ['refused', {}, 'correct', 'application.refused'],
    // Refused: it is made anew here, with other answers.
    ['refused', elsewhere, 'correct', 'application.refused'],
    ['refused', post, 'correct', 'application.refused'],
    ['refused', cross, 'correct', 'application.refused'],
    ['approved', {}, 'make', 'document.valid'],
    ['approved', elsewhere, 'other-outlet', 'application.other-outlet'],
    ['approved', post, 'refuse', 'application.by-post'],
    ['approved', cross, 'refuse', 'application.cross-province'],
  ])('%s %o: %s', (state, change, decision, first) => {
    const judged = verdict(online({ state, ...change }));
    expect(judged.decision).toBe(decision);
    expect(judged.reasons[0]?.code).toBe(first);
  });

  it('none at all: on site', () => {
    const none = verdict({ application: null });
    expect(none.decision).toBe('apply-on-site');
    expect(none.reasons[0]).toMatchObject({
      code: 'application.none',
      need: { kind: 'platform', what: 'application' },
    });
  });

  it('names the outlet the applicant chose, and only then', () => {
    expect(verdict(online({ outletNo: 4 })).otherOutletNo).toBe(4);
    expect(verdict().otherOutletNo).toBeNull();
  });

  it.each<[string, Partial<Application>, Partial<PersonRecord>]>([
    ['goes to another outlet', { outletNo: 4 }, {}],
    ['comes by post', { delivery: 'post', outletNo: null }, {}],
    ['is refused for another reason', {}, { insurances: [] }],
  ])('asks for no photo, paper or word before a card that %s', (_, change, record) => {
    const subject = caseOf({ record: recordWith({ ...record, ...online({ appliedFor: 'other', ...change }) }) });
    const decisions = decideVerdict(subject).reasons.filter(({ need }) => need !== undefined);
    expect(decisions.filter(({ need }) => need?.kind !== 'platform')).toEqual([]);
  });

  it('made by somebody else for an adult: the holder has to agree', () => {
    const applicant = { name: '李四', idNumber: '430682190001010014' };
    const subject = (decisions: readonly ('holder-agrees' | 'photo-is-person')[], state: Application['state']) =>
      decideVerdict(caseOf({ record: recordWith(online({ appliedFor: 'other', applicant, state })), decisions }));
    const asked = subject(['photo-is-person'], 'approved');
    expect(asked.decision).toBe('needs');
    expect(asked.reasons[0]).toMatchObject({ code: 'application.by-other', params: { who: '李*' } });
    expect(subject(['photo-is-person', 'holder-agrees'], 'approved').decision).toBe('make');
    expect(subject([], 'under-review').decision).toBe('wait');
  });
});

describe('age', () => {
  it.each([
    ['20080229', '20260228', 17],
    ['20080229', '20260301', 18],
    ['20080229', '20280228', 19],
    ['20080229', '20280229', 20],
    ['20081123', '20261122', 17],
    ['20081123', '20261123', 18],
    ['20081231', '20261230', 17],
    ['20090101', '20261231', 17],
  ])('of somebody born %s on %s is %i', (birth, day, age) => expect(ageOn(birth, day)).toBe(age));
});
