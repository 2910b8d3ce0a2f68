export type PinProblem = 'pin.malformed' | 'pin.repeated-digits' | 'pin.running-digits' | 'pin.personal';

/**
 * Why a PIN can't be taken, or null. Refused: other than six digits, one digit repeated, digits running up or down,
 * any six running characters of the identity number, and the birth date as DDMMYY or MMDDYY.
 */
export const pinProblem = (
  pin: string,
  person: { readonly idNumber: string; readonly birth: string },
): PinProblem | null => {
  if (!/^\d{6}$/.test(pin)) return 'pin.malformed';
  const digits = [...pin].map(Number);
  const steps = new Set(digits.slice(1).map((digit, i) => digit - (digits[i] ?? 0)));
  if (steps.size === 1 && steps.has(0)) return 'pin.repeated-digits';
  if (steps.size === 1 && (steps.has(1) || steps.has(-1))) return 'pin.running-digits';
  const year = person.birth.slice(2, 4);
  const month = person.birth.slice(4, 6);
  const day = person.birth.slice(6, 8);
  const personal = person.idNumber.includes(pin) || [day + month + year, month + day + year].includes(pin);
  return personal ? 'pin.personal' : null;
};
