import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BLANK_STATES, type BlankState, balanceOf, type StateCounts } from '#domain/stock/blank.ts';
import { fedByLedger } from '#domain/stock/fed.ts';
import { AT, box, openTemporary, session } from './db-support.ts';

type Real = ReturnType<typeof openTemporary>;

/** What the ledger should say, kept by the simplest means. */
interface Model {
  readonly blanks: Map<string, BlankState>;
  readonly boxes: Set<string>;
  /** Cards the feeder gave. */
  fed: number;
}

const countsOf = ({ blanks }: Model): StateCounts => {
  const states = [...blanks.values()];
  return Object.fromEntries(
    BLANK_STATES.map((state) => [state, states.filter((one) => one === state).length]),
  ) as StateCounts;
};

const invariant = (model: Model, { stores, checkBooks }: Real): void => {
  const { stock } = stores;
  const balance = stock.balance();
  expect(balance).toEqual(balanceOf(countsOf(model)));
  const { loaded, issued, spoiled, retained, test, inFeeder, inMachine, unaccounted } = balance;
  expect(loaded).toBe(issued + spoiled + retained + test + inFeeder + inMachine + unaccounted);
  expect(unaccounted).toBe(stock.missing().length);
  expect(stock.lastStates()).toEqual(countsOf(model));
  expect(fedByLedger(stock.movesSince(0))).toBe(model.fed);
  expect(checkBooks()).toMatchObject({ ledgerMismatches: [], journalGaps: [] });
};

/** An act on the first blank that is in one of the states; the ledger must come to the same end as the model. */
class Move implements fc.Command<Model, Real> {
  readonly name: string;
  readonly from: readonly BlankState[];
  readonly to: BlankState;
  readonly nth: number;
  readonly fed: number;

  constructor(name: string, from: readonly BlankState[], to: BlankState, nth: number, fed = 0) {
    this.name = name;
    this.from = from;
    this.to = to;
    this.nth = nth;
    this.fed = fed;
  }

  #candidates({ blanks }: Model): readonly (readonly [string, BlankState])[] {
    return [...blanks].filter(([, state]) => this.from.includes(state));
  }

  check(model: Readonly<Model>): boolean {
    return this.#candidates(model).length > 0;
  }

  run(model: Model, real: Real): void {
    const candidates = this.#candidates(model);
    const chosen = candidates[this.nth % candidates.length];
    if (chosen === undefined) throw new Error('nothing to move');
    const [blankId, from] = chosen;
    const reason = this.to === 'spoiled' || this.to === 'retained' ? 'chip.mute' : null;
    const sessionId = this.to === 'stocked' || this.to === 'loaded' || this.to === 'returned' ? null : 's1';
    real.stores.stock.move(blankId, { from, to: this.to, reason, sessionId, at: AT });
    model.blanks.set(blankId, this.to);
    model.fed += this.fed;
    invariant(model, real);
  }

  toString = (): string => `${this.name}(${this.nth})`;
}

class Receive implements fc.Command<Model, Real> {
  readonly boxId: string;
  readonly size: number;

  constructor(boxId: string, size: number) {
    this.boxId = boxId;
    this.size = size;
  }

  check = (): boolean => true;

  run(model: Model, real: Real): void {
    const known = model.boxes.has(this.boxId);
    expect(real.stores.stock.receiveBox(box(this.boxId, this.size), AT)).toBe(!known);
    if (!known) {
      model.boxes.add(this.boxId);
      for (const { blankId } of box(this.boxId, this.size).blanks) model.blanks.set(blankId, 'stocked');
    }
    invariant(model, real);
  }

  toString = (): string => `receive(${this.boxId}, ${this.size})`;
}

/** A card that stands elsewhere is not moved, and nothing is written. */
class Refused implements fc.Command<Model, Real> {
  readonly from: BlankState;

  constructor(from: BlankState) {
    this.from = from;
  }

  check({ blanks }: Readonly<Model>): boolean {
    return [...blanks.values()].some((state) => state !== this.from);
  }

  run(model: Model, real: Real): void {
    const found = [...model.blanks].find(([, state]) => state !== this.from);
    if (found === undefined) throw new Error('nothing to refuse');
    const change = { from: this.from, to: 'spoiled', reason: 'chip.mute', sessionId: 's1', at: AT } as const;
    expect(() => real.stores.stock.move(found[0], change)).toThrow(/not/);
    invariant(model, real);
  }

  toString = (): string => `refused(${this.from})`;
}

const ACTS: readonly (readonly [name: string, from: readonly BlankState[], to: BlankState, fed?: number])[] = [
  ['load', ['stocked'], 'loaded'],
  ['unload', ['loaded'], 'stocked'],
  ['return', ['stocked'], 'returned'],
  ['feed', ['loaded'], 'in-machine', 1],
  ['feed in vain', ['in-machine'], 'loaded', -1],
  ['double feed', ['loaded'], 'missing', 1],
  ['issue', ['in-machine'], 'issued'],
  ['spoil', ['in-machine', 'missing'], 'spoiled'],
  ['retain', ['in-machine', 'missing'], 'retained'],
  ['test', ['in-machine'], 'test'],
  ['lose', ['in-machine'], 'missing'],
  ['hand over later', ['retained'], 'issued'],
];

describe('the ledger, by any acts in any order', () => {
  it('adds up after each of them, by blanks, by lines and by what the feeder gave', () => {
    const nth = fc.nat(30);
    const commands = fc.commands<Model, Real>(
      [
        fc
          .tuple(fc.constantFrom('B1', 'B2', 'B3'), fc.integer({ min: 1, max: 6 }))
          .map(([id, n]) => new Receive(id, n)),
        ...ACTS.map(([name, from, to, fed]) => nth.map((n) => new Move(name, from, to, n, fed))),
        fc.constantFrom(...BLANK_STATES).map((state) => new Refused(state)),
      ],
      { maxCommands: 60 },
    );
    fc.assert(
      fc.property(commands, (all) => {
        const real = openTemporary();
        try {
          real.stores.sessions.insert(session('s1'));
          fc.modelRun(() => ({ model: { blanks: new Map(), boxes: new Set<string>(), fed: 0 }, real }), all);
        } finally {
          real.close();
        }
      }),
      { numRuns: 30 },
    );
  });
});
