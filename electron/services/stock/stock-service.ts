import type { Clock } from '#basics/clock.ts';
import { done, fail, ok, type Result } from '#basics/result.ts';
import type { StationRegistration, Stores } from '../ports.ts';

/** Boxes of blanks: received as the bureau allots them, loaded into the feeder whole. */
export class StockService {
  readonly #stores: Stores;
  readonly #clock: Clock;

  constructor(options: { readonly stores: Stores; readonly clock: Clock }) {
    this.#stores = options.stores;
    this.#clock = options.clock;
  }

  /**
   * Takes the boxes allotted to this outlet into stock; boxes known already stay as they are. Fails with
   * `stock.box-conflict` when a list names a blank that stands on another box's list; then nothing is taken.
   */
  receive({ boxes }: StationRegistration): Result<number> {
    const { stock } = this.#stores;
    for (const box of boxes) {
      for (const { blankId } of box.blanks) {
        const known = stock.find(blankId);
        if (known !== null && known.boxId !== box.boxId)
          return fail('stock.box-conflict', 'stop', { box: box.boxId, blank: blankId });
      }
    }
    const at = this.#clock.now();
    return ok(this.#stores.transaction(() => boxes.filter((box) => stock.receiveBox(box, at)).length));
  }

  /**
   * A box put into the feeder. Fails with `stock.unknown-box` and, as the feeder gives cards in the order of one box,
   * with `stock.feeder-not-empty`.
   */
  loadBox(boxId: string): Result<void> {
    const { stock } = this.#stores;
    const box = stock.boxes().find((one) => one.boxId === boxId);
    if (box === undefined || box.stocked === 0) return fail('stock.unknown-box', 'ask', { box: boxId });
    const inFeeder = stock.balance().inFeeder;
    if (inFeeder > 0) return fail('stock.feeder-not-empty', 'ask', { count: inFeeder });
    this.#stores.transaction(() => {
      for (const blank of stock.blanksOf(boxId)) {
        if (blank.state !== 'stocked') continue;
        stock.move(blank.blankId, {
          from: 'stocked',
          to: 'loaded',
          reason: null,
          sessionId: null,
          at: this.#clock.now(),
        });
      }
    });
    return done;
  }
}
