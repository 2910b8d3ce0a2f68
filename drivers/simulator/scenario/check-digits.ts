/** Check digits of the numbers in a scenario, computed here apart from the product's own rules. */

/** GB 11643, ISO 7064 MOD 11-2. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const REMAINDERS = '10X98765432';

/** True when the last of the 18 characters of a citizen number fits the others. */
export const citizenNumberFits = (number: string): boolean => {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(number[i]), 0);
  return REMAINDERS[sum % 11] === number[17];
};

/** Luhn check digit for the digits before it (ISO/IEC 7812-1). */
export const luhnDigit = (digits: string): string => {
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const doubled = i % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return String((10 - (sum % 10)) % 10);
};

/** True when the last digit of a bank card number fits the others. */
export const luhnFits = (number: string): boolean => luhnDigit(number.slice(0, -1)) === number.slice(-1);
