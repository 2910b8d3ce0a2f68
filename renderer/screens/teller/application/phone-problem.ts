/** Mainland mobile numbers: 11 digits, 13x to 19x. */
const MOBILE = /^1[3-9]\d{9}$/;

/** The code of what is wrong with a phone number as typed; null when nothing is, or nothing was typed. */
export const phoneProblem = (phone: string): string | null => {
  const digits = phone.trim();
  if (digits === '') return null;
  return MOBILE.test(digits) ? null : 'form.phone-malformed';
};
