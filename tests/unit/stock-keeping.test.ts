import ExcelJS from 'exceljs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fail, unwrap } from '#basics/result.ts';
import type { Count, DayStatement } from '#domain/stock/day-statement.ts';
import { statementXlsx } from '#services/stock/statement-xlsx.ts';
import { StockDesk } from '#services/stock/stock-desk.ts';
import { stockView, storyView } from '#services/stock/stock-view.ts';
import { makeRig, type Rig } from '../support/card-printer-rig.ts';
import { PAIR, TELLER } from '../support/stock-people.ts';
import { AT, box, openTemporary, session } from './db-support.ts';

const DAY_MS = 86_400_000;
let rig: Rig;
let now = AT;
const clock = { now: () => now, monotonic: () => now, sleep: () => Promise.resolve() };

beforeAll(async () => {
  rig = await makeRig({ link: 'tcp' });
});
afterAll(() => rig[Symbol.asyncDispose]());
beforeEach(() => {
  now = AT;
});

/** A station's stock on a database of its own, with a real printer on a wire and a platform that does not answer. */
const keeping = () => {
  const { stores, checkBooks } = openTemporary();
  stores.sessions.insert(session('s1'));
  const desk = new StockDesk({
    parts: { stores, clock, printer: rig.driver },
    platform: { issuedList: async () => fail('platform.unreachable', 'retry') },
    station: { outletNo: 3, training: true },
    limits: { lowBlanks: 5, lowRibbon: 20, rejectBoxSoonFull: 5, keepDays: 30 },
    sign: (bytes) => `signed ${bytes.length}`,
  });
  const list = (...boxIds: readonly string[]) =>
    JSON.stringify({ format: 'box-list/1', boxes: boxIds.map((boxId) => box(boxId, 3)) });
  const discard = (blankId: string, to: 'spoiled' | 'retained', reason: string) => {
    stores.stock.move(blankId, { from: 'loaded', to: 'in-machine', reason: null, sessionId: 's1', at: now });
    stores.stock.move(blankId, { from: 'in-machine', to, reason, sessionId: null, at: now });
  };
  const events = () => stores.audit.since(0).map(({ event }) => event);
  return { ...desk, stores, checkBooks, list, discard, events };
};

const codeOf = (result: { readonly ok: boolean; readonly error?: { readonly code: string } }) =>
  result.ok ? 'ok' : result.error?.code;

describe('a box', () => {
  it('comes by a list, goes to the drawer, into the machine, out again and back to the bank; each step has its names', async () => {
    const k = keeping();
    expect(unwrap(k.boxes.receiveList(k.list('B1', 'B2'), 'vault', PAIR))).toEqual({ boxes: 2, blanks: 6 });
    unwrap(k.boxes.move('B1', 'drawer', TELLER));
    unwrap(k.care.loadBox('B1', PAIR));
    k.discard('B1-01', 'spoiled', 'chip.mute');
    await rig.act('unload');
    expect(unwrap(await k.boxes.unload('B1', 'drawer', PAIR))).toEqual({ blanks: 2 });
    expect(unwrap(k.boxes.returnToBank('B1', PAIR))).toEqual({ blanks: 2 });
    expect(
      k.stores.stock.boxMoves('B1').map(({ from, to, blanks, first, second }) => [from, to, blanks, first, second]),
    ).toEqual([
      [null, 'vault', 3, 'T-7', 'S-1'],
      ['vault', 'drawer', 3, 'T-7', null],
      ['drawer', 'machine', 3, 'T-7', 'S-1'],
      ['machine', 'drawer', 2, 'T-7', 'S-1'],
      ['drawer', 'bank', 2, 'T-7', 'S-1'],
    ]);
    expect(k.stores.stock.balance()).toMatchObject({ loaded: 1, spoiled: 1, inFeeder: 0, unaccounted: 0 });
    expect(k.checkBooks().ledgerMismatches).toEqual([]);
    expect(k.events()).toEqual([
      'stock.box-received',
      'stock.box-received',
      'stock.box-moved',
      'stock.box-loaded',
      'stock.box-unloaded',
      'stock.box-returned',
    ]);
    const story = storyView(unwrap(k.boxes.story('B1-02')));
    expect(story.steps.filter(({ kind }) => kind === 'ledger').map((step) => 'to' in step && step.to)).toEqual([
      'stocked',
      'loaded',
      'stocked',
      'returned',
    ]);
    expect(story.steps).toHaveLength(9);
  });

  it('of a list that is wrong is not taken, and no other of the list either', () => {
    const k = keeping();
    unwrap(k.boxes.receiveList(k.list('B1'), 'vault', PAIR));
    const again = k.boxes.receiveList(k.list('B2', 'B1'), 'vault', PAIR);
    expect(again).toMatchObject({ error: { code: 'stock.list-known', params: { field: 'boxId', box: 'B1' } } });
    expect(k.stores.stock.boxes().map(({ boxId }) => boxId)).toEqual(['B1']);
    expect(k.events()).toEqual(['stock.box-received']);
  });

  it('is scanned label by label', () => {
    const k = keeping();
    const labels = box('B1', 2).blanks.map((blank) => Object.values(blank).join(';'));
    expect(
      codeOf(k.boxes.receiveScan({ boxId: 'B1', bank: 'ICBC', labels: [...labels, labels[0] ?? ''] }, 'vault', PAIR)),
    ).toBe('stock.list-twice');
    expect(k.boxes.receiveScan({ boxId: 'B1', bank: 'ICBC', labels: ['B1-01'] }, 'vault', PAIR)).toMatchObject({
      error: { code: 'stock.scan-malformed', params: { line: 2, field: 'fields' } },
    });
    unwrap(k.boxes.receiveScan({ boxId: 'B1', bank: 'ICBC', labels }, 'drawer', PAIR));
    expect(k.stores.stock.boxes()).toMatchObject([{ boxId: 'B1', source: 'scan', place: 'drawer', stocked: 2 }]);
  });

  it('is not handled where it can’t be', async () => {
    const k = keeping();
    expect(codeOf(k.boxes.move('B9', 'drawer', TELLER))).toBe('stock.unknown-box');
    unwrap(k.boxes.receiveList(k.list('B1'), 'vault', PAIR));
    expect(codeOf(k.boxes.move('B1', 'vault', TELLER))).toBe('stock.box-place');
    expect(codeOf(await k.boxes.unload('B1', 'vault', PAIR))).toBe('stock.box-place');
    unwrap(k.care.loadBox('B1', PAIR));
    expect(codeOf(k.boxes.returnToBank('B1', PAIR))).toBe('stock.box-place');
    await rig.act('load-test-cards', { count: 1 });
    expect(codeOf(await k.boxes.unload('B1', 'vault', PAIR))).toBe('stock.feeder-holds-cards');
    await rig.act('unload');
  });
});

