import type { Failure } from '#basics/result.ts';
import type { BlankState } from '../stock/blank.ts';

/** Where the printer sees a card. */
export type CardPosition = 'none' | 'chip-station' | 'print-station' | 'gate' | 'inside-unknown';

/** How far the platform's order is. */
export type OrderState = 'open' | 'written' | 'reported' | 'activated' | 'cancelled';

/** Something that was looked at, or why it could not be. */
export type Seen<T> =
  | { readonly known: true; readonly value: T }
  | { readonly known: false; readonly failure: Failure };

/** The printer at rest: where its card is, and what its own counters say. */
export interface PrinterSeen {
  readonly position: CardPosition;
  readonly cardsFed: number;
  readonly panelsPrinted: number;
  readonly ribbonLeft: number;
}

export type ChipSeen =
  /** No card stands at the contacts, or nothing about a card is asked. */
  | { readonly seen: 'not-looked' }
  /** The chip gave no answer; `seated`: the card was seated anew before. */
  | { readonly seen: 'mute'; readonly failure: Failure; readonly seated: boolean }
  /** The reader or its service can not be asked. */
  | { readonly seen: 'unknown'; readonly failure: Failure }
  | {
      readonly seen: 'answered';
      /** 32 hexadecimal digits. */
      readonly cardId: string;
      /** The card number in EF05 beside the one that was ordered; everybody may read it. */
      readonly number: 'none' | 'ordered' | 'other';
      /** The blank of the books with this card id; null when no book knows it. */
      readonly blank: { readonly blankId: string; readonly bookedAs: BlankState } | null;
    };

/** Everything that was looked at before anything is decided. Nothing in it is personal. */
export interface Evidence {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly printer: Seen<PrinterSeen>;
  readonly chip: ChipSeen;
  /** `none`: no order is known here, or the platform knows none under its number. */
  readonly order: Seen<OrderState | 'none'>;
  /** The blanks the feeder gives next by the books, in their order, as many as one feed could take. */
  readonly feeder: readonly string[];
}
