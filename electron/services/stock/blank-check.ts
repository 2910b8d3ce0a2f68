import { type Failure, fail } from '#basics/result.ts';
import type { ChipGeneration, ChipInspection } from '#domain/card/card-data.ts';
import type { CardInHand } from '#domain/issuance/state.ts';
import type { BlankState } from '#domain/stock/blank.ts';
import type { Stores } from '../ports.ts';
import { outletBank } from './station-memory.ts';

export interface BlankCheck {
  readonly blankId: string;
  /** Null when no book knows the card. */
  readonly bookedAs: BlankState | null;
  readonly problem: Failure | null;
}

/**
 * The blank of the stock this chip is, or why it may not be used: registered with this card id and this reset
 * information, in the feeder by the books, without a card number in EF05, of a generation the station issues, and of the
 * outlet's bank by its number and by its box. What stands in EF06 is seen after the authentication. `rewriting`: this
 * session has written the chip itself.
 */
export const checkBlank = (
  stores: Pick<Stores, 'stock' | 'values'>,
  card: CardInHand,
  chip: ChipInspection,
  { rewriting, generations }: { readonly rewriting: boolean; readonly generations: readonly ChipGeneration[] },
): BlankCheck => {
  const known = stores.stock.findByCardId(chip.issuer.cardId);
  if (known === null) {
    const blankId = `foreign-${chip.issuer.cardId}`;
    return { blankId, bookedAs: null, problem: problem('stock.unknown-blank') };
  }
  const { blankId, state } = known;
  const found = (one: Failure | null): BlankCheck => ({ blankId, bookedAs: state, problem: one });
  if (known.resetInformation !== chip.resetInformation)
    return found(problem('stock.reset-information-differs', { blank: blankId }));
  // A blank that was missed and turns up here is found.
  if (blankId !== card.blankId && state !== 'loaded' && state !== 'missing')
    return found(problem('stock.blank-not-loaded', { blank: blankId, state }));
  if (rewriting) return found(null);
  if (chip.issuer.cardNumber !== null) return found(problem('stock.already-personalised', { blank: blankId }));
  if (chip.generation === null || !generations.includes(chip.generation))
    return found(problem('stock.generation-unsupported', { version: chip.issuer.specVersion ?? '' }));
  return found(bankProblem(stores, known.boxId, blankId, chip.bankCardNumber));
};

/** Before the first registration, or when the platform lists no number ranges, nothing is known to compare with. */
const bankProblem = (
  stores: Pick<Stores, 'stock' | 'values'>,
  boxId: string,
  blankId: string,
  bankCardNumber: string,
): Failure | null => {
  const bank = outletBank(stores);
  if (bank === null) return null;
  const box = stores.stock.boxes().find((one) => one.boxId === boxId);
  const { cardPrefixes } = bank;
  const inRange = cardPrefixes.length === 0 || cardPrefixes.some((prefix) => bankCardNumber.startsWith(prefix));
  return inRange && (box === undefined || box.bank === bank.name)
    ? null
    : problem('stock.wrong-bank', { blank: blankId, bank: bank.name });
};

const problem = (code: string, params?: Failure['params']): Failure => fail(code, 'stop', params).error;

/** A chip that is no social security card's by its answer to reset or its files, or of no known generation. */
export const chipOfStock = (failure: Failure): Failure => {
  switch (failure.code) {
    case 'chip.bad-atr':
    case 'chip.not-social-security-card':
      return problem('stock.atr-differs');
    default:
      return failure;
  }
};