describe('a roll of ribbon', () => {
  it('is received, installed as the printer reads it, taken out and destroyed by two people', async () => {
    const k = keeping();
    await rig.act('change-ribbon', { ribbon: { type: 'ymcko', quantity: 300, count: 120, reference: 'R-1' } });
    unwrap(k.ribbons.receive('R-1', TELLER));
    unwrap(k.ribbons.receive('R-2', TELLER));
    expect(await k.ribbons.install('R-2', PAIR)).toMatchObject({
      error: { code: 'stock.ribbon-other', params: { seen: 'R-1' } },
    });
    unwrap(await k.ribbons.install('R-1', PAIR));
    expect(codeOf(await k.ribbons.install('R-2', PAIR))).toBe('stock.ribbon-inside');
    expect(codeOf(k.ribbons.destroy('R-1', PAIR))).toBe('stock.ribbon-state');
    unwrap(await k.ribbons.remove('R-1', PAIR));
    unwrap(k.ribbons.destroy('R-1', PAIR));
    const events = k.stores.ribbons
      .events('R-1')
      .map(({ event, first, second, printsLeft }) => [event, first, second, printsLeft]);
    expect(events).toEqual([
      ['received', 'T-7', null, null],
      ['installed', 'T-7', 'S-1', 120],
      ['removed', 'T-7', 'S-1', 120],
      ['destroyed', 'T-7', 'S-1', null],
    ]);
  });
});

describe('cards out of the machine', () => {
  const loaded = () => {
    const k = keeping();
    unwrap(k.boxes.receiveList(k.list('B1'), 'vault', PAIR));
    unwrap(k.care.loadBox('B1', PAIR));
    k.discard('B1-01', 'spoiled', 'printer.cover-open');
    k.discard('B1-02', 'retained', 'card.not-taken');
    return k;
  };

  it('go into the drawer when the reject box is emptied, and a spoiled one is destroyed', () => {
    const k = loaded();
    expect(codeOf(k.custody.destroy(['B1-01'], PAIR))).toBe('stock.not-in-drawer');
    unwrap(k.care.rejectBoxEmptied(PAIR));
    unwrap(k.custody.destroy(['B1-01'], PAIR));
    expect(codeOf(k.custody.destroy(['B1-01'], PAIR))).toBe('stock.not-in-drawer');
    const view = stockView(k.stores, { now, keepDays: 30, ribbon: null });
    expect(view.cards).toMatchObject([{ blankId: 'B1-02', place: 'drawer', customers: true }]);
    expect(view.ended).toMatchObject([{ blankId: 'B1-01', place: 'destroyed' }]);
    expect(k.stores.stock.balance()).toMatchObject({ spoiled: 1, retained: 1, unaccounted: 0 });
  });

  it('of a customer are called for and handed over; they are issued from then on', () => {
    const k = loaded();
    unwrap(k.care.rejectBoxEmptied(PAIR));
    now += DAY_MS;
    unwrap(k.custody.calledFor('B1-02', TELLER));
    expect(codeOf(k.custody.calledFor('B1-01', TELLER))).toBe('stock.not-customers');
    unwrap(k.custody.handOver('B1-02', PAIR));
    expect(k.stores.stock.find('B1-02')).toMatchObject({ state: 'issued', reason: null, sessionId: 's1' });
    expect(k.stores.stock.movements('B1-02').at(-1)).toMatchObject({
      from: 'retained',
      reason: 'stock.handed-over-later',
    });
    expect(k.stores.stock.balance()).toMatchObject({ issued: 1, retained: 0, unaccounted: 0 });
    expect(k.stores.stock.issuedBetween(0, now + 1)).toEqual([]);
    expect(k.stores.custody.of('B1-02').map(({ event }) => event)).toEqual(['to-drawer', 'called-for', 'handed-over']);
  });

  it('of a customer are destroyed after their days, none of several before', () => {
    const k = loaded();
    unwrap(k.care.rejectBoxEmptied(PAIR));
    now += 29 * DAY_MS;
    expect(k.custody.destroy(['B1-01', 'B1-02'], PAIR)).toMatchObject({
      error: { code: 'stock.keep-until', params: { blank: 'B1-02', days: 1 } },
    });
    expect(k.stores.custody.of('B1-01').map(({ event }) => event)).toEqual(['to-drawer']);
    now += DAY_MS;
    unwrap(k.custody.destroy(['B1-01', 'B1-02'], PAIR));
  });
});

