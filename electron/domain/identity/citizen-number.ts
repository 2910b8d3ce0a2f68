import { isCalendarDate } from './calendar-date.ts';

/** Weights and remainder table of GB 11643 (ISO 7064 MOD 11-2). */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = '10X98765432';

/** What a citizen number (公民身份号码) says of its holder. */
export interface CitizenNumber {
  /** The number itself, `X` in upper case. */
  readonly number: string;
  /** Six-digit division of the first registration. */
  readonly division: string;
  /** `YYYYMMDD`. */
  readonly birth: string;
  /** From the last digit of the sequence: odd male `1`, even female `2`. */
  readonly sex: '1' | '2';
}

export type CitizenNumberFault =
  /** Not 17 digits (the first one not 0) and a digit or X. */
  | 'shape'
  /** The birth date is no day of the calendar. */
  | 'birth'
  /** The check character does not fit: a digit is wrong or two are swapped. */
  | 'check';

/** Check character for the first 17 digits (GB 11643). Throws on anything but digits: a bug of the caller. */
export const checkCharacterOf = (first17: string): string => {
  if (!/^\d{17}$/.test(first17)) throw new Error('the check character is made from 17 digits');
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(first17[i]), 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
};

/** Takes a citizen number apart. Blanks around it are ignored, a small `x` is accepted. */
export const parseCitizenNumber = (
  text: string,
):
  | { readonly ok: true; readonly value: CitizenNumber }
  | { readonly ok: false; readonly error: CitizenNumberFault } => {
  const number = text.trim().toUpperCase();
  if (!/^[1-9]\d{16}[\dX]$/.test(number)) return { ok: false, error: 'shape' };
  if (checkCharacterOf(number.slice(0, 17)) !== number.at(17)) return { ok: false, error: 'check' };
  const birth = number.slice(6, 14);
  if (!isCalendarDate(birth)) return { ok: false, error: 'birth' };
  const sex = Number(number.at(16)) % 2 === 1 ? '1' : '2';
  return { ok: true, value: { number, division: number.slice(0, 6), birth, sex } };
};

/** True when the shape, the birth date and the check character are right. */
export const isCitizenNumber = (text: string): boolean => parseCitizenNumber(text).ok;
