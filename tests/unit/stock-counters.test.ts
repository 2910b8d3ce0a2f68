import { describe, expect, it } from 'vitest';
import type { Failure } from '#basics/result.ts';
import { ledgerReason } from '#domain/issuance/ledger-reason.ts';
import type { CardInHand, CardProgress } from '#domain/issuance/state.ts';
import { type CounterMove, type CounterReading, counterDifferences, NO_MOVE } from '#domain/stock/counters.ts';

const at = (changes: Partial<CounterReading> = {}): CounterReading => ({
  cardsFed: 100,
  panelsPrinted: 90,
  ribbonLeft: 500,
  ribbonReference: 'RB-1',
  ...changes,
});
const ONE_FACE: CounterMove = { ...NO_MOVE, panels: [1, 1], ribbon: [1, 1] };
const seen = (after: Partial<CounterReading>, move = NO_MOVE) =>
  counterDifferences(at(), at(after), move).map(({ kind, expected, seen: now }) => `${kind} ${expected} ${now}`);

describe('counters of the printer', () => {
  it('agree when they moved as the job explains', () => {
    expect(seen({})).toEqual([]);
    expect(seen({ cardsFed: 101 }, { ...NO_MOVE, cards: [1, 1] })).toEqual([]);
    expect(seen({ panelsPrinted: 91, ribbonLeft: 499 }, ONE_FACE)).toEqual([]);
  });

  it('differ when a card was fed, or a face printed, that no job explains', () => {
    expect(seen({ cardsFed: 101, panelsPrinted: 91, ribbonLeft: 499 })).toEqual([
      'cards-fed-differs 100 101',
      'panels-differ 90 91',
      'ribbon-differs 500 499',
    ]);
  });

  it('differ when they stood still, moved too far, or ran backwards', () => {
    expect(seen({ panelsPrinted: 91 }, ONE_FACE)).toEqual(['ribbon-differs 499 500']);
    expect(seen({ panelsPrinted: 92, ribbonLeft: 497 }, ONE_FACE)).toEqual([
      'panels-differ 91 92',
      'ribbon-differs 499 497',
    ]);
    expect(seen({ cardsFed: 3 })).toEqual(['cards-fed-differs 100 3']);
  });

  it('say nothing of the count of a ribbon that was changed', () => {
    expect(seen({ ribbonReference: 'RB-2', ribbonLeft: 1_000 })).toEqual(['ribbon-reference-changed RB-1 RB-2']);
    expect(seen({ ribbonReference: null, ribbonLeft: 0 })).toEqual(['ribbon-reference-changed RB-1 null']);
  });

  it('leave room where nobody can say exactly: a face that broke off', () => {
    const broken: CounterMove = { ...NO_MOVE, panels: [0, 6], ribbon: [0, 1] };
    expect(seen({ panelsPrinted: 93, ribbonLeft: 499 }, broken)).toEqual([]);
    expect(seen({ ribbonLeft: 498 }, broken)).toEqual(['ribbon-differs 499 498']);
  });
});

describe('the reason of a card in the reject box', () => {
  const card = (progress: CardProgress): CardInHand => ({
    blankId: 'B-1',
    progress,
    cardId: null,
    resetInformation: null,
    algorithm: null,
    bankCardNumber: null,
    fedWith: [],
  });
  const reason = (progress: CardProgress, code: string, params?: Failure['params']) =>
    ledgerReason(card(progress), { code, kind: 'stop', ...(params === undefined ? {} : { params }) });

  it('tells a customer’s card from a bad card, from wrong stock, from a spoiled face', () => {
    expect(reason('reported', 'card.not-taken')).toBe('card.not-taken');
    expect(reason('reported', 'printer.jam')).toBe('card.customer-retained:printer.jam');
    expect(reason('fed', 'chip.mute')).toBe('card.bad-chip:chip.mute');
    expect(reason('fed', 'chip.reader-suspected', { detail: 'chip.mute' })).toBe('card.bad-chip:chip.mute');
    expect(reason('identified', 'stock.wrong-bank')).toBe('stock.wrong-stock:stock.wrong-bank');
    expect(reason('identified', 'stock.box-suspected', { detail: 'stock.unknown-blank' })).toBe(
      'stock.wrong-stock:stock.unknown-blank',
    );
    expect(reason('printed', 'chip.mute')).toBe('chip.mute');
    expect(reason('printing', 'printer.ribbon-ended')).toBe('printer.ribbon-ended');
  });
});
