import { maskName } from '#basics/redaction.ts';
import { ageOn } from '../age.ts';
import { isMinor } from '../category.ts';
import { needs, pass, type Rule, type RuleOutcome, refuse } from '../rule.ts';

const ofDocument = { source: 'document' } as const;
const GUARDIAN = { kind: 'person', what: 'guardian' } as const;

/** N9: a minor comes with a guardian: an adult with a valid document, not the minor, and the one who applied online. */
export const guardianIsHere: Rule = (facts) => {
  const { document, guardian, today, parameters } = facts;
  if (!isMinor(document.birth, today, parameters)) return [];
  if (guardian === null) return [needs('N9', 'guardian.missing', GUARDIAN, { source: 'station' })];
  const own = guardian.document;
  if (own.idNumber === document.idNumber) return [needs('N9', 'guardian.is-applicant', GUARDIAN, ofDocument)];
  if (isMinor(own.birth, today, parameters)) {
    return [needs('N9', 'guardian.minor', GUARDIAN, { ...ofDocument, params: { age: ageOn(own.birth, today) } })];
  }
  if (own.validFrom > today || (own.validTo !== 'long-term' && own.validTo < today)) {
    return [needs('N9', 'guardian.document-expired', GUARDIAN, { ...ofDocument, params: { date: own.validTo } })];
  }
  return [pass('N9', 'guardian.here', ofDocument), ...whoApplied(facts, own.idNumber), ...relation(facts)];
};

/** The guardian at the counter is the one who applied for the child in the app. */
const whoApplied = ({ record: { application } }: Parameters<Rule>[0], idNumber: string): readonly RuleOutcome[] => {
  if (application === null || application.state === 'draft') return [];
  if (application.appliedFor !== 'other' || application.applicant === null) return [];
  return application.applicant.idNumber === idNumber
    ? [pass('N6', 'guardian.applied')]
    : [needs('N6', 'guardian.other-applied', GUARDIAN, { params: { who: maskName(application.applicant.name) } })];
};

const relation = ({ guardian }: Parameters<Rule>[0]): readonly RuleOutcome[] => {
  if (guardian === null) return [];
  const asked = { kind: 'decision', what: 'relation' } as const;
  if (guardian.relation === null) return [needs('N9', 'guardian.relation-unknown', asked, { source: 'teller' })];
  const { kin, household } = guardian.relation;
  const { sex } = guardian.document;
  if ((kin === 'mother' && sex === '1') || (kin === 'father' && sex === '2')) {
    return [needs('N9', 'guardian.relation-contradicts', asked, { source: 'teller' })];
  }
  return [pass('N9', `guardian.${kin}-${household}-household`, { source: 'teller' })];
};

/** A guardian is for minors only: one that was read for an adult is an oversight of the teller. */
export const noGuardianForAdults: Rule = ({ document, guardian, today, parameters }) =>
  guardian !== null && !isMinor(document.birth, today, parameters)
    ? [refuse('N9', 'guardian.not-needed', { source: 'station' })]
    : [];
