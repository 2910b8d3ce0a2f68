import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unwrap } from '#basics/result.ts';
import type { BankProfile, ProfileMaterial } from '#domain/eligibility/bank-profile.ts';
import { CATEGORIES, type Category, MINOR_CATEGORIES } from '#domain/eligibility/category.ts';
import { KINS, type Relation } from '#domain/eligibility/guardian.ts';
import { MATERIAL_KINDS } from '#domain/eligibility/material-kind.ts';
import {
  isSettled,
  type MaterialItem,
  materialsFor,
  openMaterials,
  withMaterial,
} from '#domain/eligibility/materials.ts';
import { decideVerdict } from '#domain/eligibility/verdict.ts';
import { loadBankProfiles } from '#services/issuance/bank-profiles.ts';
import {
  approvedHere,
  caseOf,
  daughter,
  guardianOf,
  plainBank,
  recordWith,
  registerPage,
  shown,
  zhangSan,
} from '../support/people.ts';

const bankWith = (...materials: readonly ProfileMaterial[]): BankProfile => ({ ...plainBank, materials });

const asked = (
  category: Category,
  options: { relation?: Relation | null; ownCard?: boolean; profile?: BankProfile } = {},
): readonly MaterialItem[] => {
  const { relation = null, ownCard = true, profile = plainBank } = options;
  const minor = MINOR_CATEGORIES.includes(category);
  return materialsFor({
    document: minor ? (ownCard ? daughter : registerPage) : zhangSan,
    category,
    guardian: relation === null ? null : guardianOf({ relation }),
    profile,
  });
};

const lines = (items: readonly MaterialItem[]) =>
  items.map(({ kind, require, read }) => `${kind} ${require}${read ? ' read' : ''}`);

const mother = (household: Relation['household']): Relation => ({ kin: 'mother', household });

describe('what the notice asks for (N8, N9)', () => {
  it.each(['adult-resident', 'resident-from-elsewhere', 'adult-student'] as const)(
    'of an adult: the own card (%s)',
    (c) => {
      expect(lines(asked(c))).toEqual(['identity-card seen read']);
    },
  );

  describe.each(MINOR_CATEGORIES)('of a %s', (category) => {
    it('same household: card of the guardian and of the minor, head’s page and the minor’s page', () => {
      expect(lines(asked(category, { relation: mother('same') }))).toEqual([
        'guardian-identity-card seen read',
        'identity-card seen read',
        'household-register-head scan',
        'household-register-person scan',
      ]);
    });

    it('other household: the birth certificate instead of the register', () => {
      expect(lines(asked(category, { relation: mother('other') }))).toEqual([
        'guardian-identity-card seen read',
        'identity-card seen read',
        'birth-certificate scan',
      ]);
    });

    it('without a card of the own: the page of the register in any case', () => {
      expect(lines(asked(category, { relation: mother('same'), ownCard: false }))).toEqual([
        'guardian-identity-card seen read',
        'household-register-head scan',
        'household-register-person scan',
      ]);
      expect(lines(asked(category, { relation: mother('other'), ownCard: false }))).toEqual([
        'guardian-identity-card seen read',
        'household-register-person scan',
        'birth-certificate scan',
      ]);
    });

    it('with a guardian who is no parent: proof of guardianship besides', () => {
      const items = lines(asked(category, { relation: { kin: 'other', household: 'same' } }));
      expect(items).toContain('guardianship-proof scan');
    });

    it('before the guardian was seen: the usual proof, the guardian’s card still to come', () => {
      expect(lines(asked(category))).toEqual([
        'guardian-identity-card seen',
        'identity-card seen read',
        'household-register-head scan',
        'household-register-person scan',
      ]);
    });
  });
});

