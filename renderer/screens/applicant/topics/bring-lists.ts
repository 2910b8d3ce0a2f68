import type { BankProfile } from '#domain/eligibility/bank-profile.ts';
import { type Category, MINOR_CATEGORIES } from '#domain/eligibility/category.ts';
import type { Guardian, Kin, Relation } from '#domain/eligibility/guardian.ts';
import type { MaterialKind } from '#domain/eligibility/material-kind.ts';
import { materialsFor } from '#domain/eligibility/materials.ts';
import type { IdentityDocument } from '#domain/identity/identity-document.ts';

/** Whom somebody before the counter asks for; of a minor also how the guardian stands to them. */
export interface Asker {
  readonly category: Category;
  /** The child has an identity card already. Adults always have one. */
  readonly ownCard: boolean;
  readonly household: Relation['household'];
  readonly kin: 'parent' | 'other';
}

export const isMinorCategory = (category: Category): boolean => MINOR_CATEGORIES.includes(category);

// The rules look at the kind of a document only; the rest of a neutral one is empty.
const NOBODY = {
  name: '',
  sex: '0',
  birth: '',
  idNumber: '',
  validFrom: '',
  validTo: 'long-term',
  nation: '',
} as const;
const CARD: IdentityDocument = { ...NOBODY, kind: 'resident-card', address: '', authority: '' };
const REGISTER: IdentityDocument = { ...NOBODY, kind: 'household-register', address: '', authority: null };

/** A bank that asks for nothing beyond the notice: what the outlet's own asks for is said at the counter (N10). */
const NOTICE_ALONE: BankProfile = {
  bank: '',
  version: '',
  sample: false,
  account: { adult: 'I', minor: 'I' },
  materials: [],
  texts: { account: { zh: '', en: '' }, minors: { zh: '', en: '' } },
};

const KIN: Readonly<Record<Asker['kin'], Kin>> = { parent: 'mother', other: 'other' };

/** The papers of the notice (N8, N9) for this asker, in the order of the checklist the counter works with. */
export const bringList = ({ category, ownCard, household, kin }: Asker): readonly MaterialKind[] => {
  const minor = isMinorCategory(category);
  const guardian: Guardian | null = minor ? { document: CARD, relation: { kin: KIN[kin], household } } : null;
  const document = minor && !ownCard ? REGISTER : CARD;
  return materialsFor({ document, category, guardian, profile: NOTICE_ALONE }).map(({ kind }) => kind);
};
