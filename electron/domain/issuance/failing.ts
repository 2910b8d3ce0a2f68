import type { Failure, Result } from '#basics/result.ts';
import { isMuteChip, isWrongStock } from './bad-blank.ts';
import { begin, type MakingState } from './begin.ts';
import type { ActName, Effect } from './effects.ts';
import { type Next, next } from './next.ts';
import { badAfter, recoveryAfter } from './recovery.ts';
import { replaceCard } from './replacing.ts';

/** What a rule does after an act failed, or the fault that is shown; `before` goes with it into the books. */
export const afterFailure = (
  state: MakingState,
  act: ActName,
  failure: Failure,
  before: readonly Effect[] = [],
): Result<Next> => {
  const recovery = recoveryAfter(state, act, failure);
  // A look at the card that failed is done again for the sake of what was to follow it.
  const follows = act === 'identify-card' ? state.resume : null;
  if (recovery.way === 'repeat') {
    const { attempt, most, afterMs } = recovery;
    const repeated = { ...state, repeats: { ...state.repeats, [act]: attempt - 1 }, resume: recovery.then ?? follows };
    return begin(repeated, recovery.act, before, { auto: { failure, attempt, most }, afterMs });
  }
  const counted = isBadBlank(act, failure) ? badAfter(state, failure) : null;
  const known = counted === null ? state : { ...state, badInARow: counted };
  const effects: readonly Effect[] =
    counted === null ? before : [...before, { effect: 'count-bad-blanks', inARow: counted }];
  if (recovery.way === 'next-blank') return replaceCard(known, failure, effects);
  const { choices } = recovery;
  return next(
    {
      ...known,
      running: null,
      auto: null,
      resume: follows,
      fault: { during: act, failure: recovery.failure, choices },
    },
    ...effects,
  );
};

const isBadBlank = (act: ActName, failure: Failure): boolean =>
  act === 'authenticate-chip' && (isWrongStock(failure) || isMuteChip(failure));
