/** Weights of the eight characters before the check character (B.4). */
const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const;

/** Letter of the district the training platform assigns numbers for. */
const DISTRICT_LETTER = 'P';

/** Card number (卡号) of a running number: letter, seven digits, check character. `1` → `P00000010`. */
export const cardNumber = (running: number): string => {
  const body = DISTRICT_LETTER + String(running).padStart(7, '0');
  if (body.length !== 8) throw new Error('running number beyond seven digits');
  // Digits count as they are, A as 10 to Z as 35: base 36.
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number.parseInt(body.charAt(i), 36), 0);
  const check = 11 - (sum % 11);
  return body + (check === 10 ? 'X' : check === 11 ? '0' : String(check));
};
