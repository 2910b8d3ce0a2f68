import { ageOn } from './age.ts';
import type { EligibilityParameters } from './parameters.ts';
import type { PersonRecord } from './person-record.ts';

/** Whom the notice tells apart (N1, N4, N8, N9). */
export const CATEGORIES = [
  'adult-resident',
  'resident-from-elsewhere',
  'adult-student',
  'minor-student',
  'preschool-child',
  'minor-out-of-school',
] as const;
export type Category = (typeof CATEGORIES)[number];

export const MINOR_CATEGORIES: readonly Category[] = ['minor-student', 'preschool-child', 'minor-out-of-school'];

/** A person comes of age on the day of the birthday; who was born on 29 February on 1 March of common years. */
export const isMinor = (birth: string, today: string, { adultAge }: EligibilityParameters): boolean =>
  ageOn(birth, today) < adultAge;

/** What kind of applicant a person is on a day (`YYYYMMDD`) in a district (six digits). */
export const categoryOf = (
  birth: string,
  record: Pick<PersonRecord, 'enrolment' | 'registration'>,
  at: { readonly today: string; readonly district: string; readonly parameters: EligibilityParameters },
): Category => {
  const { enrolment, registration } = record;
  const age = ageOn(birth, at.today);
  if (age >= at.parameters.adultAge) {
    if (enrolment !== null) return 'adult-student';
    return registration === at.district ? 'adult-resident' : 'resident-from-elsewhere';
  }
  const beforeSchool = enrolment?.stage === 'kindergarten' || age < at.parameters.schoolAge;
  if (beforeSchool && (enrolment === null || enrolment.stage === null || enrolment.stage === 'kindergarten')) {
    return 'preschool-child';
  }
  return enrolment === null ? 'minor-out-of-school' : 'minor-student';
};
