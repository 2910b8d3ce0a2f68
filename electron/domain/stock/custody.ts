import { done, fail, type Result } from '#basics/result.ts';
import type { Blank } from './blank.ts';

/** What happens to a spoiled or retained card after it left the machine. */
export const CUSTODY_EVENTS = ['to-drawer', 'called-for', 'handed-over', 'destroyed'] as const;
export type CustodyEventKind = (typeof CUSTODY_EVENTS)[number];

/** One line of the story of a card out of the machine; append-only. */
export interface CustodyEvent {
  readonly at: number;
  readonly blankId: string;
  readonly event: CustodyEventKind;
  /** Staff numbers. */
  readonly first: string;
  /** Null only for `called-for`: the holder asked for the card. */
  readonly second: string | null;
}

export const CUSTODY_PLACES = ['reject-box', 'drawer', 'holder', 'destroyed'] as const;
export type CustodyPlace = (typeof CUSTODY_PLACES)[number];

/** A card that stands in the ledger as spoiled, retained, or given to its holder later. */
export interface DiscardedCard {
  readonly blankId: string;
  readonly state: Blank['state'];
  /** A code with texts, or two with a colon between; see the ledger. */
  readonly reason: string | null;
  /** When it went into the reject box. */
  readonly since: number;
  readonly place: CustodyPlace;
  /** When its holder last asked for it; null: never. */
  readonly calledForAt: number | null;
  /** When it was destroyed or handed over; null: not yet. */
  readonly endedAt: number | null;
}

/** Where the last of its events put a card. */
export const placeAfter = (events: readonly Pick<CustodyEvent, 'event'>[]): CustodyPlace => {
  const last = events.findLast(({ event }) => event !== 'called-for')?.event;
  switch (last) {
    case 'to-drawer':
      return 'drawer';
    case 'handed-over':
      return 'holder';
    case 'destroyed':
      return 'destroyed';
    default:
      return 'reject-box';
  }
};

const NOT_TAKEN = 'card.not-taken';
const CUSTOMER_RETAINED = 'card.customer-retained';

/** A finished card of a person: kept for the holder, and never "spoiled". */
export const isCustomersCard = ({ state, reason }: Pick<Blank, 'state' | 'reason'>): boolean =>
  state === 'retained' &&
  reason !== null &&
  (reason === NOT_TAKEN || reason === CUSTOMER_RETAINED || reason.startsWith(`${CUSTOMER_RETAINED}:`));

const DAY_MS = 86_400_000;

/** From when on a card may be destroyed: a customer's after the days of the rule, anything else at once. */
export const destroyableFrom = (
  card: Pick<Blank, 'state' | 'reason'> & { readonly since: number },
  keepDays: number,
): number => card.since + (isCustomersCard(card) ? keepDays * DAY_MS : 0);

type InCustody = Pick<DiscardedCard, 'blankId' | 'state' | 'reason' | 'since' | 'place'>;

/**
 * Whether a card may be destroyed now: out of the reject box, and a customer's card not before its time. Fails with
 * `stock.not-in-drawer` (params `blank`, `place`) and `stock.keep-until` (params `blank`, `days`).
 */
export const mayDestroy = (card: InCustody, keepDays: number, now: number): Result<void> => {
  const held = isHeld(card);
  if (!held.ok) return held;
  const from = destroyableFrom(card, keepDays);
  return now >= from
    ? done
    : fail('stock.keep-until', 'ask', { blank: card.blankId, days: Math.ceil((from - now) / DAY_MS) });
};

/** Whether a card may be given to its holder. Fails with `stock.not-in-drawer` and `stock.not-customers`. */
export const mayHandOver = (card: InCustody): Result<void> => {
  const held = isHeld(card);
  if (!held.ok) return held;
  return isCustomersCard(card) ? done : fail('stock.not-customers', 'ask', { blank: card.blankId });
};

const isHeld = ({ blankId, place }: InCustody): Result<void> =>
  place === 'drawer' ? done : fail('stock.not-in-drawer', 'ask', { blank: blankId, place });
