/** Mobile numbers of the mainland: eleven digits, 13 to 19 in front. */
const MOBILE_NUMBER = /^1[3-9]\d{9}$/;

/** Expects digits alone; see `mobileDigits` for what people type. */
export const isMobileNumber = (phone: string): boolean => MOBILE_NUMBER.test(phone);

/** The digits of a number as people type or paste it: without blanks, dashes and the country code. */
export const mobileDigits = (typed: string): string => {
  const digits = typed.normalize('NFKC').replaceAll(/[\s-]/g, '');
  return digits.replace(/^(\+86|0086)/, '');
};
