import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { checkName } from '#drivers/chip-card/card-files.ts';
import { encodeGbk } from '#drivers/chip-card/gbk.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex').toUpperCase();

/** Which characters of names the chip's character set holds, as the codec we use has it. */
describe('GBK', () => {
  it.each([
    ['张', 'D5C5'],
    ['三', 'C8FD'],
    ['镕', 'E946'],
    ['喆', '86B4'],
    ['·', 'A1A4'],
    // FE9F: a place GBK of 1995 left for private use and GB 18030-2005 gave to U+4DAE. Windows' cp936 has not got it.
    ['䶮', 'FE9F'],
  ])('holds %s as %s', (character, code) => {
    expect(hex(encodeGbk(character))).toBe(code);
    expect(checkName(character)).toEqual({ ok: true, value: undefined });
  });

  it.each([
    ['㛃', 'U+36C3'],
    ['㐂', 'U+3402'],
    ['𠮷', 'U+20BB7'],
    ['•', 'U+2022'],
    ['\uE863', 'U+E863'],
  ])('does not hold %s (%s)', (character, codePoint) => {
    expect(checkName(`张${character}`)).toEqual({
      ok: false,
      error: { code: 'chip.name-not-in-gbk', kind: 'stop', params: { character, codePoint } },
    });
  });

  it('is wider than Windows’ code page by 䶮', () => {
    expect(hex(iconv.encode('䶮', 'cp936'))).toBe('3F');
  });
});
