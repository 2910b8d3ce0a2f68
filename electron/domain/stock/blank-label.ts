import { fail, ok, type Result } from '#basics/result.ts';

/** A blank as its label or its line in a list names it. */
export interface BlankLabel {
  readonly blankId: string;
  /** 32 hexadecimal digits, upper case. */
  readonly cardId: string;
  /** 26 hexadecimal digits, upper case. */
  readonly resetInformation: string;
}

/** Numbers of boxes and blanks: what fits a bar code and a file name. */
export const STOCK_NUMBER = /^[0-9A-Za-z][0-9A-Za-z._-]{0,63}$/;
const CARD_ID = /^[0-9A-F]{32}$/;
const RESET_INFORMATION = /^[0-9A-F]{26}$/;

/**
 * The text of a blank's label as a scanner types it: number, card id and reset information, parted by comma, semicolon,
 * bar, tab or space. Fails with `stock.label-malformed` (param `field`: `fields`, `blankId`, `cardId`,
 * `resetInformation`).
 */
export const readBlankLabel = (text: string): Result<BlankLabel> => {
  const [blankId, cardId, resetInformation, ...more] = text
    .trim()
    .split(/[,;|\t ]+/)
    .filter((part) => part !== '');
  const malformed = (field: string) => fail('stock.label-malformed', 'ask', { field });
  if (blankId === undefined || cardId === undefined || resetInformation === undefined || more.length > 0)
    return malformed('fields');
  const label = { blankId, cardId: cardId.toUpperCase(), resetInformation: resetInformation.toUpperCase() };
  if (!STOCK_NUMBER.test(label.blankId)) return malformed('blankId');
  if (!CARD_ID.test(label.cardId)) return malformed('cardId');
  return RESET_INFORMATION.test(label.resetInformation) ? ok(label) : malformed('resetInformation');
};
