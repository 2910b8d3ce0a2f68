import { done, fail, type Result } from '#basics/result.ts';

/**
 * A roll of ribbon carries a negative of every name and photo printed with it: it is followed from the day it comes to
 * the day two people destroy it (card-printer.md 1.11).
 */
export const RIBBON_STATES = ['stocked', 'installed', 'removed', 'destroyed'] as const;
export type RibbonState = (typeof RIBBON_STATES)[number];

export const RIBBON_EVENTS = ['received', 'installed', 'removed', 'destroyed'] as const;
export type RibbonEventKind = (typeof RIBBON_EVENTS)[number];

export interface Ribbon {
  /** As on the roll and in its tag. */
  readonly reference: string;
  readonly state: RibbonState;
}

/** One line of a roll's story; append-only. */
export interface RibbonEvent {
  readonly at: number;
  readonly reference: string;
  readonly event: RibbonEventKind;
  /** Staff numbers. */
  readonly first: string;
  /** Null where one person may do it alone. */
  readonly second: string | null;
  /** Prints left by the printer's own count; null when it could not be asked. */
  readonly printsLeft: number | null;
}

/** What each event makes of a roll, and what it has to be before. A roll with prints left may go in again. */
const STEPS: Readonly<
  Record<RibbonEventKind, { readonly from: readonly (RibbonState | null)[]; readonly to: RibbonState }>
> = {
  received: { from: [null], to: 'stocked' },
  installed: { from: ['stocked', 'removed'], to: 'installed' },
  removed: { from: ['installed'], to: 'removed' },
  destroyed: { from: ['removed', 'stocked'], to: 'destroyed' },
};

export const ribbonAfter = (event: RibbonEventKind): RibbonState => STEPS[event].to;

/** Whether the event fits. Fails with `stock.ribbon-state` (params `ribbon`, `state`) and `stock.ribbon-unknown`. */
export const mayHappen = (reference: string, ribbon: Ribbon | null, event: RibbonEventKind): Result<void> => {
  if (STEPS[event].from.includes(ribbon?.state ?? null)) return done;
  return ribbon === null
    ? fail('stock.ribbon-unknown', 'ask', { ribbon: reference })
    : fail('stock.ribbon-state', 'ask', { ribbon: reference, state: ribbon.state });
};
