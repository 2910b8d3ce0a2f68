import { describe, expect, it } from 'vitest';
import type { Guardian, Relation } from '#domain/eligibility/guardian.ts';
import type { Application } from '#domain/eligibility/person-record.ts';
import { decideVerdict } from '#domain/eligibility/verdict.ts';
import {
  approvedHere,
  caseOf,
  daughter,
  father,
  guardianOf,
  mother,
  recordWith,
  registerPage,
  shown,
  TODAY,
  zhangSan,
} from '../support/people.ts';

const PAPERS = ['household-register-head', 'household-register-person'] as const;

const childs: Application = {
  ...approvedHere,
  appliedFor: 'other',
  applicant: { name: mother.name, idNumber: mother.idNumber },
  person: { name: daughter.name, idNumber: daughter.idNumber, birth: daughter.birth },
};

const pupil = { enrolment: { school: '示范小学', stage: 'primary' } } as const;

/** The daughter, approved online, papers shown and photo compared: only the guardian decides. */
const withGuardian = (guardian: Guardian | null, application: Partial<Application> = {}) =>
  decideVerdict(
    caseOf({
      document: daughter,
      guardian,
      record: recordWith({ ...pupil, application: { ...childs, ...application } }),
      decisions: ['photo-is-person'],
      materials: PAPERS.map(shown),
    }),
  );

const first = (guardian: Guardian | null) => withGuardian(guardian).reasons[0];

describe('the guardian of a minor (N9)', () => {
  it('stands beside the minor, and the card is made', () => {
    const made = withGuardian(guardianOf());
    expect(made.decision).toBe('make');
    expect(made.reasons.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['guardian.here', 'guardian.applied', 'guardian.mother-same-household']),
    );
  });

  it('is asked for first, whatever else is missing', () => {
    const alone = withGuardian(null);
    expect(alone.decision).toBe('needs');
    expect(alone.reasons[0]).toMatchObject({ code: 'guardian.missing', need: { kind: 'person', what: 'guardian' } });
  });

  it.each([
    ['the minor again', { ...daughter }, 'guardian.is-applicant'],
    ['a day under 18', { ...mother, birth: '20081124' }, 'guardian.minor'],
    ['18 today', { ...mother, birth: '20081123' }, null],
    ['with a card that ended yesterday', { ...mother, validTo: '20261122' }, 'guardian.document-expired'],
    ['with a card that ends today', { ...mother, validTo: TODAY }, null],
    ['with a card of tomorrow', { ...mother, validFrom: '20261124' }, 'guardian.document-expired'],
  ] as const)('%s', (_, document, code) => {
    const outcome = first(guardianOf({ document }));
    if (code === null) expect(outcome?.level).toBe('pass');
    else expect(outcome).toMatchObject({ code, level: 'needs', need: { what: 'guardian' } });
  });

  it.each<[typeof mother, Relation, string | null]>([
    [mother, { kin: 'mother', household: 'same' }, null],
    [mother, { kin: 'father', household: 'same' }, 'guardian.relation-contradicts'],
    [father, { kin: 'mother', household: 'other' }, 'guardian.relation-contradicts'],
    [father, { kin: 'other', household: 'same' }, null],
    [{ ...mother, sex: '9' }, { kin: 'father', household: 'same' }, null],
  ])('relation and sex: %o', (document, relation, code) => {
    const application = { applicant: null };
    const outcome = withGuardian(guardianOf({ document, relation }), application);
    const found = outcome.reasons.map((reason) => reason.code).includes('guardian.relation-contradicts');
    expect(found).toBe(code !== null);
  });

  it('whose relation nobody stated is asked about', () => {
    expect(first(guardianOf({ relation: null }))).toMatchObject({
      code: 'guardian.relation-unknown',
      need: { kind: 'decision', what: 'relation' },
    });
  });

  it('is the one who applied online', () => {
    const other = withGuardian(guardianOf({ document: father, relation: { kin: 'father', household: 'same' } }));
    expect(other.decision).toBe('needs');
    expect(other.reasons[0]).toMatchObject({ code: 'guardian.other-applied', params: { who: '冯*' } });
    expect(withGuardian(guardianOf(), { applicant: null }).decision).toBe('make');
    expect(withGuardian(guardianOf(), { appliedFor: 'self', applicant: null }).decision).toBe('make');
  });

  it('a draft somebody else began binds no guardian', () => {
    const drafted = withGuardian(guardianOf({ document: father, relation: { kin: 'father', household: 'same' } }), {
      state: 'draft',
    });
    expect(drafted.decision).toBe('apply-on-site');
  });

  it('is needed with the household register too', () => {
    const page = decideVerdict(caseOf({ document: registerPage, record: recordWith({ application: null }) }));
    expect(page.reasons[0]?.code).toBe('guardian.missing');
  });

  it('is none for an adult', () => {
    const adult = decideVerdict(caseOf({ guardian: guardianOf(), decisions: ['photo-is-person'] }));
    expect(adult.decision).toBe('refuse');
    expect(adult.reasons[0]?.code).toBe('guardian.not-needed');
    expect(decideVerdict(caseOf({ document: zhangSan, decisions: ['photo-is-person'] })).decision).toBe('make');
  });
});
