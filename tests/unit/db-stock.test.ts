import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BLANK_STATES, type BlankState } from '#domain/stock/blank.ts';
import { AT, box, cardIdOf, openTemporary, session } from './db-support.ts';

const stock = () => {
  const { stores, checkBooks } = openTemporary();
  stores.sessions.insert(session('s1'));
  stores.sessions.insert(session('s2'));
  const move = (blankId: string, from: BlankState, to: BlankState, reason: string | null = null) =>
    stores.stock.move(blankId, { from, to, reason, sessionId: UNTAKEN.includes(to) ? null : 's1', at: AT });
  return { ...stores.stock, moveTo: move, checkBooks };
};

const UNTAKEN: readonly BlankState[] = ['received', 'stocked', 'loaded', 'missing', 'test'];

describe('receiving a box', () => {
  it('puts every blank into stock with its place and a ledger line', () => {
    const s = stock();
    expect(s.receiveBox(box('B1', 3), AT)).toBe(true);
    expect(s.find('B1-02')).toEqual({
      ...box('B1', 3).blanks[1],
      boxId: 'B1',
      position: 2,
      state: 'stocked',
      reason: null,
      sessionId: null,
      identified: false,
    });
    expect(s.movements('B1-02')).toEqual([
      { at: AT, blankId: 'B1-02', from: null, to: 'stocked', reason: null, sessionId: null },
    ]);
    expect(s.boxes()).toEqual([
      {
        boxId: 'B1',
        bank: 'ICBC',
        source: 'platform',
        place: 'vault',
        receivedAt: AT,
        blanks: 3,
        stocked: 3,
        loaded: 0,
      },
    ]);
  });

  it('leaves a box known already alone', () => {
    const s = stock();
    s.receiveBox(box('B1', 2), AT);
    s.moveTo('B1-01', 'stocked', 'loaded');
    expect(s.receiveBox(box('B1', 5), AT)).toBe(false);
    expect(s.boxes()).toMatchObject([{ boxId: 'B1', blanks: 2, stocked: 1, loaded: 1 }]);
  });

  it('records nothing of a box that holds a blank of another box', () => {
    const s = stock();
    s.receiveBox(box('B1', 2), AT);
    const mixed = { ...box('B2', 2), blanks: [...box('B2', 1).blanks, ...box('B1', 1).blanks] };
    expect(() => s.receiveBox(mixed, AT)).toThrow(/UNIQUE/);
    expect(s.boxes()).toHaveLength(1);
    expect(s.find('B2-01')).toBeNull();
  });

  it('finds a blank by its card id in either case', () => {
    const s = stock();
    s.receiveBox(box('Bj', 2), AT);
    expect(s.findByCardId(cardIdOf('Bj', 2).toLowerCase())?.blankId).toBe('Bj-02');
    expect(s.findByCardId('F'.repeat(32))).toBeNull();
  });
});

