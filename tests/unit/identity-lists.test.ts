import { describe, expect, it } from 'vitest';
import { isMobileNumber, mobileDigits } from '#domain/identity/mobile-number.ts';
import { isNationality, NATIONALITY_CODES } from '#domain/identity/nationality.ts';
import { OCCUPATION_CODES, occupationName } from '#domain/identity/occupations.ts';
import { nationalityName } from '#renderer/i18n/nationality-name.ts';

describe('occupations', () => {
  it('are the eight major groups of GB/T 6565, then who does not work', () => {
    const groups = Array.from({ length: 8 }, (_, i) => `${i + 1}0000`);
    expect(OCCUPATION_CODES).toEqual([...groups, '31', '70', '80', '90']);
  });

  it('have a name of their own in both languages', () => {
    const names = OCCUPATION_CODES.map(occupationName);
    expect(new Set(names.map((name) => name?.zh)).size).toBe(OCCUPATION_CODES.length);
    expect(new Set(names.map((name) => name?.en)).size).toBe(OCCUPATION_CODES.length);
    expect(occupationName('20000')).toEqual({ zh: '专业技术人员', en: 'Professional or technician' });
  });

  it.each(['', '1', '00000', '教师', '__proto__'])('%j is none', (code) => expect(occupationName(code)).toBeNull());
});

describe('nationalities', () => {
  it('are states, each with a name in both languages that no other one has', () => {
    expect(NATIONALITY_CODES).toHaveLength(197);
    for (const language of ['zh-CN', 'en']) {
      const names = NATIONALITY_CODES.map((code) => nationalityName(code, language));
      expect(new Set(names).size).toBe(197);
      expect(names.filter((name, i) => name === null || name === NATIONALITY_CODES[i])).toEqual([]);
    }
    expect(nationalityName('CHN', 'zh-CN')).toBe('中国');
  });

  it.each(['CHN', 'CAN', 'PRK'])('%s is one', (code) => expect(isNationality(code)).toBe(true));
  it.each(['HKG', 'TWN', 'XXA', 'chn', ''])('%j is none', (code) => expect(isNationality(code)).toBe(false));
});

describe('mobile numbers', () => {
  it.each(['13800138000', '19900000000'])('%s is one', (phone) => expect(isMobileNumber(phone)).toBe(true));
  it.each(['12000000000', '1380013800', '138001380000', '0730-3720000', '１３８００１３８０００', ''])(
    '%j is none',
    (phone) => expect(isMobileNumber(phone)).toBe(false),
  );

  it.each(['138 0013 8000', '138-0013-8000', '+86 13800138000', '0086 138 0013 8000', '１３８００１３８０００'])(
    '%s is typed for one',
    (typed) => expect(mobileDigits(typed)).toBe('13800138000'),
  );
});
