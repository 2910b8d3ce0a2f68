import { done, fail, type Result } from '#basics/result.ts';
import type { Pair } from '#domain/staff/pair.ts';
import type { StaffMember } from '#domain/staff/staff-member.ts';
import {
  type CustodyEventKind,
  type DiscardedCard,
  isCustomersCard,
  mayDestroy,
  mayHandOver,
  placeAfter,
} from '#domain/stock/custody.ts';
import type { CustodyRow, Stores } from '../ports.ts';
import type { StockParts } from './box-service.ts';
import { auditStock, staffIdsOf } from './stock-audit.ts';

/** Spoiled and retained cards that are neither destroyed nor handed over, the oldest first. */
export const cardsInCustody = (stores: Pick<Stores, 'custody'>): readonly DiscardedCard[] =>
  stores.custody.open().map(toCard);

const toCard = ({ lastEvent, lastAt, ...row }: CustodyRow): DiscardedCard => {
  const place = placeAfter(lastEvent === null ? [] : [{ event: lastEvent }]);
  return { ...row, place, endedAt: place === 'holder' || place === 'destroyed' ? lastAt : null };
};

/** Everything that lies in the reject box goes into the drawer; part of the caller's transaction. Answers how many. */
export const moveToDrawer = ({ stores, clock }: StockParts, pair: Pair): number => {
  const inBox = stores.custody.open().filter(({ lastEvent }) => lastEvent === null);
  for (const { blankId } of inBox)
    stores.custody.append({ at: clock.now(), blankId, event: 'to-drawer', ...staffIdsOf(pair) });
  return inBox.length;
};

/** Spoiled and retained cards after they left the machine: kept, called for, handed over, destroyed. */
export class CustodyService {
  readonly #parts: StockParts;
  readonly #keepDays: number;

  /** `keepDays`: how long a customer's card is kept for its holder. */
  constructor(parts: StockParts, keepDays: number) {
    this.#parts = parts;
    this.#keepDays = keepDays;
  }

  /** The holder asked for a kept card. Fails with `stock.no-such-card`, `stock.not-customers`. */
  calledFor(blankId: string, by: StaffMember): Result<void> {
    const card = this.#find(blankId);
    if (!card.ok) return card;
    if (!isCustomersCard(card.value)) return fail('stock.not-customers', 'ask', { blank: blankId });
    this.#parts.stores.transaction(() => {
      this.#append(blankId, 'called-for', by);
      auditStock(this.#parts, 'stock.card-called-for', by, { blankId });
    });
    return done;
  }

  /**
   * A kept card given to its holder, whose identity both saw to; it is issued from then on. Fails with
   * `stock.no-such-card`, `stock.not-in-drawer`, `stock.not-customers`.
   */
  handOver(blankId: string, pair: Pair): Result<void> {
    const card = this.#find(blankId);
    if (!card.ok) return card;
    const may = mayHandOver(card.value);
    if (!may.ok) return may;
    const { stores, clock } = this.#parts;
    stores.transaction(() => {
      const at = clock.now();
      const change = { from: 'retained', to: 'issued', reason: HANDED_OVER_LATER, sessionId: null, at } as const;
      stores.stock.move(blankId, change);
      this.#append(blankId, 'handed-over', pair);
      auditStock(this.#parts, 'stock.card-handed-over', pair, { blankId });
    });
    return done;
  }

  /**
   * Cards destroyed before two people, all of them or none. Fails with `stock.no-such-card`, `stock.not-in-drawer`,
   * `stock.keep-until` (params `blank`, `days`).
   */
  destroy(blankIds: readonly string[], pair: Pair): Result<void> {
    const now = this.#parts.clock.now();
    for (const blankId of blankIds) {
      const card = this.#find(blankId);
      if (!card.ok) return card;
      const may = mayDestroy(card.value, this.#keepDays, now);
      if (!may.ok) return may;
    }
    this.#parts.stores.transaction(() => {
      for (const blankId of new Set(blankIds)) {
        this.#append(blankId, 'destroyed', pair);
        auditStock(this.#parts, 'stock.cards-destroyed', pair, { blankId });
      }
    });
    return done;
  }

  #find(blankId: string): Result<DiscardedCard> {
    const row = this.#parts.stores.custody.find(blankId);
    return row === null ? fail('stock.no-such-card', 'ask', { blank: blankId }) : { ok: true, value: toCard(row) };
  }

  #append(blankId: string, event: CustodyEventKind, by: Pair | StaffMember): void {
    const { stores, clock } = this.#parts;
    stores.custody.append({ at: clock.now(), blankId, event, ...staffIdsOf(by) });
  }
}

/** Why a retained card is issued after all. */
const HANDED_OVER_LATER = 'stock.handed-over-later';
