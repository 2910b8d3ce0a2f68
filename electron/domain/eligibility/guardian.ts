import type { IdentityDocument } from '../identity/identity-document.ts';

export const KINS = ['mother', 'father', 'other'] as const;
export type Kin = (typeof KINS)[number];

/** How a guardian stands to the minor, as the teller saw it proven (N9 1). */
export interface Relation {
  readonly kin: Kin;
  /** In the household register of the minor, or in another household: then the birth certificate proves it. */
  readonly household: 'same' | 'other';
}

/** The adult who comes along with a minor (N9): own document, own phone, a relation that is proven. */
export interface Guardian {
  readonly document: IdentityDocument;
  /** Null until the teller said how the two belong together. */
  readonly relation: Relation | null;
}
