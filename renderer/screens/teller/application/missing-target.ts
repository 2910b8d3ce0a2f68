export type FormField = 'phone' | 'address' | 'occupation' | 'nationality';
export type MissingTarget =
  | FormField
  | 'check-phone'
  | 'materials'
  | 'photo-take'
  | 'photo-look'
  | 'needs'
  | 'disputed'
  | 'applicant';

const TARGETS: Readonly<Record<string, MissingTarget>> = {
  'application.needs-open': 'needs',
  'form.phone-missing': 'phone',
  'form.phone-malformed': 'phone',
  'form.phone-unchecked': 'check-phone',
  'form.phone-other-name': 'phone',
  'form.phone-not-guardians': 'phone',
  'form.address-empty': 'address',
  'form.division-unknown': 'address',
  'form.occupation-missing': 'occupation',
  'form.occupation-unknown': 'occupation',
  'form.nationality-missing': 'nationality',
  'form.nationality-unknown': 'nationality',
  'form.disputed': 'disputed',
  'materials.open': 'materials',
  'photo.missing': 'photo-take',
  'photo.refused': 'photo-look',
  'photo.unconfirmed': 'photo-look',
  'photo.to-compare': 'photo-look',
  'form.unconfirmed': 'applicant',
  'consent.missing': 'applicant',
};

/** Where something missing is put right; null for what nobody at this window can do. */
export const targetOf = (code: string): MissingTarget | null => TARGETS[code] ?? null;

/** The first thing the teller can do; null when only the applicant is waited for. */
export const firstForTeller = (missing: readonly string[]): string | null =>
  missing.find((code) => (TARGETS[code] ?? 'applicant') !== 'applicant') ?? null;
