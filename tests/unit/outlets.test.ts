import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codeText } from '#contract/codes/index.ts';
import { gapsOf, type OutletGap } from '#domain/outlets/gaps.ts';
import { PUBLISHED_OUTLETS } from '#domain/outlets/published.ts';
import { banksOf, searchOutlets } from '#domain/outlets/search.ts';
import { directoryOf } from '#services/outlets/directory.ts';

const found = (query: string): readonly number[] => searchOutlets(query, PUBLISHED_OUTLETS).map(({ no }) => no);
const outlet = (no: number) => {
  const one = PUBLISHED_OUTLETS.find((it) => it.no === no);
  if (one === undefined) throw new Error(`no outlet ${no}`);
  return one;
};
const withGap = (gap: OutletGap): readonly number[] =>
  PUBLISHED_OUTLETS.filter((it) => gapsOf(it).includes(gap)).map(({ no }) => no);
const ofBank = (bank: string): readonly number[] =>
  PUBLISHED_OUTLETS.filter((it) => it.bank === bank).map(({ no }) => no);

describe('the outlets of the notice', () => {
  it('are 29, numbered without holes, each with bank, name, telephone and address', () => {
    expect(PUBLISHED_OUTLETS.map(({ no }) => no)).toEqual(Array.from({ length: 29 }, (_, i) => i + 1));
    for (const it of PUBLISHED_OUTLETS) {
      expect(it.phone).toMatch(/^0730-\d{7}$/);
      expect([it.no, it.area, it.name !== '', it.bank !== '', it.address !== '']).toEqual([
        it.no,
        '临湘市',
        true,
        true,
        true,
      ]);
    }
  });

  it('are of eight banks', () => {
    expect(Object.fromEntries(banksOf(PUBLISHED_OUTLETS).map((bank) => [bank, ofBank(bank).length]))).toEqual({
      农村信用合作社: 15,
      农业银行: 5,
      中国邮政储蓄银行: 3,
      建设银行: 2,
      工商银行: 1,
      湖南银行: 1,
      长沙银行: 1,
      中国银行: 1,
    });
  });

  it('are what the virtual platform begins with', () => {
    const file = join(import.meta.dirname, '../../drivers/simulator/platform/outlets.json');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(PUBLISHED_OUTLETS);
  });
});

describe('what the notice leaves out', () => {
  it('is the word after a number, where a number ends the address or stands before another one', () => {
    expect(withGap('outlet.number-word-missing')).toEqual([1, 3, 7, 8, 9, 16, 17, 18, 20, 24, 25, 26, 27, 28, 29]);
    expect(gapsOf({ ...outlet(1), address: '湖南省临湘市长安西路 13 号' })).toEqual([]);
  });

  it('is the street of outlet 20 and of no other', () => {
    expect(withGap('outlet.street-missing')).toEqual([20]);
  });

  it('is everything below the town for outlets 12, 21 and 22', () => {
    expect(withGap('outlet.town-only')).toEqual([12, 21, 22]);
  });

  it('is a telephone of its own for outlets 5 and 9, which are listed with the same one', () => {
    expect(withGap('outlet.telephone-shared')).toEqual([5, 9]);
    expect(gapsOf(outlet(5), [outlet(5)])).toEqual([]);
  });

  it('is nothing for the outlets whose entry is whole', () => {
    const whole = PUBLISHED_OUTLETS.filter((it) => gapsOf(it).length === 0).map(({ no }) => no);
    expect(whole).toEqual([2, 4, 6, 10, 11, 13, 14, 15, 19, 23]);
  });

  it('has words in both languages', () => {
    const gaps = new Set(PUBLISHED_OUTLETS.flatMap((it) => gapsOf(it)));
    expect([...gaps].filter((gap) => codeText(gap) === undefined)).toEqual([]);
  });
});

describe('searching outlets', () => {
  it('finds each of them by its name, its telephone with and without dash, and its number', () => {
    for (const { no, name, phone, address } of PUBLISHED_OUTLETS) {
      expect([no, found(name)]).toEqual([no, [no]]);
      const same = phone === '0730-3802962' ? [5, 9] : [no];
      for (const words of [phone, phone.replace('-', ''), phone.slice(5)])
        expect([no, found(words)]).toEqual([no, same]);
      for (const words of [`${no}`, `第${no}号`, `网点 ${no}`]) expect([no, found(words)[0]]).toEqual([no, no]);
      expect([no, found(address)]).toEqual([no, expect.arrayContaining([no])]);
      expect([no, found(address.replaceAll(' ', ''))]).toEqual([no, expect.arrayContaining([no])]);
    }
  });

  it.each([
    ['工行', '工商银行'],
    ['农行', '农业银行'],
    ['中行', '中国银行'],
    ['建行', '建设银行'],
    ['农商行', '农村信用合作社'],
    ['信用社', '农村信用合作社'],
    ['邮储', '中国邮政储蓄银行'],
    ['ＣＣＢ', '建设银行'],
    ['icbc', '工商银行'],
    ['长沙银行', '长沙银行'],
  ])('%s means %s', (words, bank) => {
    expect(found(words)).toEqual(ofBank(bank));
  });

  it('finds a street, with or without number, blanks and the word the notice dropped', () => {
    expect(found('长安西路')).toEqual([1, 24, 27, 28, 29]);
    for (const words of ['长安西路13号', '长安西路 13', '长安西路１３', ' 长安西路　13号 ']) {
      expect([words, found(words)]).toEqual([words, [1]]);
    }
    expect(found('北正街2号')).toEqual([4]);
    expect(found('北正街')).toEqual([29, 4]);
  });

  it('needs all words to fit, wherever they stand', () => {
    expect(found('邮储 长安西路')).toEqual([27, 28, 29]);
    expect(found('桃林 农行')).toEqual([21]);
    expect(found('建行 桃林')).toEqual([]);
  });

  it('takes a short number for the outlet’s or the house’s, never for a piece of a telephone', () => {
    expect(found('29')).toEqual([29, 9, 17]);
    expect(found('42')).toEqual([3]);
    expect(found('305')).toEqual([]);
  });

  it('lists all in their order without words, and none for words that fit nothing', () => {
    expect(found('  ')).toEqual(PUBLISHED_OUTLETS.map(({ no }) => no));
    expect(found('，')).toHaveLength(29);
    expect(found('火星支行')).toEqual([]);
  });
});

describe('the directory of a station', () => {
  it('is the published one until the platform has answered', () => {
    for (const none of [null, []]) {
      expect(directoryOf(none)).toEqual({ outlets: PUBLISHED_OUTLETS, source: 'published', changed: [], dropped: [] });
    }
  });

  it('is the platform’s as soon as there is one, and names what differs', () => {
    const moved = { ...outlet(20), address: '湖南省临湘市福桥路 49 号' };
    const added = { ...outlet(1), no: 30 };
    const platform = [...PUBLISHED_OUTLETS.filter(({ no }) => no !== 20 && no !== 7), moved, added];
    expect(directoryOf(platform)).toEqual({ outlets: platform, source: 'platform', changed: [20, 30], dropped: [7] });
    expect(directoryOf(PUBLISHED_OUTLETS)).toMatchObject({ source: 'platform', changed: [], dropped: [] });
  });
});
