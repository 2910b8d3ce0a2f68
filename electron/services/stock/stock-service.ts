import { done, fail, ok, type Result } from '#basics/result.ts';
import type { Pair } from '#domain/staff/pair.ts';
import type { BlankBox } from '#domain/stock/blank.ts';
import type { StationRegistration } from '../ports.ts';
import type { StockParts } from './box-service.ts';
import { moveToDrawer } from './custody-service.ts';
import { type CardWhere, settleCard } from './settle-card.ts';
import {
  openExceptions,
  outletBank,
  rememberBadInARow,
  rememberBank,
  rememberBaseline,
  rememberBoxEmptied,
  rememberLookedAt,
} from './station-memory.ts';
import { auditStock, staffIdsOf } from './stock-audit.ts';

/** Boxes of blanks, the reject box, and cards no session holds. */
export class StockService {
  readonly #parts: StockParts;

  constructor(parts: StockParts) {
    this.#parts = parts;
  }

  /**
   * Takes the boxes allotted to this outlet into stock, and the bank they have to be of; boxes known already stay as
   * they are. Fails with `stock.box-conflict` when a list names a blank that stands on another box's list; then
   * nothing is taken.
   */
  receive({ boxes, outlet, bankCardPrefixes }: StationRegistration): Result<number> {
    const conflict = this.#conflict(boxes);
    if (!conflict.ok) return conflict;
    const at = this.#parts.clock.now();
    return ok(
      this.#parts.stores.transaction(() => {
        rememberBank(this.#parts.stores, { name: outlet.bank, cardPrefixes: [...bankCardPrefixes] });
        return boxes.filter((box) => this.#parts.stores.stock.receiveBox(box, at)).length;
      }),
    );
  }

  #conflict(boxes: readonly BlankBox[]): Result<void> {
    for (const box of boxes) {
      for (const { blankId } of box.blanks) {
        const known = this.#parts.stores.stock.find(blankId);
        if (known !== null && known.boxId !== box.boxId)
          return fail('stock.box-conflict', 'stop', { box: box.boxId, blank: blankId });
      }
    }
    return done;
  }

  /**
   * A box put into the feeder by two people. Fails with `stock.unknown-box`, `stock.box-of-other-bank` and, as the
   * feeder gives cards in the order of one box, with `stock.feeder-not-empty`.
   */
  loadBox(boxId: string, pair: Pair): Result<void> {
    const { stores, clock } = this.#parts;
    const { stock } = stores;
    const box = stock.boxes().find((one) => one.boxId === boxId);
    if (box === undefined || box.stocked === 0) return fail('stock.unknown-box', 'ask', { box: boxId });
    const bank = outletBank(stores)?.name ?? box.bank;
    if (box.bank !== bank) return fail('stock.box-of-other-bank', 'ask', { box: boxId, bank: box.bank, own: bank });
    const inFeeder = stock.balance().inFeeder;
    if (inFeeder > 0) return fail('stock.feeder-not-empty', 'ask', { count: inFeeder });
    stores.transaction(() => {
      const at = clock.now();
      for (const { blankId, state } of stock.blanksOf(boxId)) {
        if (state !== 'stocked') continue;
        stock.move(blankId, { from: 'stocked', to: 'loaded', reason: null, sessionId: null, at });
      }
      const { place: from, stocked: blanks } = box;
      stock.moveBox({ at, boxId, from, to: 'machine', blanks, ...staffIdsOf(pair) });
      auditStock(this.#parts, 'stock.box-loaded', pair, { boxId });
    });
    return done;
  }

  /** A card of the books that no session holds; see `settleCard`. */
  async settleCard(blankId: string, where: CardWhere, pair: Pair): Promise<Result<void>> {
    const settled = await settleCard(this.#parts, blankId, where);
    if (!settled.ok) return settled;
    const { fate, write } = settled.value;
    this.#parts.stores.transaction(() => {
      write();
      auditStock(this.#parts, 'ledger.card-settled', pair, { blankId, where, fate });
    });
    return done;
  }

  /** The reject box is empty again: what lay in it is in the drawer. */
  rejectBoxEmptied(pair: Pair): Result<void> {
    const { stores } = this.#parts;
    stores.transaction(() => {
      const cards = moveToDrawer(this.#parts, pair);
      rememberBoxEmptied(stores);
      auditStock(this.#parts, 'ledger.reject-box-emptied', pair, { cards });
    });
    return done;
  }

  /** Somebody answerable looked at the box and at the exceptions: both count anew, and so do the printer's counters. */
  confirmChecked(pair: Pair): Result<void> {
    const { stores } = this.#parts;
    stores.transaction(() => {
      const exceptions = openExceptions(stores).length;
      rememberBadInARow(stores, { wrongStock: 0, mute: 0 });
      rememberLookedAt(stores);
      rememberBaseline(stores);
      auditStock(this.#parts, 'ledger.looked-at', pair, { exceptions });
    });
    return done;
  }
}
