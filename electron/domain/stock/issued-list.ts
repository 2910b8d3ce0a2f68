import type { BlankState } from './blank.ts';
import { isCustomersCard } from './custody.ts';

/** A card the platform has switched on for somebody at this outlet. */
export interface IssuedCard {
  readonly cardId: string;
  readonly orderId: string;
  /** When it was switched on. */
  readonly at: number;
}

export const ISSUED_DIFFERENCES = ['not-at-platform', 'not-in-ledger', 'not-issued-here'] as const;

/**
 * - `not-at-platform`: the ledger says issued, the platform knows of no live card of this chip.
 * - `not-in-ledger`: the platform has a live card of a chip no book knows.
 * - `not-issued-here`: the platform has a live card, the ledger has it neither issued nor kept for its holder.
 */
export interface IssuedDifference {
  readonly kind: (typeof ISSUED_DIFFERENCES)[number];
  readonly cardId: string;
  readonly blankId: string | null;
}

interface BookedCard {
  readonly blankId: string;
  readonly cardId: string;
  readonly state: BlankState;
  readonly reason: string | null;
}

/**
 * The ledger's issued cards of a day against the platform's. `find` answers the blank of a chip, `issued` are the cards
 * the ledger handed over that day, `before` the platform's list of the day before: a card may be switched on before
 * midnight and taken after.
 */
export const compareIssued = (options: {
  readonly issued: readonly BookedCard[];
  readonly platform: readonly IssuedCard[];
  readonly before: readonly IssuedCard[];
  readonly find: (cardId: string) => BookedCard | null;
}): readonly IssuedDifference[] => {
  const { issued, platform, before, find } = options;
  const known = new Set([...platform, ...before].map(({ cardId }) => cardId.toUpperCase()));
  const missing = issued
    .filter(({ cardId }) => !known.has(cardId.toUpperCase()))
    .map(({ cardId, blankId }) => ({ kind: 'not-at-platform', cardId, blankId }) as const);
  const unexpected = platform.flatMap(({ cardId }): readonly IssuedDifference[] => {
    const blank = find(cardId);
    if (blank === null) return [{ kind: 'not-in-ledger', cardId, blankId: null }];
    const { blankId, state } = blank;
    // On its way to the gate, or kept for its holder: the platform is right.
    const live = state === 'issued' || state === 'in-machine' || isCustomersCard(blank);
    return live ? [] : [{ kind: 'not-issued-here', cardId, blankId }];
  });
  return [...missing, ...unexpected];
};
