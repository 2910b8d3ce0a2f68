import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCalendarDate } from '#domain/identity/calendar-date.ts';
import { checkCharacterOf, isCitizenNumber, parseCitizenNumber } from '#domain/identity/citizen-number.ts';

describe('a citizen number (GB 11643)', () => {
  it.each([
    ['11010519491231002X', { division: '110105', birth: '19491231', sex: '2' }],
    ['430682190001010014', { division: '430682', birth: '19000101', sex: '1' }],
    ['430682190001010022', { division: '430682', birth: '19000101', sex: '2' }],
  ])('%s says division, birth and sex', (number, parts) => {
    expect(parseCitizenNumber(number)).toEqual({ ok: true, value: { number, ...parts } });
  });

  it.each(['810000199001010019', '830000199001010020', '911561990010100015'])(
    'the check character of %s is right, whoever the number belongs to',
    (number) => expect(checkCharacterOf(number.slice(0, 17))).toBe(number.at(17)),
  );

  it('accepts a small x and blanks around', () => {
    expect(parseCitizenNumber(' 11010519491231002x ')).toMatchObject({
      ok: true,
      value: { number: '11010519491231002X' },
    });
  });

  it.each([
    ['', 'shape'],
    ['1101051949123100', 'shape'],
    ['11010519491231002Y', 'shape'],
    ['１1010519491231002X', 'shape'],
    ['110105194912310021', 'check'],
    ['430682190013010011', 'birth'],
    ['011105194912310021', 'shape'],
  ])('%j is refused for its %s', (number, error) => {
    expect(parseCitizenNumber(number)).toEqual({ ok: false, error });
  });

  it('notices every single wrong digit and every swap of two neighbours', () => {
    const digits = fc.stringMatching(/^\d{17}$/);
    fc.assert(
      fc.property(digits, fc.nat(16), fc.integer({ min: 1, max: 9 }), (first17, at, by) => {
        const check = checkCharacterOf(first17);
        const wrong = first17.slice(0, at) + ((Number(first17[at]) + by) % 10) + first17.slice(at + 1);
        expect(checkCharacterOf(wrong)).not.toBe(check);
        if (at === 16 || first17[at] === first17[at + 1]) return;
        const swapped = first17.slice(0, at) + first17[at + 1] + first17[at] + first17.slice(at + 2);
        expect(checkCharacterOf(swapped)).not.toBe(check);
      }),
    );
  });

  it('never throws on what people type', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof isCitizenNumber(text) === 'boolean'));
  });
});

it.each([
  ['20240229', true],
  ['20230229', false],
  ['19000229', false],
  ['20000229', true],
  ['20231301', false],
  ['20230400', false],
  ['20230431', false],
  ['00000101', false],
  ['2023-1-1', false],
])('%s is a calendar day: %s', (text, expected) => {
  expect(isCalendarDate(text)).toBe(expected);
});
