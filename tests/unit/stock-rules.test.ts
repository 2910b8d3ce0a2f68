import { describe, expect, it } from 'vitest';
import { readBlankLabel } from '#domain/stock/blank-label.ts';
import { NO_MOVE } from '#domain/stock/counters.ts';
import { destroyableFrom, isCustomersCard, mayDestroy, mayHandOver, placeAfter } from '#domain/stock/custody.ts';
import { countDifferences } from '#domain/stock/day-statement.ts';
import { compareFed, fedByLedger } from '#domain/stock/fed.ts';
import { compareIssued } from '#domain/stock/issued-list.ts';
import { mayHappen } from '#domain/stock/ribbon.ts';

const CARD = 'A'.repeat(32);
const RESET = 'B'.repeat(26);
const DAY = 86_400_000;

describe('the label of a blank', () => {
  it.each([',', ';', '|', '\t', ' '])('is read with its parts divided by %j', (mark) => {
    expect(readBlankLabel(` B1-01${mark}${CARD.toLowerCase()}${mark}${RESET} `)).toEqual({
      ok: true,
      value: { blankId: 'B1-01', cardId: CARD, resetInformation: RESET },
    });
  });

  it.each([
    ['B1-01', 'fields'],
    [`B1-01;${CARD};${RESET};more`, 'fields'],
    [`-B1;${CARD};${RESET}`, 'blankId'],
    [`B1-01;${CARD}0;${RESET}`, 'cardId'],
    [`B1-01;${CARD};${RESET.slice(1)}`, 'resetInformation'],
  ])('%s is refused for its %s', (text, field) => {
    expect(readBlankLabel(text)).toMatchObject({ error: { code: 'stock.label-malformed', params: { field } } });
  });
});

describe('a card out of the machine', () => {
  const card = (reason: string, state: 'retained' | 'spoiled' = 'retained') =>
    ({ blankId: 'B1-01', state, reason, since: 0, place: 'drawer' }) as const;

  it('is a customer’s when it was finished and nobody took it, whatever else is told of it', () => {
    expect(isCustomersCard(card('card.not-taken'))).toBe(true);
    expect(isCustomersCard(card('card.customer-retained:printer.jam'))).toBe(true);
    expect(isCustomersCard(card('stock.wrong-stock'))).toBe(false);
    expect(isCustomersCard(card('card.customer-retainedness'))).toBe(false);
    expect(isCustomersCard(card('card.not-taken', 'spoiled'))).toBe(false);
  });

  it('of a customer is kept for its days, any other may go at once', () => {
    expect(destroyableFrom(card('card.not-taken'), 30)).toBe(30 * DAY);
    expect(mayDestroy(card('card.not-taken'), 30, 30 * DAY - 1)).toMatchObject({
      error: { code: 'stock.keep-until', params: { days: 1 } },
    });
    expect(mayDestroy(card('card.not-taken'), 30, 30 * DAY)).toMatchObject({ ok: true });
    expect(mayDestroy(card('chip.mute', 'spoiled'), 30, 0)).toMatchObject({ ok: true });
  });

  it('is destroyed and handed over from the drawer only, and handed over to its own holder only', () => {
    const inBox = { ...card('card.not-taken'), place: 'reject-box' } as const;
    expect(mayDestroy(inBox, 0, 1)).toMatchObject({ error: { code: 'stock.not-in-drawer' } });
    expect(mayHandOver(inBox)).toMatchObject({ error: { code: 'stock.not-in-drawer' } });
    expect(mayHandOver(card('stock.wrong-stock'))).toMatchObject({ error: { code: 'stock.not-customers' } });
    expect(mayHandOver(card('card.not-taken'))).toMatchObject({ ok: true });
  });

  it('is where the last event that moved it put it', () => {
    expect(placeAfter([])).toBe('reject-box');
    expect(placeAfter([{ event: 'to-drawer' }, { event: 'called-for' }])).toBe('drawer');
    expect(placeAfter([{ event: 'to-drawer' }, { event: 'destroyed' }])).toBe('destroyed');
    expect(placeAfter([{ event: 'to-drawer' }, { event: 'handed-over' }])).toBe('holder');
  });
});

