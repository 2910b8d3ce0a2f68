/** Where a blank card is in its life. Every blank has exactly one row from box to end; `returned`: to the bank, unused. */
export const BLANK_STATES = [
  'received',
  'stocked',
  'loaded',
  'in-machine',
  'issued',
  'spoiled',
  'retained',
  'test',
  'missing',
  'returned',
] as const;
export type BlankState = (typeof BLANK_STATES)[number];

export interface Blank {
  /** Stock number printed on the box list, unique. */
  readonly blankId: string;
  readonly boxId: string;
  /** Place in the box, 1 first; the feeder takes them in this order. */
  readonly position: number;
  /** 32 hexadecimal digits (卡识别码). */
  readonly cardId: string;
  /** 26 hexadecimal digits (复位信息). */
  readonly resetInformation: string;
  readonly state: BlankState;
  /** Why it was spoiled or retained; null otherwise. */
  readonly reason: string | null;
  /** Session that took it; null while nobody did. */
  readonly sessionId: string | null;
  /** True once the chip itself said who it is; a mute card is known by its place in the box only. */
  readonly identified: boolean;
}

/** A box as the platform allotted it to this outlet. */
export interface BlankBox {
  readonly boxId: string;
  readonly bank: string;
  readonly blanks: readonly { readonly blankId: string; readonly cardId: string; readonly resetInformation: string }[];
}

/** How many blanks are in each state. */
export type StateCounts = Readonly<Record<BlankState, number>>;

/** `loaded = issued + spoiled + retained + test + inFeeder + inMachine`; `unaccounted` is what that lacks. */
export interface StockBalance {
  readonly loaded: number;
  readonly issued: number;
  readonly spoiled: number;
  readonly retained: number;
  readonly test: number;
  readonly inFeeder: number;
  readonly inMachine: number;
  readonly unaccounted: number;
}

/** Blanks the balance does not speak of: they are not with the machine (yet, or any more). */
const OUTSIDE: readonly BlankState[] = ['received', 'stocked', 'returned'];

/** The balance by the states of all blanks; what is in no place is `unaccounted`. */
export const balanceOf = (counts: StateCounts): StockBalance => {
  const loaded = BLANK_STATES.reduce((sum, state) => sum + (OUTSIDE.includes(state) ? 0 : counts[state]), 0);
  const { issued, spoiled, retained, test, loaded: inFeeder, 'in-machine': inMachine } = counts;
  const unaccounted = loaded - issued - spoiled - retained - test - inFeeder - inMachine;
  return { loaded, issued, spoiled, retained, test, inFeeder, inMachine, unaccounted };
};
