import { fromHex } from '#basics/hex.ts';

/** PIN as the card takes it: BCD, an odd digit count filled with F: `123456` → 12 34 56. 4 to 12 digits (B.7). */
export const pinBytes = (pin: string): Uint8Array => {
  if (!/^\d{4,12}$/.test(pin)) throw new Error('a PIN has 4 to 12 digits');
  return fromHex(pin.length % 2 === 0 ? pin : `${pin}F`);
};
