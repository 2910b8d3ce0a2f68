import { done, fail, type Result } from '#basics/result.ts';
import type { Pair } from '#domain/staff/pair.ts';
import type { StaffMember } from '#domain/staff/staff-member.ts';
import { mayHappen, type RibbonEventKind, ribbonAfter } from '#domain/stock/ribbon.ts';
import type { StockParts } from './box-service.ts';
import { auditStock, staffIdsOf } from './stock-audit.ts';

const AUDIT = {
  received: 'stock.ribbon-received',
  installed: 'stock.ribbon-installed',
  removed: 'stock.ribbon-removed',
  destroyed: 'stock.ribbon-destroyed',
} as const satisfies Record<RibbonEventKind, string>;

/**
 * Rolls of ribbon from the day they come to the day they are destroyed. The reference is the one in the roll's tag; an
 * exchange nobody recorded stands in the ledger of exceptions. All fail with `stock.ribbon-state` and
 * `stock.ribbon-unknown`.
 */
export class RibbonService {
  readonly #parts: StockParts;

  constructor(parts: StockParts) {
    this.#parts = parts;
  }

  receive(reference: string, by: StaffMember): Result<void> {
    return this.#happen(reference, 'received', by, null);
  }

  /**
   * Two people put a roll into the printer; one nobody received is taken into stock with it. Where the printer can read
   * the tag it must say the same: `stock.ribbon-other` (params `ribbon`, `seen`). Also fails with `stock.ribbon-inside`
   * (param `ribbon`) while the books have another roll in it.
   */
  async install(reference: string, pair: Pair): Promise<Result<void>> {
    const { ribbons } = this.#parts.stores;
    const inside = ribbons.list().find(({ state }) => state === 'installed');
    if (inside !== undefined) return fail('stock.ribbon-inside', 'ask', { ribbon: inside.reference });
    const seen = await this.#parts.printer.counters();
    const tag = seen.ok ? seen.value.ribbonReference : null;
    if (tag !== null && tag !== reference) return fail('stock.ribbon-other', 'ask', { ribbon: reference, seen: tag });
    const printsLeft = seen.ok ? seen.value.ribbonLeft : null;
    return this.#parts.stores.transaction(() => {
      if (ribbons.find(reference) === null) {
        const received = this.#happenNow(reference, 'received', pair.first, null);
        if (!received.ok) return received;
      }
      return this.#happenNow(reference, 'installed', pair, printsLeft);
    });
  }

  /** Taken out; the number of prints left is the printer's last word on it, where that roll was still read. */
  async remove(reference: string, pair: Pair): Promise<Result<void>> {
    const seen = await this.#parts.printer.counters();
    const printsLeft = seen.ok && seen.value.ribbonReference === reference ? seen.value.ribbonLeft : null;
    return this.#happen(reference, 'removed', pair, printsLeft);
  }

  destroy(reference: string, pair: Pair): Result<void> {
    return this.#happen(reference, 'destroyed', pair, null);
  }

  #happen(reference: string, event: RibbonEventKind, by: Pair | StaffMember, printsLeft: number | null): Result<void> {
    return this.#parts.stores.transaction(() => this.#happenNow(reference, event, by, printsLeft));
  }

  #happenNow(
    reference: string,
    event: RibbonEventKind,
    by: Pair | StaffMember,
    printsLeft: number | null,
  ): Result<void> {
    const { stores, clock } = this.#parts;
    const may = mayHappen(reference, stores.ribbons.find(reference), event);
    if (!may.ok) return may;
    stores.ribbons.append({ at: clock.now(), reference, event, ...staffIdsOf(by), printsLeft }, ribbonAfter(event));
    const left = event === 'installed' || event === 'removed' ? { printsLeft } : {};
    auditStock(this.#parts, AUDIT[event], by, { ribbon: reference, ...left });
    return done;
  }
}
