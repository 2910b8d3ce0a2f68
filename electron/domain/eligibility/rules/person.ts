import { ageOn } from '../age.ts';
import { isMinor } from '../category.ts';
import { needs, pass, type Rule, refuse } from '../rule.ts';

const ofDocument = { source: 'document' } as const;

/** The document is one this person may come with, and valid today. */
export const documentIsValid: Rule = ({ document, today, parameters }) => {
  if (document.kind === 'household-register') {
    // Only children without an identity card come with the register alone (N9 2).
    return isMinor(document.birth, today, parameters)
      ? [pass('document', 'document.register', { source: 'teller' })]
      : [refuse('document', 'document.register-adult', { source: 'teller' })];
  }
  if (document.validFrom > today) return [refuse('document', 'document.not-yet-valid', ofDocument)];
  if (document.validTo !== 'long-term' && document.validTo < today) {
    return [refuse('document', 'document.expired', { ...ofDocument, params: { date: document.validTo } })];
  }
  return [pass('document', 'document.valid', ofDocument)];
};

/** What the rules take the person for; tells which of them ask for more. */
export const whoItIs: Rule = ({ document, today, category }) => [
  pass('N8', `category.${category}`, { ...ofDocument, params: { age: ageOn(document.birth, today) } }),
];

/** N1: registered, living or enrolled in the district. */
export const belongsHere: Rule = ({ record, district }) => {
  if (record.registration === district) return [pass('N1', 'registration.local')];
  if (record.permanentResident) return [pass('N1', 'residence.local')];
  if (record.enrolment !== null) {
    return [pass('N1', 'enrolment.local', { params: { school: record.enrolment.school } })];
  }
  return [refuse('N1', 'residence.elsewhere')];
};

/** N2: insured in at least one of the five. */
export const isInsured: Rule = ({ record }) =>
  record.insurances.length > 0
    ? [pass('N2', 'insurance.active', { params: { count: record.insurances.length } })]
    : [refuse('N2', 'insurance.none')];

/** N3: one person, one card. */
export const holdsNoCard: Rule = ({ record: { holder } }) =>
  holder === null
    ? [pass('N3', 'holder.none')]
    : [
        refuse('N3', 'holder.has-card', {
          params: {
            stateZh: holder.state.zh,
            stateEn: holder.state.en,
            bank: holder.bank,
            date: holder.issuedOn,
          },
        }),
      ];

/** N4: a preschool child gets a card only because the guardian wants it. */
export const guardianWantsCard: Rule = ({ category, decisions, guardian }) => {
  if (category !== 'preschool-child') return [];
  if (decisions.includes('guardian-wants-card')) return [pass('N4', 'preschool.wanted', { source: 'teller' })];
  // Nobody can be asked before the guardian is here.
  if (guardian === null) return [];
  return [needs('N4', 'preschool.voluntary', { kind: 'decision', what: 'guardian-wants-card' }, { source: 'teller' })];
};
