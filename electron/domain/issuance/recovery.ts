import type { Failure } from '#basics/result.ts';
import { isMuteChip, isWrongStock, MOST_IN_A_ROW, mayBeSeatedAnew } from './bad-blank.ts';
import type { ActName } from './effects.ts';
import { choicesAfter, mayBeginAgain, roomForAnother } from './faults.ts';
import { isLineLost } from './line-lost.ts';
import { type FaultChoice, type Making, progressAtLeast } from './state.ts';

/** What follows an act that failed: again by rule, the next blank by rule, or a person decides. */
export type Recovery =
  | {
      readonly way: 'repeat';
      /** First act of the repetition; `then` follows it when the card has to be looked at before. */
      readonly act: ActName;
      readonly then: ActName | null;
      readonly attempt: number;
      readonly most: number;
      readonly afterMs: number;
    }
  | { readonly way: 'next-blank' }
  | { readonly way: 'ask'; readonly failure: Failure; readonly choices: readonly FaultChoice[] };

type Way =
  /** `most` counts the first time too; `pausesMs` come before the second, third, … */
  | { readonly way: 'repeat'; readonly most: number; readonly pausesMs?: readonly number[] }
  | { readonly way: 'next-blank' };

interface Rule {
  readonly row: string;
  readonly acts: readonly ActName[] | 'any';
  readonly when: (failure: Failure, state: Making) => boolean;
  readonly does: Way;
}

/** Row 9: 120 s altogether, in growing pauses. */
const COOLING_MS = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 30_000, 30_000];

const NOT_PRINTED: ReadonlySet<string> = new Set(['printer.not-printed', 'printer.card-not-at-print']);

const faceBlank = ({ params }: Failure): boolean => params?.face === undefined || params.face === 'blank';
const untouched = ({ card }: Making): boolean => card !== null && !progressAtLeast(card, 'touched');

/**
 * Every automatic recovery of the fault table (card-printer.md 1.12), first match wins; a rule whose limit is reached
 * gives way to the next one, and what no rule settles is asked. Rows 1 to 8, 10 and 15 to 19 need a hand at the
 * machine; rows 20 and 21 and one mis-feed are the driver's.
 */
const RULES: readonly Rule[] = [
  {
    row: '9',
    acts: ['check-face', 'feed-blank', 'print-face'],
    when: (failure) => failure.code === 'printer.head-hot' && faceBlank(failure),
    does: { way: 'repeat', most: COOLING_MS.length + 1, pausesMs: COOLING_MS },
  },
  {
    // The driver opens the line anew and sends the settings again; the act looks where the card is before it moves.
    row: '17',
    acts: 'any',
    when: (failure) => isLineLost(failure) && faceBlank(failure),
    does: { way: 'repeat', most: 2 },
  },
  {
    row: '18',
    acts: ['print-face'],
    when: (failure) => NOT_PRINTED.has(failure.code) && faceBlank(failure),
    does: { way: 'repeat', most: 2 },
  },
  {
    row: '12',
    acts: ['authenticate-chip', 'identify-card', 'read-chip-again', 'report-back', 'set-pin'],
    when: mayBeSeatedAnew,
    does: { way: 'repeat', most: 4 },
  },
  {
    row: '12',
    acts: ['authenticate-chip'],
    when: (failure, state) => isMuteChip(failure) && untouched(state),
    does: { way: 'next-blank' },
  },
  { row: '13', acts: ['authenticate-chip'], when: isWrongStock, does: { way: 'next-blank' } },
  {
    // Written and found different, or broken off: once more, with the rights proven anew.
    row: '14',
    acts: ['write-chip', 'verify-chip'],
    when: ({ code, kind }) => kind === 'retry' || mayBeSeatedAnew({ code }),
    does: { way: 'repeat', most: 2 },
  },
  {
    row: '14',
    acts: ['authenticate-chip', 'read-chip-again', 'set-pin'],
    when: ({ code, kind }) => kind === 'retry' && code.startsWith('chip.'),
    does: { way: 'repeat', most: 2 },
  },
];

/** The rule for a failure, or the choices of the teller. Pure; counts and limits stand in the state. */
export const recoveryAfter = (state: Making, act: ActName, failure: Failure): Recovery => {
  for (const { acts, when, does } of RULES) {
    if (acts !== 'any' && !acts.includes(act)) continue;
    if (!when(failure, state)) continue;
    if (does.way === 'next-blank') return nextBlankOrAsk(state, act, failure);
    const repeat = repetition(state, act, failure, does);
    if (repeat !== null) return repeat;
  }
  return { way: 'ask', failure, choices: choicesAfter(state, act, failure) };
};

const repetition = (
  state: Making,
  act: ActName,
  failure: Failure,
  { most, pausesMs }: Extract<Way, { way: 'repeat' }>,
): Recovery | null => {
  const repeats = state.repeats[act] ?? 0;
  if (repeats + 1 >= most || !mayBeginAgain(state, act)) return null;
  const then = act === 'print-face' && mustBeIdentified(failure) ? act : null;
  return {
    way: 'repeat',
    act: then === null ? actToRepeat(act) : 'identify-card',
    then,
    attempt: repeats + 2,
    most,
    afterMs: pausesMs?.[repeats] ?? 0,
  };
};

/** The chip's rights end with its power: writing or comparing again begins with proving them again. */
export const actToRepeat = (act: ActName): ActName =>
  act === 'write-chip' || act === 'verify-chip' ? 'authenticate-chip' : act;

/** After a line or a power that was gone, a card is printed only when its chip says that it is the same one. */
const mustBeIdentified = (failure: Failure): boolean => isLineLost(failure) || NOT_PRINTED.has(failure.code);

/**
 * The next blank, as long as this is no second one in a row (then the box, or the reader, is looked at first) and the
 * reject box takes this card and one more.
 */
const nextBlankOrAsk = (state: Making, act: ActName, failure: Failure): Recovery => {
  const { wrongStock, mute } = badAfter(state, failure);
  if (wrongStock >= MOST_IN_A_ROW && isWrongStock(failure)) {
    const suspected: Failure = { code: 'stock.box-suspected', kind: 'stop', params: { detail: failure.code } };
    return { way: 'ask', failure: suspected, choices: ['retain'] };
  }
  if (mute >= MOST_IN_A_ROW && isMuteChip(failure)) {
    const suspected: Failure = { code: 'chip.reader-suspected', kind: 'ask', params: { detail: failure.code } };
    return { way: 'ask', failure: suspected, choices: ['retain', 'retry'] };
  }
  if (roomForAnother(state)) return { way: 'next-blank' };
  return { way: 'ask', failure, choices: choicesAfter(state, act, failure) };
};

/** Bad blanks in a row with this one. */
export const badAfter = ({ badInARow }: Making, failure: Failure): Making['badInARow'] => {
  if (isWrongStock(failure)) return { wrongStock: badInARow.wrongStock + 1, mute: 0 };
  return { wrongStock: badInARow.wrongStock, mute: badInARow.mute + 1 };
};