describe('moving a blank', () => {
  it('writes state and ledger line together', () => {
    const s = stock();
    s.receiveBox(box('B1', 1), AT);
    s.moveTo('B1-01', 'stocked', 'loaded');
    s.move('B1-01', { from: 'loaded', to: 'in-machine', reason: null, sessionId: 's1', identified: true, at: AT + 1 });
    const spoiled = s.move('B1-01', { from: 'in-machine', to: 'spoiled', reason: 'chip.mute', sessionId: null, at: 9 });
    expect(spoiled).toMatchObject({ state: 'spoiled', reason: 'chip.mute', sessionId: 's1', identified: true });
    expect(s.find('B1-01')).toEqual(spoiled);
    expect(s.movements('B1-01').map(({ from, to, reason }) => [from, to, reason])).toEqual([
      [null, 'stocked', null],
      ['stocked', 'loaded', null],
      ['loaded', 'in-machine', null],
      ['in-machine', 'spoiled', 'chip.mute'],
    ]);
  });

  it('throws when the blank is elsewhere or unknown, and writes nothing', () => {
    const s = stock();
    s.receiveBox(box('B1', 1), AT);
    expect(() => s.moveTo('B1-01', 'loaded', 'in-machine')).toThrow('blank B1-01 is stocked, not loaded');
    expect(() => s.moveTo('B9-01', 'loaded', 'in-machine')).toThrow('no blank B9-01');
    expect(s.movements('B1-01')).toHaveLength(1);
  });

  it('wants a reason for a spoiled or retained card and a session for an issued one', () => {
    const s = stock();
    s.receiveBox(box('B1', 1), AT);
    s.moveTo('B1-01', 'stocked', 'loaded');
    expect(() => s.moveTo('B1-01', 'loaded', 'spoiled')).toThrow(/reason/);
    expect(() => s.moveTo('B1-01', 'loaded', 'retained')).toThrow(/reason/);
    const issue = { from: 'loaded', to: 'issued', reason: null, sessionId: null, at: AT } as const;
    expect(() => s.move('B1-01', issue)).toThrow(/CHECK/);
    expect(s.find('B1-01')?.state).toBe('loaded');
  });

  it('forgets session and reason when a card goes back to the feeder', () => {
    const s = stock();
    s.receiveBox(box('B1', 1), AT);
    s.moveTo('B1-01', 'stocked', 'loaded');
    s.moveTo('B1-01', 'loaded', 'in-machine');
    expect(s.inMachine().map((blank) => blank.blankId)).toEqual(['B1-01']);
    expect(s.moveTo('B1-01', 'in-machine', 'loaded')).toMatchObject({ state: 'loaded', sessionId: null, reason: null });
  });

  it('knows every state of the domain', () => {
    const s = stock();
    s.receiveBox(box('B1', BLANK_STATES.length), AT);
    for (const [index, to] of BLANK_STATES.entries()) {
      const blankId = `B1-${String(index + 1).padStart(2, '0')}`;
      s.move(blankId, { from: 'stocked', to, reason: 'because', sessionId: 's1', at: AT });
      expect(s.find(blankId)?.state).toBe(to);
    }
    expect(() =>
      s.move('B1-02', { from: 'stocked', to: 'eaten' as BlankState, reason: null, sessionId: null, at: AT }),
    ).toThrow(/CHECK/);
  });
});

describe('the feeder', () => {
  it('gives the lowest place of the box loaded first', () => {
    const s = stock();
    s.receiveBox(box('B1', 2), AT);
    s.receiveBox(box('B2', 2), AT);
    expect(s.nextInFeeder()).toBeNull();
    for (const id of ['B2-02', 'B2-01', 'B1-01']) s.moveTo(id, 'stocked', 'loaded');
    const fed: string[] = [];
    for (let blank = s.nextInFeeder(); blank !== null; blank = s.nextInFeeder()) {
      fed.push(blank.blankId);
      s.moveTo(blank.blankId, 'loaded', 'in-machine');
      if (fed.length === 2) s.moveTo('B2-01', 'in-machine', 'loaded');
    }
    expect(fed).toEqual(['B2-01', 'B2-02', 'B2-01', 'B1-01']);
  });

  it('gives the rest of a box after the box that was loaded in between', () => {
    const s = stock();
    s.receiveBox(box('B1', 2), AT);
    s.receiveBox(box('B2', 1), AT);
    for (const id of ['B1-01', 'B2-01']) s.moveTo(id, 'stocked', 'loaded');
    s.moveTo('B1-01', 'loaded', 'in-machine');
    s.moveTo('B1-02', 'stocked', 'loaded');
    expect(s.nextInFeeder()?.blankId).toBe('B2-01');
  });
});

