/**
 * 卡号: eight characters and a check character (V2; same rule as GB 11714). The first is the capital letter of the
 * district. Numbers in the field do not always follow the rule: warn, do not refuse.
 */
const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const;

const characterValue = (character: string): number =>
  character >= 'A' ? character.charCodeAt(0) - 'A'.charCodeAt(0) + 10 : Number(character);

/** Check character of the first eight: `0` to `9` or `X`; null when they are not digits and capital letters. */
export const cardNumberCheckCharacter = (firstEight: string): string | null => {
  if (!/^[0-9A-Z]{8}$/.test(firstEight)) return null;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * characterValue(firstEight.charAt(i)), 0);
  const check = 11 - (sum % 11);
  if (check === 10) return 'X';
  return check === 11 ? '0' : String(check);
};

/** `D2143569X`: a letter, seven more and the right check character. */
export const followsCardNumberRule = (cardNumber: string): boolean =>
  /^[A-Z][0-9A-Z]{7}[0-9X]$/.test(cardNumber) && cardNumberCheckCharacter(cardNumber.slice(0, 8)) === cardNumber[8];

/** Bank card number: 13 to 19 digits with the Luhn check digit (ISO/IEC 7812). */
export const passesLuhn = (digits: string): boolean => {
  if (!/^\d{13,19}$/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const value = i % 2 === 0 ? Number(digit) : Number(digit) * 2;
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
};