describe('a roll of ribbon', () => {
  const roll = (state: 'stocked' | 'installed' | 'removed' | 'destroyed') => ({ reference: 'R1', state }) as const;

  it('goes in from the store, out by two people, and is destroyed outside of the printer', () => {
    expect(mayHappen('R1', null, 'received')).toMatchObject({ ok: true });
    expect(mayHappen('R1', roll('stocked'), 'installed')).toMatchObject({ ok: true });
    expect(mayHappen('R1', roll('installed'), 'removed')).toMatchObject({ ok: true });
    expect(mayHappen('R1', roll('removed'), 'installed')).toMatchObject({ ok: true });
    expect(mayHappen('R1', roll('removed'), 'destroyed')).toMatchObject({ ok: true });
  });

  it('comes once, and nothing happens to one nobody knows, or after its end', () => {
    expect(mayHappen('R1', roll('stocked'), 'received')).toMatchObject({ error: { code: 'stock.ribbon-state' } });
    expect(mayHappen('R1', null, 'removed')).toMatchObject({ error: { code: 'stock.ribbon-unknown' } });
    expect(mayHappen('R1', roll('installed'), 'destroyed')).toMatchObject({ error: { code: 'stock.ribbon-state' } });
    expect(mayHappen('R1', roll('destroyed'), 'installed')).toMatchObject({ error: { code: 'stock.ribbon-state' } });
  });
});

describe('cards fed', () => {
  const line = (from: 'loaded' | 'in-machine', to: 'in-machine' | 'loaded' | 'missing' | 'stocked', bySession: 0 | 1) =>
    ({ from, to, bySession, count: 1 }) as const;

  it('are those that left the feeder for the machine, less those that were in it after all', () => {
    const fed = [line('loaded', 'in-machine', 1), line('loaded', 'in-machine', 1), line('in-machine', 'loaded', 1)];
    expect(fedByLedger(fed)).toBe(1);
  });

  it('count a card that was fed along with another, not one that people took out or could not find', () => {
    expect(fedByLedger([line('loaded', 'missing', 1)])).toBe(1);
    expect(fedByLedger([line('loaded', 'missing', 0), line('loaded', 'stocked', 0)])).toBe(0);
  });

  it('agree with the printer within what a job may have moved unseen', () => {
    const moves = [line('loaded', 'in-machine', 1)];
    const counters = { before: 100, now: 100 };
    expect(compareFed(moves, counters, NO_MOVE)).toEqual({ ledger: 1, printer: 0, agrees: false });
    expect(compareFed(moves, counters, { ...NO_MOVE, cards: [0, 1] }).agrees).toBe(true);
    expect(compareFed(moves, { before: 100, now: 101 }, NO_MOVE).agrees).toBe(true);
  });
});

describe('the platform’s list', () => {
  const booked = (blankId: string, state: 'issued' | 'retained' | 'spoiled', reason: string | null = null) => ({
    blankId,
    cardId: blankId.padEnd(32, '0'),
    state,
    reason,
  });
  const listed = (blankId: string) => ({ cardId: blankId.padEnd(32, '0'), orderId: 'O1', at: 1 });
  const compare = (
    books: readonly ReturnType<typeof booked>[],
    platform: readonly ReturnType<typeof listed>[],
    before: readonly ReturnType<typeof listed>[] = [],
  ) =>
    compareIssued({
      issued: books.filter(({ state }) => state === 'issued'),
      platform,
      before,
      find: (cardId) => books.find((one) => one.cardId === cardId) ?? null,
    }).map(({ kind, blankId }) => [kind, blankId]);

  it('agrees with cards handed over, and with one that is kept for its holder', () => {
    const books = [booked('A', 'issued'), booked('B', 'retained', 'card.not-taken')];
    expect(compare(books, [listed('A'), listed('B')])).toEqual([]);
  });

  it('may have switched a card on before midnight', () => {
    expect(compare([booked('A', 'issued')], [], [listed('A')])).toEqual([]);
  });

  it('differs by cards only one of the two knows, and by a live card that was thrown away', () => {
    const books = [booked('A', 'issued'), booked('C', 'spoiled', 'chip.mute')];
    expect(compare(books, [listed('C'), listed('D')])).toEqual([
      ['not-at-platform', 'A'],
      ['not-issued-here', 'C'],
      ['not-in-ledger', null],
    ]);
  });
});

describe('a count', () => {
  it('differs item by item', () => {
    const books = { feeder: 5, vault: 100, drawer: 0, rejectBox: 2, discarded: 0, ribbons: 1 };
    expect(countDifferences(books, books)).toEqual([]);
    expect(countDifferences(books, { ...books, vault: 99, rejectBox: 3 })).toEqual([
      { item: 'vault', expected: 100, counted: 99 },
      { item: 'rejectBox', expected: 2, counted: 3 },
    ]);
  });
});
