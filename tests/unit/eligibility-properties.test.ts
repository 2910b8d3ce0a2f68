import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeText } from '#contract/codes/index.ts';
import type { Case } from '#domain/eligibility/case.ts';
import { CATEGORIES } from '#domain/eligibility/category.ts';
import { KINS } from '#domain/eligibility/guardian.ts';
import { MATERIAL_KINDS } from '#domain/eligibility/material-kind.ts';
import type { MaterialState } from '#domain/eligibility/materials.ts';
import { type Application, INSURANCES, type PersonRecord, SCHOOL_STAGES } from '#domain/eligibility/person-record.ts';
import { DECISIONS, type RuleOutcome } from '#domain/eligibility/rule.ts';
import { decideVerdict, type Verdict } from '#domain/eligibility/verdict.ts';
import {
  approvedHere,
  caseOf,
  daughter,
  father,
  mother,
  plainBank,
  registerPage,
  shown,
  zhangSan,
} from '../support/people.ts';

/** In order nine times of ten: cases in which everything is amiss say little. */
const mostly = <T>(good: T, ...others: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof({ arbitrary: fc.constant(good), weight: 9 }, { arbitrary: fc.constantFrom(good, ...others), weight: 1 });

const births = fc.constantFrom(
  '19491231',
  '20060910',
  '20081123',
  '20081124',
  '20080229',
  '20150601',
  '20201123',
  '20230815',
);
const ends = mostly<string>('long-term', '20261122', '20261123');

const cards = fc
  .record({ base: fc.constantFrom(zhangSan, daughter, mother, father), birth: births, validTo: ends })
  .map(({ base, ...change }) => ({ ...base, ...change, validFrom: '20200101' }));
const pages = births.map((birth) => ({ ...registerPage, birth, validFrom: birth }));

const relations = fc.record({
  kin: fc.constantFrom(...KINS),
  household: fc.constantFrom('same' as const, 'other' as const),
});
const parents = fc.constantFrom(
  { document: mother, relation: { kin: 'mother' as const, household: 'same' as const } },
  { document: father, relation: { kin: 'father' as const, household: 'other' as const } },
);
const guardians = fc.oneof(
  fc.constant(null),
  parents,
  parents,
  fc.record({ document: cards, relation: fc.option(relations) }),
);

/** Mostly the person's own. */
const applicationOf = (document: Case['document']): fc.Arbitrary<Application> => {
  const own = { name: document.name, idNumber: document.idNumber, birth: document.birth };
  return fc.record({
    id: fc.constant('APP-1'),
    mode: fc.constantFrom('online' as const, 'onsite' as const),
    state: fc.constantFrom<Application['state']>(
      'draft',
      'under-review',
      'refused',
      'approved',
      'approved',
      'approved',
    ),
    reasons: fc.constantFrom([], [{ code: 'photo', zh: '照片不清', en: 'blurred' }]),
    outletNo: mostly<number | null>(3, 4, null),
    appliedFor: fc.constantFrom('self' as const, 'other' as const),
    applicant: fc.constantFrom(null, { name: mother.name, idNumber: mother.idNumber }),
    crossProvince: mostly<boolean>(false, true),
    delivery: mostly<Application['delivery']>('outlet', 'post'),
    person: mostly(own, approvedHere.person),
    data: fc.constant(null),
    submittedAt: fc.constant(1),
    nameOnChip: fc.constant(null),
  });
};

const recordOf = (document: Case['document']): fc.Arbitrary<PersonRecord> =>
  fc.record({
    holder: mostly<PersonRecord['holder']>(null, {
      state: { zh: '正常', en: 'in use' },
      bank: '建设银行',
      issuedOn: '20200101',
    }),
    insurances: fc.oneof(fc.subarray([...INSURANCES]), fc.constant(['medical' as const])),
    registration: mostly('430682', '430602', '810000'),
    permanentResident: fc.boolean(),
    enrolment: fc.option(
      fc.record({ school: fc.constant('示范学校'), stage: fc.option(fc.constantFrom(...SCHOOL_STAGES)) }),
    ),
    application: fc.option(applicationOf(document)),
    askedAt: fc.constant(1),
  });

const materials: fc.Arbitrary<readonly MaterialState[]> = fc
  .oneof(fc.constant([...MATERIAL_KINDS]), fc.subarray([...MATERIAL_KINDS]))
  .map((kinds) => kinds.map(shown));

const ownPapers = fc.constantFrom(plainBank.materials, [
  {
    kind: 'student-proof' as const,
    for: CATEGORIES,
    require: 'seen' as const,
    waivable: true,
    label: null,
    note: null,
  },
]);

const cases: fc.Arbitrary<Case> = fc.oneof(cards, cards, pages).chain((document) =>
  fc
    .record({
      record: recordOf(document),
      guardian: guardians,
      decisions: fc.oneof(fc.constant([...DECISIONS]), fc.subarray([...DECISIONS])),
      materials,
      bank: ownPapers,
    })
    .map(({ bank, ...rest }) => caseOf({ document, ...rest, place: { profile: { ...plainBank, materials: bank } } })),
);

const first = ({ reasons }: Verdict): RuleOutcome | undefined => reasons[0];
const RUNS = { numRuns: 1_000 };

describe('whatever a case is like', () => {
  it('a card is made only when nothing is refused and nothing is missing', () => {
    let made = 0;
    fc.assert(
      fc.property(cases, (subject) => {
        const { decision, reasons } = decideVerdict(subject);
        if (decision !== 'make') return;
        made += 1;
        expect(reasons.filter(({ level }) => level !== 'pass')).toEqual([]);
        expect(subject.record.application?.state).toBe('approved');
      }),
      RUNS,
    );
    // A property about cards that are made says something only when some are.
    expect(made).toBeGreaterThan(3);
  });

  it('everything in order means that the card is made', () => {
    fc.assert(
      fc.property(cases, (subject) => {
        const { decision, reasons } = decideVerdict(subject);
        if (reasons.every(({ level }) => level === 'pass')) expect(decision).toBe('make');
      }),
      RUNS,
    );
  });

  it('the first line is the first thing to do', () => {
    fc.assert(
      fc.property(cases, (subject) => {
        const verdict = decideVerdict(subject);
        const top = first(verdict);
        switch (verdict.decision) {
          case 'refuse':
            expect(top?.level).toBe('refuse');
            break;
          case 'other-outlet':
            expect(top?.code).toBe('application.other-outlet');
            break;
          case 'needs':
            expect(top?.need).toBeDefined();
            expect(top?.need?.kind).not.toBe('platform');
            break;
          case 'wait':
            expect(top?.code).toBe('application.under-review');
            break;
          case 'correct':
            expect(top?.code).toBe('application.refused');
            break;
          case 'apply-on-site':
            expect(['application.none', 'application.draft']).toContain(top?.code);
            break;
          case 'make':
            expect(top?.level).toBe('pass');
            break;
        }
      }),
      RUNS,
    );
  });

  it('a minor goes nowhere without a guardian, and nobody else needs one', () => {
    fc.assert(
      fc.property(cases, (subject) => {
        const { decision, category, reasons } = decideVerdict(subject);
        const minor = ['minor-student', 'preschool-child', 'minor-out-of-school'].includes(category);
        if (minor && subject.guardian === null) {
          expect(['refuse', 'other-outlet', 'needs']).toContain(decision);
          expect(reasons.map(({ code }) => code)).toContain('guardian.missing');
        }
        if (!minor) expect(reasons.map(({ code }) => code)).not.toContain('guardian.missing');
      }),
      RUNS,
    );
  });

  it('every reason has words in both languages whose gaps are filled', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(cases, (subject) => {
        for (const reason of decideVerdict(subject).reasons) {
          if (reason.text !== undefined) continue;
          seen.add(reason.code);
          const text = codeText(reason.code);
          expect([reason.code, text !== undefined]).toEqual([reason.code, true]);
          for (const { what, next } of [text?.zh, text?.en].filter((one) => one !== undefined)) {
            for (const [, name = ''] of `${what}${next}`.matchAll(/\{\{(\w+)\}\}/g)) {
              expect([reason.code, Object.keys(reason.params ?? {})]).toEqual([
                reason.code,
                expect.arrayContaining([name]),
              ]);
            }
          }
        }
      }),
      RUNS,
    );
    expect(seen.size).toBeGreaterThan(40);
  });

  it('has words for every kind of applicant and every relation', () => {
    const codes = [
      ...CATEGORIES.map((category) => `category.${category}`),
      ...KINS.flatMap((kin) => ['same', 'other'].map((household) => `guardian.${kin}-${household}-household`)),
    ];
    expect(codes.filter((code) => codeText(code) === undefined)).toEqual([]);
  });
});
