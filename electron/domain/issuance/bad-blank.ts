import type { Failure } from '#basics/result.ts';

/** Blanks that were no good one after the other, since the last one that was good. */
export interface BadInARow {
  readonly wrongStock: number;
  readonly mute: number;
}

/** The blank should not have been in the feeder (fault table row 13): unknown, another chip, used, of another bank. */
const WRONG_STOCK: ReadonlySet<string> = new Set([
  'stock.unknown-blank',
  'stock.atr-differs',
  'stock.reset-information-differs',
  'stock.blank-not-loaded',
  'stock.already-personalised',
  'stock.wrong-bank',
  'stock.generation-unsupported',
  'stock.box-suspected',
]);

/** The chip does not answer, or its contact is lost (row 12): worth seating anew. */
const CONTACT: ReadonlySet<string> = new Set([
  'chip.mute',
  'chip.no-card',
  'chip.card-removed',
  'chip.card-reset',
  'chip.not-transacted',
  'chip.worker-killed',
  'chip.worker-gone',
  'chip.session-lost',
  'chip.session-closed',
  'chip.bad-answer',
]);

/** The reader or its service, not the card: seating anew may help, but no card is spoiled for it by rule. */
const READER: ReadonlySet<string> = new Set([
  'chip.in-use',
  'chip.service-lost',
  'chip.reader-error',
  'chip.reader-absent',
]);

/** So many one after the other are no accident: people look at the box, or at the reader, before another is used. */
export const MOST_IN_A_ROW = 2;

export const isWrongStock = ({ code }: Pick<Failure, 'code'>): boolean => WRONG_STOCK.has(code);

export const isMuteChip = ({ code }: Pick<Failure, 'code'>): boolean =>
  CONTACT.has(code) || code === 'chip.reader-suspected';

export const mayBeSeatedAnew = ({ code }: Pick<Failure, 'code'>): boolean => CONTACT.has(code) || READER.has(code);