describe('a blank no box list knows', () => {
  const foreign = { blankId: 'foreign-1', cardId: cardIdOf('B7', 2), resetInformation: 'A'.repeat(26), at: AT };

  it('begins as loaded, so that it can be moved and is accounted for', () => {
    const s = stock();
    expect(s.insertForeign({ ...foreign, sessionId: 's1' })).toEqual({
      blankId: 'foreign-1',
      boxId: '',
      position: 0,
      cardId: foreign.cardId,
      resetInformation: foreign.resetInformation,
      state: 'loaded',
      reason: null,
      sessionId: null,
      identified: true,
    });
    expect(s.movements('foreign-1')).toEqual([
      { at: AT, blankId: 'foreign-1', from: null, to: 'loaded', reason: null, sessionId: 's1' },
    ]);
    expect(s.moveTo('foreign-1', 'loaded', 'in-machine').sessionId).toBe('s1');
    expect(s.balance()).toMatchObject({ loaded: 1, inMachine: 1, unaccounted: 0 });
    expect(s.boxes()).toEqual([]);
    expect(s.checkBooks().ledgerMismatches).toEqual([]);
  });

  it('comes after the blanks of known boxes in the feeder', () => {
    const s = stock();
    s.receiveBox(box('B1', 1), AT);
    s.moveTo('B1-01', 'stocked', 'loaded');
    s.moveTo('B1-01', 'loaded', 'in-machine');
    s.insertForeign({ ...foreign, sessionId: 's1' });
    s.moveTo('B1-01', 'in-machine', 'loaded');
    s.moveTo('foreign-1', 'loaded', 'in-machine');
    expect(s.nextInFeeder()?.blankId).toBe('B1-01');
    s.moveTo('foreign-1', 'in-machine', 'loaded');
    expect(s.nextInFeeder()?.blankId).toBe('B1-01');
  });

  it('may be mute: several of them, none identified', () => {
    const s = stock();
    for (const blankId of ['f1', 'f2']) {
      expect(s.insertForeign({ blankId, cardId: '', resetInformation: '', sessionId: 's1', at: AT })).toMatchObject({
        cardId: '',
        identified: false,
      });
    }
  });

  it('gets its place when its box list comes later, and keeps its id and state', () => {
    const s = stock();
    s.insertForeign({ ...foreign, sessionId: 's1' });
    s.moveTo('foreign-1', 'loaded', 'issued');
    expect(s.receiveBox(box('B7', 3), AT)).toBe(true);
    expect(s.findByCardId(foreign.cardId)).toMatchObject({
      blankId: 'foreign-1',
      boxId: 'B7',
      position: 2,
      state: 'issued',
    });
    expect(s.boxes()).toMatchObject([{ boxId: 'B7', blanks: 3, stocked: 2, loaded: 0 }]);
    expect(s.blanksOf('B7').map((blank) => blank.blankId)).toEqual(['B7-01', 'foreign-1', 'B7-03']);
    expect(s.checkBooks().ledgerMismatches).toEqual([]);
  });
});

describe('the balance', () => {
  it('counts every place, and what is missing as unaccounted', () => {
    const s = stock();
    s.receiveBox(box('B1', 12), AT);
    const places = [
      'loaded',
      'loaded',
      'in-machine',
      'issued',
      'issued',
      'issued',
      'spoiled',
      'retained',
      'test',
      'missing',
    ];
    for (const [index, to] of places.entries()) {
      const blankId = `B1-${String(index + 1).padStart(2, '0')}`;
      s.moveTo(blankId, 'stocked', to as BlankState, to === 'spoiled' || to === 'retained' ? 'why' : null);
    }
    expect(s.balance()).toEqual({
      loaded: 10,
      inFeeder: 2,
      inMachine: 1,
      issued: 3,
      spoiled: 1,
      retained: 1,
      test: 1,
      unaccounted: 1,
    });
  });

  it('holds over any moves, and the ledger always tells the same story', () => {
    const moves = fc.array(fc.tuple(fc.nat(7), fc.constantFrom(...BLANK_STATES), fc.constantFrom(...BLANK_STATES)), {
      maxLength: 60,
    });
    const s = stock();
    s.receiveBox(box('B1', 8), AT);
    fc.assert(
      fc.property(moves, (steps) => {
        for (const [index, from, to] of steps) {
          const blankId = `B1-${String(index + 1).padStart(2, '0')}`;
          const before = s.find(blankId);
          const act = () => s.move(blankId, { from, to, reason: 'why', sessionId: 's1', at: AT });
          if (before?.state === from) act();
          else expect(act).toThrow(/not/);
        }
        const states = box('B1', 8).blanks.map(({ blankId }) => s.find(blankId)?.state);
        const count = (state: BlankState) => states.filter((one) => one === state).length;
        const b = s.balance();
        expect(b.loaded).toBe(8 - count('received') - count('stocked') - count('returned'));
        expect(b.loaded).toBe(b.issued + b.spoiled + b.retained + b.test + b.inFeeder + b.inMachine + b.unaccounted);
        expect(b.unaccounted).toBe(count('missing'));
        expect(s.checkBooks().ledgerMismatches).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});
