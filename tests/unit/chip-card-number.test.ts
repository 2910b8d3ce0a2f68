import { describe, expect, it } from 'vitest';
import { cardNumberCheckCharacter, followsCardNumberRule, passesLuhn } from '#domain/card/card-number.ts';

describe('card number', () => {
  it('has the check character of the specification', () => {
    expect(cardNumberCheckCharacter('D2143569')).toBe('X');
    expect(cardNumberCheckCharacter('P0000001')).toBe('0');
    expect(cardNumberCheckCharacter('p0000001')).toBeNull();
  });

  it('is recognised when it follows the rule', () => {
    expect(followsCardNumberRule('D2143569X')).toBe(true);
    expect(followsCardNumberRule('P00000010')).toBe(true);
    expect(followsCardNumberRule('P00000011')).toBe(false);
    expect(followsCardNumberRule('D2143569-X')).toBe(false);
  });
});

describe('bank card number', () => {
  it('carries the Luhn digit', () => {
    expect(passesLuhn('6217000000000000004')).toBe(true);
    expect(passesLuhn('6217000000000000005')).toBe(false);
    expect(passesLuhn('621700')).toBe(false);
  });
});
