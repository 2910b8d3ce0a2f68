import { maskName } from '#basics/redaction.ts';
import { isMinor } from '../category.ts';
import type { Application } from '../person-record.ts';
import { type Facts, needs, pass, type Rule, type RuleOutcome, refuse } from '../rule.ts';

/** An application that was handed in; a draft binds nobody. */
const submitted = ({ record: { application } }: Facts): Application | null =>
  application === null || application.state === 'draft' ? null : application;

/** N6: number, name and birth of the application are those of the document. */
export const isPersonOfApplication: Rule = (facts) => {
  const application = submitted(facts);
  if (application === null) return [];
  const { document } = facts;
  const { person } = application;
  const same =
    person.idNumber === document.idNumber && person.name === document.name && person.birth === document.birth;
  return same ? [] : [refuse('N6', 'application.identity-mismatch')];
};

/** N7: where the card goes. It matters before anybody waits for a review. */
export const isForThisCounter: Rule = (facts) => {
  const application = submitted(facts);
  if (application === null || application.state === 'refused') return [];
  if (application.crossProvince) return [refuse('N7', 'application.cross-province')];
  if (application.delivery === 'post') return [refuse('N7', 'application.by-post')];
  if (application.outletNo === facts.outletNo) return [pass('N6', 'application.this-outlet')];
  const need = { kind: 'platform', what: 'other-outlet' } as const;
  return [needs('N6', 'application.other-outlet', need, { params: { no: application.outletNo ?? 0 } })];
};

/** N7: somebody else applied 给他人 for an adult, who has to know of it. Minors: see the rules of guardians. */
export const holderAgrees: Rule = (facts) => {
  const application = submitted(facts);
  if (application?.state !== 'approved' || application.appliedFor !== 'other') return [];
  if (isMinor(facts.document.birth, facts.today, facts.parameters)) return [];
  if (facts.decisions.includes('holder-agrees')) return [pass('N7', 'application.holder-agrees', { source: 'teller' })];
  const who = application.applicant === null ? '–' : maskName(application.applicant.name);
  return [needs('N7', 'application.by-other', { kind: 'decision', what: 'holder-agrees' }, { params: { who } })];
};

/** N5, N6: the state of the application. */
export const stateOfApplication: Rule = ({ record: { application } }) => {
  const apply = { kind: 'platform', what: 'application' } as const;
  if (application === null) return [needs('N5', 'application.none', apply)];
  switch (application.state) {
    case 'draft':
      return [needs('N5', 'application.draft', apply)];
    case 'under-review':
      return [needs('N6', 'application.under-review', { kind: 'platform', what: 'review' })];
    case 'refused':
      return refusedReasons(application);
    case 'approved':
      return [pass('N6', 'application.approved')];
  }
};

const refusedReasons = ({ reasons }: Application): readonly RuleOutcome[] => {
  const need = { kind: 'platform', what: 'correction' } as const;
  return [
    needs('N6', 'application.refused', need),
    ...reasons.map(({ code, zh, en }) => ({ ...needs('N6', `review.${code}`, need), text: { zh, en } })),
  ];
};

/** N8, N9, N10: with an approved application only the papers are left; on site they are ticked in the application. */
export const papersAreShown: Rule = (facts) => {
  if (submitted(facts)?.state !== 'approved') return [];
  const count = facts.openMaterials.length;
  return count === 0
    ? [pass('N9', 'materials.complete', { source: 'teller' })]
    : [needs('N9', 'materials.open', { kind: 'document', what: 'materials' }, { source: 'teller', params: { count } })];
};

/** The approved photo is used as it is; whether it shows the person at the counter only the teller can say. */
export const photoShowsPerson: Rule = (facts) => {
  if (submitted(facts)?.state !== 'approved') return [];
  if (facts.decisions.includes('photo-is-person')) return [pass('N6', 'photo.is-person', { source: 'teller' })];
  return [needs('N6', 'photo.to-compare', { kind: 'decision', what: 'photo-is-person' }, { source: 'teller' })];
};