describe('what a bank adds or changes (N10)', () => {
  const entry = (change: Partial<ProfileMaterial> & Pick<ProfileMaterial, 'kind'>): ProfileMaterial => ({
    for: MINOR_CATEGORIES,
    require: 'seen',
    waivable: false,
    label: null,
    note: null,
    ...change,
  });

  it('comes after the notice’s list, to those the bank asks', () => {
    const profile = bankWith(entry({ kind: 'student-proof', for: ['minor-student'], waivable: true }));
    const relation = mother('same');
    expect(asked('minor-student', { relation, profile }).at(-1)).toMatchObject({
      kind: 'student-proof',
      from: 'bank',
      waivable: true,
      read: false,
    });
    expect(lines(asked('preschool-child', { relation, profile }))).not.toContain('student-proof seen');
  });

  it('may be stricter than the notice, never milder', () => {
    const relation = mother('same');
    const stricter = bankWith(entry({ kind: 'guardian-identity-card', require: 'scan' }));
    expect(lines(asked('minor-student', { relation, profile: stricter }))).toContain(
      'guardian-identity-card scan read',
    );
    const milder = bankWith(entry({ kind: 'household-register-head', require: 'seen' }));
    expect(lines(asked('minor-student', { relation, profile: milder }))).toContain('household-register-head scan');
  });

  it('takes no line of the notice away and lets nobody waive one, whatever a profile says', () => {
    const material = fc.record({
      kind: fc.constantFrom(...MATERIAL_KINDS),
      for: fc.uniqueArray(fc.constantFrom(...CATEGORIES), { minLength: 1 }),
      require: fc.constantFrom('seen' as const, 'scan' as const),
      waivable: fc.boolean(),
      label: fc.constant(null),
      note: fc.constant(null),
    });
    const profiles = fc.uniqueArray(material, { selector: ({ kind }) => kind, maxLength: 6 });
    const relation = fc.record({ kin: fc.constantFrom(...KINS), household: fc.constantFrom('same', 'other') } as const);
    fc.assert(
      fc.property(
        profiles,
        relation,
        fc.constantFrom(...CATEGORIES),
        fc.boolean(),
        (materials, rel, category, ownCard) => {
          const options = { relation: rel, ownCard };
          const without = asked(category, options);
          const with_ = asked(category, { ...options, profile: bankWith(...materials) });
          expect(with_.slice(0, without.length).map(({ kind }) => kind)).toEqual(without.map(({ kind }) => kind));
          for (const [i, item] of without.entries())
            if (item.require === 'scan') expect(with_[i]?.require).toBe('scan');
          expect(new Set(with_.map(({ kind }) => kind)).size).toBe(with_.length);
        },
      ),
    );
  });

  it('may be let go of at the counter where the bank says so: only its own papers', () => {
    const { all } = unwrap(loadBankProfiles());
    const boc = all.find(({ bank }) => bank === '中国银行') ?? plainBank;
    const of = (household: Relation['household']) =>
      asked('preschool-child', { relation: mother(household), profile: boc }).find(
        ({ kind }) => kind === 'birth-certificate',
      );
    expect(of('same')).toMatchObject({ from: 'bank', require: 'seen', waivable: true });
    expect(of('other')).toMatchObject({ from: 'notice', require: 'scan', waivable: false });
  });
});

describe('a line of the list', () => {
  const item = (change: Partial<MaterialItem> = {}): MaterialItem => ({
    kind: 'household-register-head',
    require: 'scan',
    waivable: false,
    from: 'notice',
    label: null,
    note: null,
    read: false,
    ...change,
  });
  const untouched = { kind: 'household-register-head', seen: null, pages: [], waived: null } as const;
  const whole = shown('household-register-head');
  const waived = { by: '柜员', at: 1, reason: '已有登记' };

  it.each([
    ['nothing was done', item(), undefined, false],
    ['seen but not scanned', item(), { ...whole, pages: [] }, false],
    ['scanned but not seen', item(), { ...whole, seen: null }, false],
    ['seen and scanned', item(), whole, true],
    ['only to be seen, and seen', item({ require: 'seen' }), { ...whole, pages: [] }, true],
    ['read by the reader', item({ require: 'seen', read: true }), undefined, true],
    ['read by the reader, to be scanned', item({ read: true }), untouched, false],
    ['read and scanned', item({ read: true }), { ...untouched, pages: whole.pages }, true],
    ['waived where that may be', item({ waivable: true }), { ...untouched, waived }, true],
    ['waived where that may not be', item(), { ...untouched, waived }, false],
  ] as const)('%s', (_, line, state, settled) => {
    expect(isSettled(line, state)).toBe(settled);
  });

  it('changes alone, the others stay', () => {
    const one = withMaterial([], 'birth-certificate', (state) => ({ ...state, seen: { by: '柜员', at: 1 } }));
    const both = withMaterial(one, 'student-proof', (state) => ({ ...state, waived }));
    expect(both).toHaveLength(2);
    const items = [
      item({ kind: 'birth-certificate' }),
      item({ kind: 'student-proof', require: 'seen', waivable: true }),
    ];
    expect(openMaterials(items, both).map(({ kind }) => kind)).toEqual(['birth-certificate']);
  });
});

describe('papers of an approved application', () => {
  const subject = (materials: readonly ReturnType<typeof shown>[]) =>
    decideVerdict(
      caseOf({
        document: daughter,
        guardian: guardianOf(),
        record: recordWith({
          enrolment: { school: '示范小学', stage: 'primary' },
          application: {
            ...approvedHere,
            person: { name: daughter.name, idNumber: daughter.idNumber, birth: daughter.birth },
          },
        }),
        decisions: ['photo-is-person'],
        materials,
      }),
    );

  it('are shown before the card is made, counted line by line', () => {
    expect(subject([]).reasons[0]).toMatchObject({ code: 'materials.open', params: { count: 2 } });
    expect(subject([shown('household-register-head')]).reasons[0]).toMatchObject({ params: { count: 1 } });
    const all = subject([shown('household-register-head'), shown('household-register-person')]);
    expect(all.decision).toBe('make');
    expect(all.reasons.map(({ code }) => code)).toContain('materials.complete');
  });
});
