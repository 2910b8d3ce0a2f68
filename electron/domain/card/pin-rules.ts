export type PinProblem = 'pin.malformed' | 'pin.repeated-digits' | 'pin.running-digits' | 'pin.personal';

/** So many digits in a row taken from a birth date make a PIN guessable. */
const BIRTH_RUN = 4;

/**
 * Why a PIN can't be taken, or null. Refused: other than six digits; one digit repeated; digits running up or down; any
 * six running characters of the identity number; and four or more digits in a row of the birth date, however it is
 * written (`YYYYMMDD` `YYMMDD` `MMDDYYYY` `MMDDYY` `DDMMYYYY` `DDMMYY` `MMYYYY`).
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
  return person.idNumber.includes(pin) || tellsBirth(pin, person.birth) ? 'pin.personal' : null;
};

const tellsBirth = (pin: string, birth: string): boolean => {
  const runs = Array.from({ length: pin.length - BIRTH_RUN + 1 }, (_, i) => pin.slice(i, i + BIRTH_RUN));
  const forms = writtenForms(birth);
  return runs.some((run) => forms.some((form) => form.includes(run)));
};

const writtenForms = (birth: string): readonly string[] => {
  const [year, month, day] = [birth.slice(0, 4), birth.slice(4, 6), birth.slice(6, 8)];
  const short = year.slice(2);
  return [
    year + month + day,
    short + month + day,
    month + day + year,
    month + day + short,
    day + month + year,
    day + month + short,
    month + year,
  ];
};
