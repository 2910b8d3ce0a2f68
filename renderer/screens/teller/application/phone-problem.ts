import { isMobileNumber, mobileDigits } from '#domain/identity/mobile-number.ts';

/** The code of what is wrong with a phone number as typed; null when nothing is, or nothing was typed. */
export const phoneProblem = (phone: string): string | null => {
  const digits = mobileDigits(phone);
  return digits === '' || isMobileNumber(digits) ? null : 'form.phone-malformed';
};
