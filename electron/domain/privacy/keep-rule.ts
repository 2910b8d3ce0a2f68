import type { Closed, DiscardedCard } from '../issuance/state.ts';

const DAY_MS = 86_400_000;

/** How long what is known of a person stays after the session is over. */
export interface KeepRule {
  readonly keepDays: number;
  /** While the card waits for its holder, who did not take it at the gate. */
  readonly keepLeftCardDays: number;
}

/** What the rule looks at. */
export interface SessionFacts {
  readonly closedAt: number;
  /** Calls of the session the platform has not taken yet. */
  readonly unsentCalls: number;
  /** Its card is in the machine or not to be found. */
  readonly cardUnsettled: boolean;
  /** Its card lies in the drawer for its holder. */
  readonly cardWaits: boolean;
}

/**
 * Whether the personal data of a closed session is deleted now. Sessions that are open or put aside are not asked
 * about; one that still has something to be settled keeps everything.
 */
export const isForgotten = (
  { closedAt, unsentCalls, cardUnsettled, cardWaits }: SessionFacts,
  rule: KeepRule,
  now: number,
): boolean => {
  if (unsentCalls > 0 || cardUnsettled) return false;
  const days = cardWaits ? Math.max(rule.keepDays, rule.keepLeftCardDays) : rule.keepDays;
  return closedAt + days * DAY_MS <= now;
};

/** The last instant at which a session can have ended that the rule may speak of now. */
export const oldestKept = ({ keepDays }: KeepRule, now: number): number => now - keepDays * DAY_MS;

/**
 * A closed session without its person: how it ended and which blanks it used stay, for the ledger and for a card that
 * turns up again.
 */
export const withoutPerson = (state: Closed): Closed => ({
  ...state,
  document: null,
  guardian: null,
  verdict: null,
  cardNumber: null,
  card: state.card === null ? null : { ...state.card, bankCardNumber: null },
  discarded: state.discarded.map((one): DiscardedCard => ({ ...one, card: { ...one.card, bankCardNumber: null } })),
});
