import type { IdentityDocument } from '../identity/identity-document.ts';
import { ageOn } from './age.ts';
import type { PersonRecord } from './person-record.ts';

/** What the rules look at. `today` is the day in China, `YYYYMMDD`; `district` the six-digit division served. */
export interface Facts {
  readonly document: IdentityDocument;
  readonly record: PersonRecord;
  readonly outletNo: number;
  readonly district: string;
  readonly today: string;
}

export type Level = 'pass' | 'needs' | 'refuse';

/** Outcome of one rule; the text of the code stands in `contract/codes`. */
export interface RuleOutcome {
  /** Rule of the notice (N1 …) or `document` for what the card itself says. */
  readonly rule: string;
  readonly code: string;
  readonly level: Level;
  readonly source: 'platform' | 'document';
  readonly params?: Readonly<Record<string, string | number>>;
  /** Ready words of the platform (reasons of a refused review). */
  readonly text?: { readonly zh: string; readonly en: string };
}

export type Decision = 'make' | 'apply-on-site' | 'wait' | 'other-outlet' | 'correct' | 'refuse';

export interface Verdict {
  readonly decision: Decision;
  /** All outcomes, blocking ones first. */
  readonly reasons: readonly RuleOutcome[];
  /** For `other-outlet`: the number of the outlet the applicant chose. */
  readonly otherOutletNo: number | null;
}

type Rule = (facts: Facts) => readonly RuleOutcome[];

const ADULT = 18;

const outcome = (
  rule: string,
  level: Level,
  code: string,
  source: 'platform' | 'document' = 'platform',
  params?: Readonly<Record<string, string | number>>,
): RuleOutcome => ({ rule, code, level, source, ...(params === undefined ? {} : { params }) });

const validDocument: Rule = ({ document, today }) => {
  if (document.validFrom > today) return [outcome('document', 'refuse', 'document.not-yet-valid', 'document')];
  if (document.validTo !== 'long-term' && document.validTo < today) {
    return [outcome('document', 'refuse', 'document.expired', 'document', { date: document.validTo })];
  }
  return [outcome('document', 'pass', 'document.valid', 'document')];
};

/** Minors come with a guardian and other papers (N9); this station serves adults. */
const adult: Rule = ({ document, today }) =>
  ageOn(document.birth, today) >= ADULT ? [] : [outcome('N9', 'refuse', 'applicant.minor', 'document')];

const belongsHere: Rule = ({ record, district }) => {
  if (record.registration === district) return [outcome('N1', 'pass', 'registration.local')];
  if (record.permanentResident) return [outcome('N1', 'pass', 'residence.local')];
  if (record.enrolment !== null) return [outcome('N1', 'pass', 'enrolment.local')];
  return [outcome('N1', 'refuse', 'residence.elsewhere')];
};

const insured: Rule = ({ record }) =>
  record.insurances.length > 0
    ? [outcome('N2', 'pass', 'insurance.active', 'platform', { count: record.insurances.length })]
    : [outcome('N2', 'refuse', 'insurance.none')];

const noCardYet: Rule = ({ record: { holder } }) =>
  holder === null
    ? [outcome('N3', 'pass', 'holder.none')]
    : [
        outcome('N3', 'refuse', 'holder.has-card', 'platform', {
          stateZh: holder.state.zh,
          stateEn: holder.state.en,
          bank: holder.bank,
          date: holder.issuedOn,
        }),
      ];

const samePerson: Rule = ({ document, record: { application } }) => {
  if (application === null) return [];
  const { person } = application;
  const same =
    person.idNumber === document.idNumber && person.name === document.name && person.birth === document.birth;
  return same ? [] : [outcome('N6', 'refuse', 'application.identity-mismatch')];
};

const applicationState: Rule = ({ record: { application }, outletNo }) => {
  if (application === null) return [outcome('N5', 'needs', 'application.none')];
  switch (application.state) {
    case 'draft':
      return [outcome('N5', 'needs', 'application.draft')];
    case 'under-review':
      return [outcome('N6', 'needs', 'application.under-review')];
    case 'refused':
      return [
        outcome('N6', 'needs', 'application.refused'),
        ...application.reasons.map(({ code, zh, en }) => ({
          ...outcome('N6', 'needs', `review.${code}`),
          text: { zh, en },
        })),
      ];
    case 'approved':
      return approved(application, outletNo);
  }
};

const approved = (application: NonNullable<PersonRecord['application']>, outletNo: number): readonly RuleOutcome[] => {
  const passed = outcome('N6', 'pass', 'application.approved');
  if (application.crossProvince) return [outcome('N7', 'refuse', 'application.cross-province')];
  if (application.delivery === 'post') return [outcome('N7', 'refuse', 'application.by-post')];
  if (application.outletNo !== outletNo) {
    return [passed, outcome('N6', 'needs', 'application.other-outlet', 'platform', { no: application.outletNo ?? 0 })];
  }
  return [passed, outcome('N6', 'pass', 'application.this-outlet')];
};

/** In the order a teller would ask; every rule is always asked. */
const RULES: readonly Rule[] = [validDocument, adult, belongsHere, insured, noCardYet, samePerson, applicationState];

const LEVEL_ORDER: Readonly<Record<Level, number>> = { refuse: 0, needs: 1, pass: 2 };

/** May this person have a card made here now, and if not, why and what instead (N1, N2, N3, N5, N6 for adults). */
export const decideVerdict = (facts: Facts): Verdict => {
  const outcomes = RULES.flatMap((rule) => rule(facts));
  const reasons = outcomes.toSorted((a, b) => LEVEL_ORDER[a.level] - LEVEL_ORDER[b.level]);
  const decision = decide(facts, outcomes);
  return {
    decision,
    reasons,
    otherOutletNo: decision === 'other-outlet' ? (facts.record.application?.outletNo ?? null) : null,
  };
};

const decide = ({ record: { application }, outletNo }: Facts, outcomes: readonly RuleOutcome[]): Decision => {
  if (outcomes.some(({ level }) => level === 'refuse')) return 'refuse';
  switch (application?.state) {
    case undefined:
    case 'draft':
      return 'apply-on-site';
    case 'under-review':
      return 'wait';
    case 'refused':
      return 'correct';
    case 'approved':
      return application?.outletNo === outletNo ? 'make' : 'other-outlet';
  }
};
