import type { Failure } from '#basics/result.ts';
import type { ActName } from './effects.ts';
import { type Fault, type FaultChoice, type Making, progressAtLeast } from './state.ts';

/**
 * How often an act may be begun in one session. Chip: rewritten once (fault table row 14), re-seated up to three times (row 12). The
 * others only send or ask again, which does no harm.
 */
const MOST_ATTEMPTS: Partial<Readonly<Record<ActName, number>>> = {
  'authenticate-chip': 3,
  'write-chip': 2,
  'verify-chip': 2,
  'print-face': 3,
  'read-chip-again': 3,
  'set-pin': 3,
};

/** What the teller may do after an act failed. The first choice is the one offered first. */
export const faultAfter = (state: Making, act: ActName, failure: Failure): Fault => ({
  during: act,
  failure,
  choices: choicesAfter(state, act, failure),
});

const choicesAfter = (state: Making, act: ActName, failure: Failure): readonly FaultChoice[] => {
  const way: FaultChoice = state.card === null ? 'end' : 'retain';
  return mayRepeat(state, act, failure) ? ['retry', way] : [way];
};

const mayRepeat = (state: Making, act: ActName, failure: Failure): boolean => {
  if (failure.kind === 'stop') return false;
  // A face that may carry ink already is never printed over.
  if (act === 'print-face' && state.card !== null && progressAtLeast(state.card, 'printing')) return false;
  const most = MOST_ATTEMPTS[act];
  return most === undefined || (state.attempts[act] ?? 0) < most;
};
