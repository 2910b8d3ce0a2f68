import type { Clock } from '#basics/clock.ts';
import { done, fail, ok, type Result } from '#basics/result.ts';
import type { AuditEventId } from '#domain/audit/catalogue.ts';
import type { BlankBox } from '#domain/stock/blank.ts';
import { type ActRecord, NO_SESSION } from '../audit/act-record.ts';
import type { CardPrinter, StationRegistration, Stores } from '../ports.ts';
import { type CardWhere, settleCard } from './settle-card.ts';
import { outletBank, rememberBadInARow, rememberBank, rememberBoxEmptied, rememberLookedAt } from './station-memory.ts';

/** Two people by the names they gave; accounts of their own come with the sign-in of staff. */
export interface TwoPeople {
  readonly first: string;
  readonly second: string;
}

/** Boxes of blanks, the reject box, and cards no session holds. */
export class StockService {
  readonly #stores: Stores;
  readonly #clock: Clock;
  readonly #printer: CardPrinter;

  constructor(options: { readonly stores: Stores; readonly clock: Clock; readonly printer: CardPrinter }) {
    this.#stores = options.stores;
    this.#clock = options.clock;
    this.#printer = options.printer;
  }

  /**
   * Takes the boxes allotted to this outlet into stock, and the bank they have to be of; boxes known already stay as
   * they are. Fails with `stock.box-conflict` when a list names a blank that stands on another box's list; then
   * nothing is taken.
   */
  receive({ boxes, outlet, bankCardPrefixes }: StationRegistration): Result<number> {
    const conflict = this.#conflict(boxes);
    if (!conflict.ok) return conflict;
    const at = this.#clock.now();
    return ok(
      this.#stores.transaction(() => {
        rememberBank(this.#stores, { name: outlet.bank, cardPrefixes: [...bankCardPrefixes] });
        return boxes.filter((box) => this.#stores.stock.receiveBox(box, at)).length;
      }),
    );
  }

  #conflict(boxes: readonly BlankBox[]): Result<void> {
    for (const box of boxes) {
      for (const { blankId } of box.blanks) {
        const known = this.#stores.stock.find(blankId);
        if (known !== null && known.boxId !== box.boxId)
          return fail('stock.box-conflict', 'stop', { box: box.boxId, blank: blankId });
      }
    }
    return done;
  }

  /**
   * A box put into the feeder. Fails with `stock.unknown-box`, `stock.box-of-other-bank` and, as the feeder gives
   * cards in the order of one box, with `stock.feeder-not-empty`.
   */
  loadBox(boxId: string, record?: ActRecord): Result<void> {
    const { stock } = this.#stores;
    const box = stock.boxes().find((one) => one.boxId === boxId);
    if (box === undefined || box.stocked === 0) return fail('stock.unknown-box', 'ask', { box: boxId });
    const bank = outletBank(this.#stores)?.name ?? box.bank;
    if (box.bank !== bank) return fail('stock.box-of-other-bank', 'ask', { box: boxId, bank: box.bank, own: bank });
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
      record?.write(NO_SESSION);
    });
    return done;
  }

  /** A card of the books that no session holds; see `settleCard`. */
  async settleCard(blankId: string, where: CardWhere, people: TwoPeople): Promise<Result<void>> {
    const two = differentPeople(people);
    if (!two.ok) return two;
    const settled = await settleCard(
      { stores: this.#stores, clock: this.#clock, printer: this.#printer },
      blankId,
      where,
    );
    if (!settled.ok) return settled;
    const { fate } = settled.value;
    this.#stores.transaction(() => {
      settled.value.write();
      this.#audit('ledger.card-settled', { blankId, where, fate, ...people });
    });
    return done;
  }

  /** The reject box is empty again. Fails with `stock.two-people`. */
  rejectBoxEmptied(people: TwoPeople): Result<void> {
    return this.#witnessed('ledger.reject-box-emptied', people, () => rememberBoxEmptied(this.#stores));
  }

  /** Somebody answerable looked at the box and at the exceptions: both count anew. Fails with `stock.two-people`. */
  confirmChecked(people: TwoPeople): Result<void> {
    return this.#witnessed('ledger.looked-at', people, () => {
      rememberBadInARow(this.#stores, { wrongStock: 0, mute: 0 });
      rememberLookedAt(this.#stores);
    });
  }

  #witnessed(event: AuditEventId, people: TwoPeople, write: () => void): Result<void> {
    const two = differentPeople(people);
    if (!two.ok) return two;
    this.#stores.transaction(() => {
      write();
      this.#audit(event, { ...people });
    });
    return done;
  }

  #audit(event: AuditEventId, detail: Readonly<Record<string, string>>): void {
    const at = this.#clock.now();
    this.#stores.audit.append({ at, event, actor: detail.first ?? '', window: 'teller', sessionId: null, detail });
  }
}

const differentPeople = ({ first, second }: TwoPeople): Result<void> =>
  first.trim() === second.trim() ? fail('stock.two-people', 'ask') : done;
