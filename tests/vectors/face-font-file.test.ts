import { describe, expect, it } from 'vitest';
import { concatBytes, fromHex } from '#basics/hex.ts';
import { coverageOf, covers, extractFace, facesOf } from '#services/devices/face/font-file.ts';

/** A font that has nothing but tables put together by hand after the OpenType specification. */
const font = (tables: Readonly<Record<string, Uint8Array>>, base = 0): Uint8Array => {
  const entries = Object.entries(tables);
  let at = base + 12 + 16 * entries.length;
  const directory = entries.map(([tag, data]) => {
    const entry = concatBytes(new TextEncoder().encode(tag), fromHex('00000000'), u32(at), u32(data.length));
    at += data.length;
    return entry;
  });
  return concatBytes(
    fromHex('00010000'),
    u16(entries.length),
    fromHex('000000000000'),
    ...directory,
    ...entries.map(([, data]) => data),
  );
};
const u16 = (value: number) => Uint8Array.of(value >> 8, value & 255);
const u32 = (value: number) => Uint8Array.of(value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255);

/** cmap, platform 3: version, one record, offset 12. */
const cmap = (encoding: number, subtable: Uint8Array) =>
  concatBytes(fromHex('0000 0001 0003'), u16(encoding), u32(12), subtable);

const format12 = cmap(
  10,
  fromHex(`000C 0000 00000028 00000000 00000002
           00004E00 00004E02 00000005
           00020BB7 00020BB7 00000009`),
);

/** Segments: 0041–0043 by delta, 4E00–4E01 by glyph array (7, 0 = missing), the closing FFFF. */
const format4 = cmap(
  1,
  fromHex(`0004 0024 0000 0006 0000 0000 0000
           0043 4E01 FFFF 0000 0041 4E00 FFFF
           FFC0 0000 0001 0000 0004 0000 0007 0000`),
);

const characters = (bytes: Uint8Array, offset: number, ...codes: number[]) => {
  const coverage = coverageOf(bytes, offset);
  return codes.map((code) => covers(coverage, code));
};

describe('cmap', () => {
  it('of format 12 reaches beyond the basic plane', () => {
    const bytes = font({ cmap: format12 });
    expect(characters(bytes, 0, 0x4dff, 0x4e00, 0x4e02, 0x4e03, 0x20bb6, 0x20bb7, 0x20bb8)).toEqual([
      false,
      true,
      true,
      false,
      false,
      true,
      false,
    ]);
  });

  it('of format 4 knows segments by delta and by glyph array, and glyph 0 as missing', () => {
    const bytes = font({ cmap: format4 });
    expect(characters(bytes, 0, 0x40, 0x41, 0x43, 0x44, 0x4e00, 0x4e01, 0xffff)).toEqual([
      false,
      true,
      true,
      false,
      true,
      false,
      false,
    ]);
  });

  it('that is not there is an error', () => {
    expect(() => coverageOf(font({ 'OS/2': new Uint8Array(8) }), 0)).toThrow('no cmap');
  });
});

describe('font collections', () => {
  const name = (family: string) => {
    const text = concatBytes(...[...family].map((character) => u16(character.charCodeAt(0))));
    return concatBytes(fromHex('0000 0001 0012 0003 0001 0409 0001'), u16(text.length), fromHex('0000'), text);
  };
  const os2 = (weight: number) => concatBytes(fromHex('0004 0000'), u16(weight), fromHex('0000'));
  const first = { 'OS/2': os2(400), cmap: format4, name: name('Some JP') };
  const second = { 'OS/2': os2(700), cmap: format12, name: name('Some SC') };
  const header = 12 + 8;
  const one = font(first, header);
  const two = font(second, header + one.length);
  const collection = concatBytes(
    fromHex('74746366 00010000 00000002'),
    u32(header),
    u32(header + one.length),
    one,
    two,
  );

  it('list their faces by family and weight', () => {
    expect(facesOf(collection)).toEqual([
      { family: 'Some JP', weight: 400, offset: header },
      { family: 'Some SC', weight: 700, offset: header + one.length },
    ]);
    expect(facesOf(font(second))).toEqual([{ family: 'Some SC', weight: 700, offset: 0 }]);
  });

  it('give one face out as a font of its own', () => {
    const alone = extractFace(collection, header + one.length);
    expect(facesOf(alone)).toEqual([{ family: 'Some SC', weight: 700, offset: 0 }]);
    expect(characters(alone, 0, 0x20bb7, 0x41)).toEqual([true, false]);
  });
});
