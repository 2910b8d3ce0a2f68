import type { Clock } from '#basics/clock.ts';
import { done, type Failure, fail, ok, type Result } from '#basics/result.ts';
import type { Pair } from '#domain/staff/pair.ts';
import type { StaffMember } from '#domain/staff/staff-member.ts';
import type { BlankBox } from '#domain/stock/blank.ts';
import { readBlankLabel, STOCK_NUMBER } from '#domain/stock/blank-label.ts';
import type { BoxMove, BoxPlace, StorePlace } from '#domain/stock/box-place.ts';
import type { BlankStory } from '#domain/stock/story.ts';
import type { BoxArrival, CardPrinter, StockedBox, Stores } from '../ports.ts';
import { type ListedBox, readBoxList } from './box-list.ts';
import { outletBank } from './station-memory.ts';
import { auditStock, staffIdsOf } from './stock-audit.ts';

export interface StockParts {
  readonly stores: Stores;
  readonly clock: Clock;
  readonly printer: CardPrinter;
}

/** A box as it was scanned: its number, its bank, the labels of its blanks in their order. */
export interface ScannedBox {
  readonly boxId: string;
  readonly bank: string;
  readonly labels: readonly string[];
}

/** Boxes on their way: received, put elsewhere, taken out of the feeder, given back to the bank. */
export class BoxService {
  readonly #parts: StockParts;

  constructor(parts: StockParts) {
    this.#parts = parts;
  }

  /**
   * Takes all boxes of a list into stock, or none. Answers how many boxes and blanks came. Fails with the codes of
   * `readBoxList` and with `stock.list-known` (params `line`, `field`, `box`) for what stands in the books already,
   * `stock.box-of-other-bank`.
   */
  receiveList(text: string, place: StorePlace, pair: Pair): Result<{ boxes: number; blanks: number }> {
    const listed = readBoxList(text);
    if (!listed.ok) return listed;
    return this.#receive(listed.value, { source: 'file', place }, pair);
  }

  /**
   * Takes a scanned box into stock, or nothing of it. Fails with `stock.scan-malformed` (params `line`, `field`), and as
   * `receiveList` does; lines are those of the scanner, the box number being the first.
   */
  receiveScan(
    { boxId, bank, labels }: ScannedBox,
    place: StorePlace,
    pair: Pair,
  ): Result<{ boxes: number; blanks: number }> {
    if (!STOCK_NUMBER.test(boxId)) return fail('stock.scan-malformed', 'ask', { line: 1, field: 'boxId' });
    const blanks: BlankBox['blanks'][number][] = [];
    for (const [index, text] of labels.entries()) {
      const label = readBlankLabel(text);
      if (!label.ok) {
        return fail('stock.scan-malformed', 'ask', { line: index + 2, field: label.error.params?.field ?? '' });
      }
      const first = blanks.findIndex((one) => one.blankId === label.value.blankId || one.cardId === label.value.cardId);
      if (first >= 0) return fail('stock.list-twice', 'ask', { line: index + 2, first: first + 2, field: 'blankId' });
      blanks.push(label.value);
    }
    if (blanks.length === 0) return fail('stock.list-empty', 'ask');
    const listed = { box: { boxId, bank, blanks }, line: 1, blankLines: blanks.map((_, index) => index + 2) };
    return this.#receive([listed], { source: 'scan', place }, pair);
  }

