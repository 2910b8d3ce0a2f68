import { describe, expect, it } from 'vitest';
import {
  citiesOf,
  countiesOf,
  divisionPath,
  divisionSteps,
  divisionText,
  isDivision,
  isWholeDivision,
  provinces,
  wholeDivisions,
} from '#domain/identity/divisions.ts';
import { splitAddress } from '#domain/identity/split-address.ts';

const codes = (list: readonly { readonly code: string }[]) => list.map(({ code }) => code);

describe('divisions (GB/T 2260)', () => {
  it('has 34 divisions of province level', () => {
    expect(provinces()).toHaveLength(34);
    expect(provinces()[0]).toEqual({ code: '110000', name: '北京市' });
    expect(codes(provinces()).slice(-3)).toEqual(['710000', '810000', '820000']);
  });

  it('has 333 prefectures, of them four without counties', () => {
    const prefectures = provinces()
      .flatMap(({ code }) => citiesOf(code))
      .filter(({ code }) => code.endsWith('00'));
    expect(prefectures).toHaveLength(333);
    const alone = prefectures.filter(({ code }) => countiesOf(code).length === 0);
    expect(alone.map(({ name }) => name)).toEqual(['东莞市', '中山市', '儋州市', '嘉峪关市']);
  });

  it('gives no code twice, and no county that only statistics know', () => {
    const all = provinces().flatMap(({ code }) => [
      code,
      ...codes(countiesOf(code)),
      ...citiesOf(code).flatMap((city) => [city.code, ...codes(countiesOf(city.code))]),
    ]);
    expect(new Set(all).size).toBe(all.length);
    expect(all.every((code) => /^\d{6}$/.test(code) && isDivision(code))).toBe(true);
    expect(all.filter((code) => /^\d{4}7\d$/.test(code))).toEqual([]);
  });

  it.each([
    ['430682', ['430000', '430600', '430682'], { province: '湖南省', city: '岳阳市', county: '临湘市' }],
    ['430600', ['430000', '430600'], { province: '湖南省', city: '岳阳市', county: null }],
    ['110105', ['110000', '110105'], { province: '北京市', city: null, county: '朝阳区' }],
    ['500235', ['500000', '500235'], { province: '重庆市', city: null, county: '云阳县' }],
    ['419001', ['410000', '419001'], { province: '河南省', city: '济源市', county: null }],
    ['441900', ['440000', '441900'], { province: '广东省', city: '东莞市', county: null }],
    ['810000', ['810000'], { province: '香港特别行政区', city: null, county: null }],
  ])('%s is chosen by %j and named %j', (code, steps, path) => {
    expect(divisionSteps(code)).toEqual(steps);
    expect(divisionPath(code)).toEqual(path);
    expect(isDivision(code)).toBe(true);
  });

  it('says which of them an address can stop at', () => {
    expect(['430682', '110105', '419001', '441900', '620200', '710000'].filter(isWholeDivision)).toHaveLength(6);
    expect(['430000', '430600', '110000', '110100', '419000', '999999', '__proto__'].filter(isWholeDivision)).toEqual(
      [],
    );
  });

  it.each(['110100', '419000', '439999', '4306', '', '__proto__'])('%j has no name', (code) => {
    expect(divisionPath(code)).toBeNull();
    expect(divisionText(code)).toBeNull();
    expect(divisionSteps(code)).toEqual([]);
  });
});

describe('an address of a document', () => {
  it.each([
    ['湖南省临湘市长安街道办测试路1号', '430682', '长安街道办测试路1号'],
    ['湖南省岳阳市临湘市测试路1号', '430682', '测试路1号'],
    ['湖南省岳阳市岳阳楼区测试路1号', '430602', '测试路1号'],
    ['湖南省岳阳县测试镇测试村1组', '430621', '测试镇测试村1组'],
    ['湖南临湘市测试路1号', '430682', '测试路1号'],
    ['临湘市测试路1号', '430682', '测试路1号'],
    ['岳阳市岳阳县测试镇', '430621', '测试镇'],
    ['北京市朝阳区测试路1号', '110105', '测试路1号'],
    ['北京市北京市朝阳区测试路1号', '110105', '测试路1号'],
    ['北京市市辖区朝阳区测试路1号', '110105', '测试路1号'],
    ['重庆市县云阳县测试路1号', '500235', '测试路1号'],
    ['广东省东莞市测试镇测试路1号', '441900', '测试镇测试路1号'],
    ['河南省济源市测试路1号', '419001', '测试路1号'],
    ['吉林省吉林市船营区测试路1号', '220204', '测试路1号'],
    ['吉林市船营区测试路1号', '220204', '测试路1号'],
    ['海南藏族自治州共和县测试路1号', '632521', '测试路1号'],
    ['广西壮族自治区南宁市青秀区测试路1号', '450103', '测试路1号'],
    ['广西南宁市青秀区测试路1号', '450103', '测试路1号'],
    ['内蒙古呼和浩特市新城区测试路1号', '150102', '测试路1号'],
    ['香港特别行政区测试道1号', '810000', '测试道1号'],
    [' 湖南省 临湘市 测试路1号', '430682', '测试路1号'],
  ])('%s lies in %s, at %s', (address, division, detail) => {
    expect(splitAddress(address)).toEqual({ division, detail });
  });

  it.each([
    ['江苏省鼓楼区测试路1号', '320000', '鼓楼区测试路1号'],
    ['湖南省岳阳市经济技术开发区测试路1号', '430600', '经济技术开发区测试路1号'],
    ['朝阳区测试路1号', null, '朝阳区测试路1号'],
    ['测试路1号', null, '测试路1号'],
    ['', null, ''],
  ])('%s is not guessed further than %s', (address, division, detail) => {
    expect(splitAddress(address)).toEqual({ division, detail });
  });

  it('is found again from every whole division, unless its names are shared', () => {
    const whole = wholeDivisions();
    expect(whole.length).toBeGreaterThan(2_800);
    const lost = whole.filter(({ code, name }) => splitAddress(`${name}测试路1号`).division !== code);
    expect(lost).toEqual([]);
  });
});
