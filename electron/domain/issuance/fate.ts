import type { Failure } from '#basics/result.ts';
import { type CardInHand, progressAtLeast } from './state.ts';

/**
 * What a card becomes that goes to the reject box: a finished customer's card and a blank whose chip was not touched
 * are `retained`; a chip that failed, and anything written or printed, is `spoiled`.
 */
export const fateOf = (card: CardInHand, cause: Failure | null): 'retained' | 'spoiled' => {
  if (progressAtLeast(card, 'reported')) return 'retained';
  if (progressAtLeast(card, 'touched')) return 'spoiled';
  return cause?.code.startsWith('chip.') ? 'spoiled' : 'retained';
};
