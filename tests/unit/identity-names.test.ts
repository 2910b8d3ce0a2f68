import { describe, expect, it } from 'vitest';
import { alpha2Of } from '#domain/identity/nationality.ts';
import { NATION_CODES, nationName } from '#domain/identity/nations.ts';
import { divisionName, isWithin } from '#domain/identity/region.ts';

describe('nations (GB/T 3304)', () => {
  it('has 56 nations and the two further codes of identity cards', () => {
    expect(NATION_CODES).toHaveLength(58);
    expect(NATION_CODES.slice(0, 56)).toEqual(Array.from({ length: 56 }, (_, i) => String(i + 1).padStart(2, '0')));
    expect(NATION_CODES.slice(56)).toEqual(['97', '98']);
  });

  it('gives no two nations the same name', () => {
    const names = NATION_CODES.map(nationName);
    expect(new Set(names.map((name) => name?.zh)).size).toBe(58);
    expect(new Set(names.map((name) => name?.en)).size).toBe(58);
  });

  it.each([
    ['01', '汉', 'Han'],
    ['15', '土家', 'Tujia'],
    ['29', '柯尔克孜', 'Kirgiz'],
    ['56', '基诺', 'Jino'],
    ['99', '其他', 'Other'],
  ])('%s is %s, %s', (code, zh, en) => expect(nationName(code)).toEqual({ zh, en }));

  it.each(['00', '57', '1', '', 'toString', '__proto__'])('%j has no name', (code) =>
    expect(nationName(code)).toBeNull(),
  );
});

describe('divisions (GB/T 2260)', () => {
  it.each([
    ['430682', '430682', true],
    ['430681', '430682', false],
    ['430681', '430600', true],
    ['430682', '430000', true],
    ['440682', '430000', false],
    ['4306', '430600', false],
    ['430682', 'x', false],
  ])('%s lies within %s: %s', (division, region, expected) => expect(isWithin(division, region)).toBe(expected));

  it('names Linxiang in full, and says when it does not know', () => {
    expect(divisionName('430682')).toEqual({ zh: '湖南省岳阳市临湘市', en: 'Linxiang, Yueyang, Hunan' });
    expect(divisionName('430000')).toEqual({ zh: '湖南省', en: 'Hunan' });
    expect(divisionName('110105')).toEqual({ zh: '北京市朝阳区', en: '北京市朝阳区' });
    expect(divisionName('999999')).toBeNull();
    expect(divisionName('__proto__')).toBeNull();
  });
});

describe('nationalities', () => {
  it.each([
    ['CAN', '加拿大', 'Canada'],
    ['DEU', '德国', 'Germany'],
    ['KOR', '韩国', 'South Korea'],
    ['GBR', '英国', 'United Kingdom'],
    ['CHE', '瑞士', 'Switzerland'],
  ])('%s is %s, %s', (alpha3, zh, en) => {
    const code = alpha2Of(alpha3) ?? '';
    const name = (language: string) => new Intl.DisplayNames(language, { type: 'region' }).of(code);
    expect([name('zh-CN'), name('en')]).toEqual([zh, en]);
  });

  it.each(['XXA', 'can', ''])('%j has no name', (alpha3) => expect(alpha2Of(alpha3)).toBeNull());
});
