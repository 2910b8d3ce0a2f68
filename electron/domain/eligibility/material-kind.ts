/** Papers an applicant may have to show; the words stand in the dictionaries of the screens. */
export const MATERIAL_KINDS = [
  'identity-card',
  'guardian-identity-card',
  'household-register-head',
  'household-register-person',
  'birth-certificate',
  'guardianship-proof',
  'student-proof',
  'occupation-proof',
  'residence-proof',
  'other',
] as const;
export type MaterialKind = (typeof MATERIAL_KINDS)[number];