describe('the end of a day', () => {
  const NOTHING: Count = { feeder: 0, vault: 0, drawer: 0, rejectBox: 0, discarded: 0, ribbons: 0 };
  const afterADay = () => {
    const k = keeping();
    unwrap(k.boxes.receiveList(k.list('B1', 'B2'), 'vault', PAIR));
    unwrap(k.care.loadBox('B1', PAIR));
    k.discard('B1-01', 'spoiled', 'printer.cover-open');
    unwrap(k.ribbons.receive('R-9', TELLER));
    return k;
  };

  it('is counted blind, told the difference, and signed by two people and the station', async () => {
    const k = afterADay();
    const first = k.dayEnd.count(NOTHING, TELLER);
    expect(first.differences.map(({ item }) => item)).toEqual(['feeder', 'vault', 'rejectBox', 'ribbons']);
    const second = k.dayEnd.count({ ...NOTHING, feeder: 2, vault: 2, rejectBox: 1, ribbons: 1 }, TELLER);
    expect(second.differences).toEqual([{ item: 'vault', expected: 3, counted: 2 }]);
    const signed = unwrap(await k.dayEnd.sign(second.countId, PAIR));
    const statement = JSON.parse(signed.content) as DayStatement;
    expect(signed.signature).toBe(`signed ${new TextEncoder().encode(signed.content).length}`);
    expect(statement).toMatchObject({
      day: '20260105',
      counts: 2,
      balance: { loaded: 3, spoiled: 1, inFeeder: 2 },
      differences: [{ item: 'vault', expected: 3, counted: 2 }],
      moves: { stocked: 6, loaded: 3, 'in-machine': 1, spoiled: 1 },
      platform: null,
      discarded: [{ blankId: 'B1-01', place: 'reject-box' }],
      signers: [
        { staffId: 'T-7', name: '李四' },
        { staffId: 'S-1', name: '王五' },
      ],
    });
    expect(statement.counters?.cardsFed).toBeGreaterThanOrEqual(0);
    expect(codeOf(await k.dayEnd.sign(second.countId, PAIR))).toBe('stock.count-signed');
    expect(stockView(k.stores, { now, keepDays: 30, ribbon: null }).statements).toMatchObject([
      { day: '20260105', differences: 1, signers: ['李四', '王五'], sealed: true },
    ]);
  });

  it('is not signed by a count that is no longer true', async () => {
    const k = afterADay();
    const { countId } = k.dayEnd.count(NOTHING, TELLER);
    unwrap(k.boxes.move('B2', 'drawer', TELLER));
    expect(codeOf(await k.dayEnd.sign(countId, PAIR))).toBe('stock.count-outdated');
    const again = k.dayEnd.count(NOTHING, TELLER);
    now += DAY_MS;
    expect(codeOf(await k.dayEnd.sign(again.countId, PAIR))).toBe('stock.count-outdated');
    expect(codeOf(await k.dayEnd.sign(99, PAIR))).toBe('stock.count-unknown');
  });

  it('is a workbook with its tables and the very text that was signed', async () => {
    const k = afterADay();
    const { countId } = k.dayEnd.count({ ...NOTHING, feeder: 1 }, TELLER);
    const signed = unwrap(await k.dayEnd.sign(countId, PAIR));
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(Buffer.from(await statementXlsx(signed, 'en')) as never);
    const rows = book.getWorksheet('statement')?.getSheetValues() ?? [];
    const find = (text: string) => rows.find((row) => Array.isArray(row) && String(row[1]).includes(text));
    expect(find('Blanks in the feeder')).toMatchObject([undefined, expect.stringContaining('进卡器内白卡'), 2, 1, -1]);
    expect(find('S-1')).toMatchObject([undefined, 'S-1', '王五']);
    expect(find('TRAINING')).toBeDefined();
    expect(book.getWorksheet('signed')?.getRow(1).getCell(2).value).toBe(signed.content);
    expect(book.getWorksheet('signed')?.getRow(2).getCell(2).value).toBe(signed.signature);
  });
});
