import type { Failure } from '#basics/result.ts';
import type { ActName } from './effects.ts';
import { type FaultChoice, type Making, progressAtLeast } from './state.ts';

/**
 * How often an act may be begun for one card, by rule and by hand together. A chip is rewritten once (fault table row
 * 14) and seated anew three times (row 12). The others only send or ask again, which does no harm; a customer's card
 * is given more time.
 */
const MOST_ATTEMPTS: Partial<Readonly<Record<ActName, number>>> = {
  'authenticate-chip': 4,
  'identify-card': 4,
  'write-chip': 2,
  'verify-chip': 2,
  'print-face': 12,
  'read-chip-again': 4,
  'set-pin': 8,
};

export const mayBeginAgain = (state: Making, act: ActName): boolean => {
  // A face that may carry ink already is never printed over.
  if (act === 'print-face' && state.card !== null && progressAtLeast(state.card, 'printing')) return false;
  const most = MOST_ATTEMPTS[act];
  return most === undefined || (state.attempts[act] ?? 0) < most;
};

/** The card goes into the box, and the next one may fail too. */
export const roomForAnother = ({ boxRoom }: Pick<Making, 'boxRoom'>): boolean => boxRoom >= 2;

/** Another blank would meet the same fault, or the card in the machine is not the one the books have there. */
const REPLACING_IS_NO_USE: readonly RegExp[] = [
  /^platform\.refused\.(?!blank-unknown|blank-used|chip-mismatch)/,
  /^platform\.(other-person|not-trusted|bad-answer)$/,
  /^printer\.(hardware|locked|power-supply|command-unknown|closed|no-chip-station)$/,
  /^chip\.(other-card|reader-absent|reader-ambiguous|no-service|addon-missing|bad-address)$/,
  /^(session\.act-crashed|chip\.name-|chip\.bad-data|face\.)/,
];

/** What the teller may do after an act failed. The first choice is the one offered first. */
export const choicesAfter = (state: Making, act: ActName, failure: Failure): readonly FaultChoice[] => {
  const again = failure.kind !== 'stop' && mayBeginAgain(state, act);
  const { card } = state;
  if (card === null) return again ? ['retry', 'end'] : ['end'];
  // A card that does not go into the box is left to people: two of them look into the machine.
  if (act === 'retain-card') return ['retry', 'end'];
  if (again) return ['retry', 'retain'];
  const replace =
    !progressAtLeast(card, 'reported') &&
    roomForAnother(state) &&
    !REPLACING_IS_NO_USE.some((pattern) => pattern.test(failure.code));
  return replace ? ['replace', 'retain'] : ['retain'];
};