  #receive(
    listed: readonly ListedBox[],
    how: Pick<BoxArrival, 'source' | 'place'>,
    pair: Pair,
  ): Result<{ boxes: number; blanks: number }> {
    const problem = this.#unfit(listed);
    if (problem !== null) return { ok: false, error: problem };
    const { stores, clock } = this.#parts;
    const { first, second } = staffIdsOf(pair);
    stores.transaction(() => {
      for (const { box } of listed) {
        const { boxId, blanks } = box;
        // A box nobody knew a moment ago: it is taken, or the transaction throws.
        if (!stores.stock.receiveBox(box, clock.now(), { ...how, first, second }))
          throw new Error(`box ${boxId} twice`);
        auditStock(this.#parts, 'stock.box-received', pair, { boxId, cards: blanks.length, source: how.source });
      }
    });
    return ok({ boxes: listed.length, blanks: listed.reduce((sum, { box }) => sum + box.blanks.length, 0) });
  }

  #unfit(listed: readonly ListedBox[]): Failure | null {
    const { stores } = this.#parts;
    const known = new Set(stores.stock.boxes().map(({ boxId }) => boxId));
    const own = outletBank(stores)?.name ?? null;
    const refuse = (line: number, field: string, box: string) =>
      fail('stock.list-known', 'ask', { line, field, box }).error;
    for (const { box, line, blankLines } of listed) {
      const { boxId, bank, blanks } = box;
      if (known.has(boxId)) return refuse(line, 'boxId', boxId);
      if (own !== null && own !== bank) return fail('stock.box-of-other-bank', 'ask', { box: boxId, bank, own }).error;
      for (const [index, { blankId, cardId }] of blanks.entries()) {
        const at = blankLines[index] ?? line;
        const same = stores.stock.find(blankId);
        if (same !== null) return refuse(at, 'blankId', same.boxId);
        // A card that was found in the machine before its list came gets its place in the box now.
        const chip = stores.stock.findByCardId(cardId);
        if (chip !== null && chip.boxId !== '') return refuse(at, 'cardId', chip.boxId);
      }
    }
    return null;
  }

  /** A box put elsewhere in the store. Fails with `stock.unknown-box`, `stock.box-place` (params `box`, `place`). */
  move(boxId: string, to: StorePlace, by: StaffMember): Result<void> {
    const box = this.#find(boxId);
    if (!box.ok) return box;
    const { place, stocked } = box.value;
    if (place === to || place === 'machine' || place === 'bank')
      return fail('stock.box-place', 'ask', { box: boxId, place });
    this.#parts.stores.transaction(() => {
      this.#step(box.value, to, stocked, by);
      auditStock(this.#parts, 'stock.box-moved', by, { boxId, place: to });
    });
    return done;
  }

  /**
   * The blanks of a box that are still in the feeder, taken out and put into the store. The machine has the last word:
   * its feeder is empty by then. Fails with `stock.unknown-box`, `stock.box-place`, `stock.feeder-holds-cards` and with
   * the codes of the printer.
   */
  async unload(boxId: string, to: StorePlace, pair: Pair): Promise<Result<{ blanks: number }>> {
    const { stores, clock, printer } = this.#parts;
    const box = this.#find(boxId);
    if (!box.ok) return box;
    if (box.value.loaded === 0) return fail('stock.box-place', 'ask', { box: boxId, place: box.value.place });
    const seen = await printer.state();
    if (!seen.ok) return seen;
    if (seen.value.feeder !== 'empty') return fail('stock.feeder-holds-cards', 'ask', { box: boxId });
    const blanks = stores.stock.blanksOf(boxId).filter(({ state }) => state === 'loaded');
    stores.transaction(() => {
      const at = clock.now();
      for (const { blankId } of blanks)
        stores.stock.move(blankId, { from: 'loaded', to: 'stocked', reason: null, sessionId: null, at });
      this.#step(box.value, to, blanks.length, pair);
      auditStock(this.#parts, 'stock.box-unloaded', pair, { boxId, cards: blanks.length, place: to });
    });
    return ok({ blanks: blanks.length });
  }

  /** The unused blanks of a box, given back to the bank. Fails with `stock.unknown-box`, `stock.box-place`. */
  returnToBank(boxId: string, pair: Pair): Result<{ blanks: number }> {
    const { stores, clock } = this.#parts;
    const box = this.#find(boxId);
    if (!box.ok) return box;
    const { place, stocked } = box.value;
    if (stocked === 0 || place === 'machine' || place === 'bank')
      return fail('stock.box-place', 'ask', { box: boxId, place });
    stores.transaction(() => {
      const at = clock.now();
      for (const { blankId, state } of stores.stock.blanksOf(boxId)) {
        if (state !== 'stocked') continue;
        stores.stock.move(blankId, { from: 'stocked', to: 'returned', reason: null, sessionId: null, at });
      }
      this.#step(box.value, 'bank', stocked, pair);
      auditStock(this.#parts, 'stock.box-returned', pair, { boxId, cards: stocked });
    });
    return ok({ blanks: stocked });
  }

  /** Everything the books say of a blank. Fails with `stock.no-such-blank`. */
  story(blankId: string): Result<BlankStory> {
    const { stock, custody, exceptions } = this.#parts.stores;
    const blank = stock.find(blankId);
    if (blank === null) return fail('stock.no-such-blank', 'ask', { blank: blankId });
    const box = stock.boxes().find((one) => one.boxId === blank.boxId) ?? null;
    return ok({
      blank,
      box: box === null ? null : { boxId: box.boxId, bank: box.bank, source: box.source },
      boxMoves: box === null ? [] : stock.boxMoves(box.boxId),
      movements: stock.movements(blankId),
      custody: custody.of(blankId),
      exceptions: exceptions.ofBlank(blankId),
    });
  }

  #find(boxId: string): Result<StockedBox> {
    const box = this.#parts.stores.stock.boxes().find((one) => one.boxId === boxId);
    return box === undefined ? fail('stock.unknown-box', 'ask', { box: boxId }) : ok(box);
  }

  #step({ boxId, place }: StockedBox, to: BoxPlace, blanks: number, by: Pair | StaffMember): void {
    const move: BoxMove & { readonly from: BoxPlace } = {
      at: this.#parts.clock.now(),
      boxId,
      from: place,
      to,
      blanks,
      ...staffIdsOf(by),
    };
    this.#parts.stores.stock.moveBox(move);
  }
}
