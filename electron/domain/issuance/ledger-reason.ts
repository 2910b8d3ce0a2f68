import type { Failure } from '#basics/result.ts';
import { isMuteChip, isWrongStock } from './bad-blank.ts';
import { type CardInHand, progressAtLeast } from './state.ts';

const CUSTOMER_CARD = 'card.customer-retained';
const BAD_CHIP = 'card.bad-chip';
const WRONG_STOCK = 'stock.wrong-stock';

/**
 * Why a card stands in the reject box, as the ledger says it: a code with texts, and after a colon the code of what
 * happened where that says more. A customer's finished card that nobody took is its own reason and never "spoiled";
 * a chip that never answered is a bad card (坏卡); a blank that should not have been in the feeder is wrong stock.
 */
export const ledgerReason = (card: CardInHand, cause: Failure): string => {
  if (cause.code === 'card.not-taken') return cause.code;
  if (progressAtLeast(card, 'reported')) return `${CUSTOMER_CARD}:${cause.code}`;
  if (isWrongStock(cause)) return `${WRONG_STOCK}:${cause.params?.detail ?? cause.code}`;
  if (isMuteChip(cause) && !progressAtLeast(card, 'touched'))
    return `${BAD_CHIP}:${cause.params?.detail ?? cause.code}`;
  return cause.code;
};
