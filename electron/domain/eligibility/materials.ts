import type { IdentityDocument } from '../identity/identity-document.ts';
import type { BankProfile, Words } from './bank-profile.ts';
import { type Category, MINOR_CATEGORIES } from './category.ts';
import type { Guardian } from './guardian.ts';
import type { MaterialKind } from './material-kind.ts';

/** One line of the checklist: what is asked of this applicant. */
export interface MaterialItem {
  readonly kind: MaterialKind;
  /** `seen`: the original was looked at; `scan`: and its pages were kept as pictures. */
  readonly require: 'seen' | 'scan';
  /** Only a paper the bank asks for beyond the notice, where its profile says so. */
  readonly waivable: boolean;
  readonly from: 'notice' | 'bank';
  /** The bank's own name for it, and what it says about it; null without. */
  readonly label: Words | null;
  readonly note: Words | null;
  /** The identity card reader saw the original. */
  readonly read: boolean;
}

export interface MaterialPage {
  readonly pageId: string;
  /** SHA-256 of the picture as kept, hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
}

/** What was done about one line. */
export interface MaterialState {
  readonly kind: MaterialKind;
  /** Who ticked that the original was seen. */
  readonly seen: { readonly by: string; readonly at: number } | null;
  readonly pages: readonly MaterialPage[];
  readonly waived: { readonly by: string; readonly at: number; readonly reason: string } | null;
}

/** More pages than any of these papers has: a mistake at the camera. */
export const MOST_PAGES = 20;

type Asked = Pick<MaterialItem, 'kind' | 'require'> & { readonly read?: boolean };

const seen = (kind: MaterialKind, read: boolean): Asked => ({ kind, require: 'seen', read });
const scan = (kind: MaterialKind): Asked => ({ kind, require: 'scan' });

/** What the notice asks for (N8, N9). A guardian nobody has seen yet is asked for the usual proof. */
const noticeAsks = (document: IdentityDocument, category: Category, guardian: Guardian | null): readonly Asked[] => {
  const ownCard = document.kind !== 'household-register';
  if (!MINOR_CATEGORIES.includes(category)) return [seen('identity-card', ownCard)];
  const relation = guardian?.relation ?? { kin: 'mother', household: 'same' };
  const sameHousehold = relation.household === 'same';
  return [
    seen('guardian-identity-card', guardian !== null),
    ...(ownCard ? [seen('identity-card', true)] : []),
    ...(sameHousehold ? [scan('household-register-head')] : []),
    ...(sameHousehold || !ownCard ? [scan('household-register-person')] : []),
    ...(sameHousehold ? [] : [scan('birth-certificate')]),
    ...(relation.kin === 'other' ? [scan('guardianship-proof')] : []),
  ];
};

/** The checklist of one applicant: the notice's papers first, then what the outlet's bank adds or changes (N10). */
export const materialsFor = (facts: {
  readonly document: IdentityDocument;
  readonly category: Category;
  readonly guardian: Guardian | null;
  readonly profile: BankProfile;
}): readonly MaterialItem[] => {
  const own = facts.profile.materials.filter((entry) => entry.for.includes(facts.category));
  const asked = noticeAsks(facts.document, facts.category, facts.guardian).map((item): MaterialItem => {
    const bank = own.find(({ kind }) => kind === item.kind);
    return {
      kind: item.kind,
      // A bank may ask for more than the notice, not for less: what it lets go of are its own papers.
      require: bank?.require === 'scan' ? 'scan' : item.require,
      waivable: false,
      from: 'notice',
      label: bank?.label ?? null,
      note: bank?.note ?? null,
      read: item.read ?? false,
    };
  });
  const added = own
    .filter(({ kind }) => !asked.some((item) => item.kind === kind))
    .map(
      (entry): MaterialItem => ({
        kind: entry.kind,
        require: entry.require,
        waivable: entry.waivable,
        from: 'bank',
        label: entry.label,
        note: entry.note,
        read: false,
      }),
    );
  return [...asked, ...added];
};

/** True when nothing more is to be done about a line. */
export const isSettled = (item: MaterialItem, state: MaterialState | undefined): boolean => {
  if (item.waivable && state !== undefined && state.waived !== null) return true;
  const original = item.read || (state !== undefined && state.seen !== null);
  return original && (item.require === 'seen' || (state?.pages.length ?? 0) > 0);
};

/** The lines that are still open. */
export const openMaterials = (
  items: readonly MaterialItem[],
  states: readonly MaterialState[],
): readonly MaterialItem[] =>
  items.filter(
    (item) =>
      !isSettled(
        item,
        states.find(({ kind }) => kind === item.kind),
      ),
  );

const untouched = (kind: MaterialKind): MaterialState => ({ kind, seen: null, pages: [], waived: null });

/** The states with one of them changed; a line nobody touched yet begins untouched. */
export const withMaterial = (
  states: readonly MaterialState[],
  kind: MaterialKind,
  change: (state: MaterialState) => MaterialState,
): readonly MaterialState[] => {
  const before = states.find((state) => state.kind === kind) ?? untouched(kind);
  return [...states.filter((state) => state.kind !== kind), change(before)];
};
