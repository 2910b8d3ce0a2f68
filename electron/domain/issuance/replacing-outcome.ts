import type { Failure, Result } from '#basics/result.ts';
import type { MakingState } from './begin.ts';
import type { MoveBlank } from './effects.ts';
import { nothingToCancel } from './ending.ts';
import type { SessionEvent } from './events.ts';
import { afterFailure } from './failing.ts';
import { type Next, notNow } from './next.ts';
import { cardReplaced, nextBlank } from './replacing.ts';

/** Outcomes of the acts between one blank and the next: the card into the box, the order of its chip taken back. */
export const replacingOutcome = (
  state: MakingState,
  cause: Failure,
  event: Extract<SessionEvent, { event: 'done' | 'failed' }>,
): Result<Next> => {
  if (event.event === 'failed') {
    const { act, failure } = event;
    if (act === 'cancel-order' && nothingToCancel(failure)) return nextBlank({ ...state, orderLive: false });
    return afterFailure(state, act, failure);
  }
  const { value } = event;
  if (value.act === 'cancel-order') return nextBlank({ ...state, orderLive: false });
  if (value.act !== 'retain-card' || state.card === null) return notNow(state, event);
  if (value.found === 'not-fed') {
    const { blankId } = state.card;
    const back: MoveBlank = { effect: 'move-blank', blankId, from: 'in-machine', to: 'loaded', reason: 'not-fed' };
    return nextBlank({ ...state, card: null }, [back]);
  }
  return cardReplaced(state, cause);
};
