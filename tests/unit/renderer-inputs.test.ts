import { describe, expect, it } from 'vitest';
import { characterOf, codePointText } from '#renderer/ui/character-code.ts';
import { matchingChoices, placeAfterKey } from '#renderer/ui/choices.ts';

const STATES = [
  { code: 'CAN', name: '加拿大' },
  { code: 'CHN', name: '中国' },
  { code: 'COD', name: '刚果（金）' },
  { code: 'COG', name: '刚果（布）' },
];

describe('choosing from a list', () => {
  it.each([
    ['', ['CAN', 'CHN', 'COD', 'COG']],
    ['c', ['CAN', 'CHN', 'COD', 'COG']],
    ['COG', ['COG']],
    ['刚果', ['COD', 'COG']],
    ['国', ['CHN']],
    ['ＣＨＮ', ['CHN']],
    ['x', []],
  ])('%j finds %j', (typed, found) => {
    expect(matchingChoices(STATES, typed).map(({ code }) => code)).toEqual(found);
  });

  it('puts the code itself first, then names that begin so', () => {
    const choices = [
      { code: '10', name: '第八' },
      { code: '80000', name: '其他' },
      { code: '1', name: '八' },
      { code: '八', name: '七' },
    ];
    expect(matchingChoices(choices, '八').map(({ code }) => code)).toEqual(['八', '1', '10']);
  });

  it.each([
    ['ArrowDown', -1, 0],
    ['ArrowDown', 3, 3],
    ['ArrowUp', 0, 0],
    ['Home', 3, 0],
    ['End', 0, 3],
    ['PageDown', 0, 3],
    ['a', 0, null],
  ])('%s at %i leads to %s of four', (key, at, to) => expect(placeAfterKey(key, at, 4)).toBe(to));

  it('leads nowhere in an empty list', () => expect(placeAfterKey('ArrowDown', -1, 0)).toBeNull());
});

describe('a character by its code', () => {
  it.each([
    ['U+2B300', 0x2b300],
    ['u+2b300', 0x2b300],
    ['2B300', 0x2b300],
    ['U+4E00', 0x4e00],
    ['4E00', 0x4e00],
    ['GB D2BB', 0x4e00],
    ['GB+9838B130', 0x2b300],
    ['9838B130', 0x2b300],
    ['9835F738', 0x2a700],
    ['Ｕ＋４Ｅ００', 0x4e00],
  ])('%s is U+%s', (typed, point) => expect(characterOf(typed)?.codePointAt(0)).toBe(point));

  it.each(['', 'U+', 'U+110000', 'U+D800', 'U+E000', 'U+0020', 'FFFFFFFF', 'GB FFFF', '张', '一二'])(
    '%j is none',
    (typed) => expect(characterOf(typed)).toBeNull(),
  );

  it('is written as U+ and at least four digits', () => {
    expect(['A', '一', '\u{2b300}'].map(codePointText)).toEqual(['U+0041', 'U+4E00', 'U+2B300']);
  });
});
