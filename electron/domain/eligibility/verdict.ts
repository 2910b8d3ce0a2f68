import type { Case } from './case.ts';
import { type Category, categoryOf } from './category.ts';
import { type MaterialItem, materialsFor, openMaterials } from './materials.ts';
import type { Facts, Level, Rule, RuleOutcome } from './rule.ts';
import {
  holderAgrees,
  isForThisCounter,
  isPersonOfApplication,
  papersAreShown,
  photoShowsPerson,
  stateOfApplication,
} from './rules/application.ts';
import { guardianIsHere, noGuardianForAdults } from './rules/guardian.ts';
import { belongsHere, documentIsValid, guardianWantsCard, holdsNoCard, isInsured, whoItIs } from './rules/person.ts';

/** `needs`: a person, a word or a paper is missing at the counter, and the first need says which. */
export type Decision = 'refuse' | 'other-outlet' | 'needs' | 'wait' | 'correct' | 'apply-on-site' | 'make';

export interface Verdict {
  readonly decision: Decision;
  readonly category: Category;
  /** All outcomes: what blocks first, then what is needed in the order it should be done, then what is in order. */
  readonly reasons: readonly RuleOutcome[];
  /** For `other-outlet`: the number of the outlet the applicant chose. */
  readonly otherOutletNo: number | null;
  /** What this applicant has to bring. */
  readonly bring: readonly MaterialItem[];
}

/** In the order a teller would ask; every one of these is always asked. */
const RULES: readonly Rule[] = [
  documentIsValid,
  whoItIs,
  belongsHere,
  isInsured,
  holdsNoCard,
  noGuardianForAdults,
  isPersonOfApplication,
  isForThisCounter,
  guardianIsHere,
  guardianWantsCard,
  stateOfApplication,
];

/** What is left to do before a card is made; asked of nobody who can't have one made here. */
const BEFORE_MAKING: readonly Rule[] = [holderAgrees, photoShowsPerson, papersAreShown];

const LEVEL_ORDER: Readonly<Record<Level, number>> = { refuse: 0, needs: 1, pass: 2 };

const factsOf = ({ document, record, guardian, decisions, materials, place }: Case): Facts => {
  const { profile, ...at } = place;
  const category = categoryOf(document.birth, record, at);
  const items = materialsFor({ document, category, guardian, profile });
  return {
    document,
    record,
    guardian,
    decisions,
    category,
    materials: items,
    openMaterials: openMaterials(items, materials),
    ...at,
  };
};

/** May this person have a card made here now, and if not, why and what instead (N1–N10). */
export const decideVerdict = (subject: Case): Verdict => {
  const facts = factsOf(subject);
  const known = RULES.flatMap((rule) => rule(facts));
  const notHere = known.some(({ level, need }) => level === 'refuse' || need?.what === 'other-outlet');
  const outcomes = [...known, ...(notHere ? [] : BEFORE_MAKING.flatMap((rule) => rule(facts)))];
  const reasons = outcomes.toSorted((a, b) => LEVEL_ORDER[a.level] - LEVEL_ORDER[b.level]);
  const decision = decide(facts, outcomes);
  return {
    decision,
    category: facts.category,
    reasons,
    otherOutletNo: decision === 'other-outlet' ? (subject.record.application?.outletNo ?? null) : null,
    bring: facts.materials,
  };
};

const decide = ({ record: { application } }: Facts, outcomes: readonly RuleOutcome[]): Decision => {
  if (outcomes.some(({ level }) => level === 'refuse')) return 'refuse';
  const needed = outcomes.flatMap(({ need }) => (need === undefined ? [] : [need]));
  if (needed.some(({ what }) => what === 'other-outlet')) return 'other-outlet';
  if (needed.some(({ kind }) => kind !== 'platform')) return 'needs';
  switch (application?.state) {
    case undefined:
    case 'draft':
      return 'apply-on-site';
    case 'under-review':
      return 'wait';
    case 'refused':
      return 'correct';
    case 'approved':
      return 'make';
  }
};
