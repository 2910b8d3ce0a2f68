import { describe, expect, it } from 'vitest';
import { readBoxList } from '#services/stock/box-list.ts';
import { box } from './db-support.ts';

const HEADER = 'boxId,bank,blankId,cardId,resetInformation';
const csv = (...rows: readonly string[]) => [HEADER, ...rows].join('\r\n');
const row = (boxId: string, position: number, bank = 'ICBC') => {
  const blank = box(boxId, position).blanks[position - 1];
  if (blank === undefined) throw new Error('no such blank');
  return [boxId, bank, blank.blankId, blank.cardId, blank.resetInformation].join(',');
};
const json = (change: (list: { boxes: { blanks: object[] }[] }) => void = () => undefined) => {
  const list = { format: 'box-list/1', boxes: [structuredClone(box('B1', 2)), structuredClone(box('B2', 2))] };
  change(list as never);
  return JSON.stringify(list, null, 1);
};
/** The line of the file on which the text stands the n-th time. */
const lineWith = (text: string, part: string, nth = 1) =>
  text
    .split('\n')
    .map((line, index) => (line.includes(part) ? index + 1 : 0))
    .filter((line) => line > 0)[nth - 1];
const refusal = (text: string) => {
  const read = readBoxList(text);
  return read.ok ? null : { code: read.error.code, ...read.error.params };
};

describe('a list of boxes', () => {
  it('is the same as JSON and as CSV, whatever the case of its digits', () => {
    const rows = [row('B1', 1), row('B1', 2), row('B2', 1), row('B2', 2)];
    const expected = [box('B1', 2), box('B2', 2)];
    for (const text of [json(), csv(...rows), `\uFEFF${csv(...rows, '')}`, csv(...rows.map((one) => `${one} `))]) {
      const read = readBoxList(text);
      expect(read.ok ? read.value.map((one) => one.box) : read).toEqual(expected);
    }
    const quoted = csv(
      row('B1', 1)
        .replace('ICBC', '"ICBC"')
        .replace(/,([0-9A-F]{26})$/, (digits) => digits.toLowerCase()),
    );
    expect(readBoxList(quoted)).toMatchObject({ ok: true, value: [{ box: { bank: 'ICBC' } }] });
  });

  it('without anything in it is empty', () => {
    expect(refusal(' \n')).toEqual({ code: 'stock.list-empty' });
    expect(refusal(HEADER)).toEqual({ code: 'stock.list-empty' });
  });

  it('names the line of a value that is not right', () => {
    expect(refusal(csv(row('B1', 1), row('B1', 2).slice(0, -1)))).toEqual({
      code: 'stock.list-value',
      line: 3,
      field: 'resetInformation',
    });
    expect(refusal(csv(row('B1', 1), row('B1', 2, 'CCB')))).toEqual({
      code: 'stock.list-value',
      line: 3,
      field: 'bank',
    });
    const text = json(({ boxes }) => {
      Object.assign(boxes[1]?.blanks[1] ?? {}, { cardId: 'nothing' });
    });
    const blank = lineWith(text, '"blankId": "B2-02"') ?? 0;
    expect(refusal(text)).toEqual({ code: 'stock.list-value', line: blank - 1, field: 'cardId' });
    expect(refusal(json(({ boxes }) => Object.assign(boxes[0] ?? {}, { more: 1 })))).toMatchObject({
      code: 'stock.list-value',
    });
  });

  it('names the line it can not read', () => {
    expect(refusal(csv(row('B1', 1), 'B1,ICBC,B1-02'))).toEqual({ code: 'stock.list-syntax', line: 3 });
    expect(refusal('{\n "format": "box-list/1",\n "boxes": [ }\n')).toEqual({ code: 'stock.list-syntax', line: 3 });
    expect(refusal('blank,card\nB1,2')).toMatchObject({ code: 'stock.list-columns', columns: HEADER });
  });

  it('names both lines of what stands in it twice', () => {
    expect(refusal(csv(row('B1', 1), row('B1', 2), row('B1', 1)))).toEqual({
      code: 'stock.list-twice',
      line: 4,
      first: 2,
      field: 'blankId',
    });
    const otherNumber = row('B1', 1).replace('B1-01', 'B1-07');
    expect(refusal(csv(row('B1', 1), otherNumber))).toMatchObject({ line: 3, first: 2, field: 'cardId' });
  });
});
