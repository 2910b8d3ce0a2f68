import type { Words } from '#domain/eligibility/bank-profile.ts';
import type { Kin } from '#domain/eligibility/guardian.ts';
import type { MaterialKind } from '#domain/eligibility/material-kind.ts';

/** Names of the papers, on both screens and on slips. */
export const MATERIAL_WORDS = {
  'identity-card': { zh: '申领人身份证件原件', en: 'Applicant’s identity document, original' },
  'guardian-identity-card': { zh: '监护人身份证件原件', en: 'Guardian’s identity document, original' },
  'household-register-head': { zh: '户口簿户主页', en: 'Household register, head’s page' },
  'household-register-person': { zh: '户口簿申领人本人页', en: 'Household register, the applicant’s page' },
  'birth-certificate': { zh: '出生医学证明', en: 'Medical birth certificate' },
  'guardianship-proof': { zh: '监护关系证明', en: 'Proof of guardianship' },
  'student-proof': { zh: '学生证或在读证明', en: 'Student card or proof of enrolment' },
  'occupation-proof': { zh: '职业证明', en: 'Proof of occupation' },
  'residence-proof': { zh: '居住证明', en: 'Proof of residence' },
  other: { zh: '其他材料', en: 'Other papers' },
} as const satisfies Readonly<Record<MaterialKind, Words>>;

/** How a guardian stands to the minor. */
export const KIN_WORDS = {
  mother: { zh: '母亲', en: 'Mother' },
  father: { zh: '父亲', en: 'Father' },
  other: { zh: '其他监护人', en: 'Other guardian' },
} as const satisfies Readonly<Record<Kin, Words>>;
