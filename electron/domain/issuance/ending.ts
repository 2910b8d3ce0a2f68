import type { Failure, Result } from '#basics/result.ts';
import type { MakingState } from './begin.ts';
import { type Effect, type MoveBlank, run } from './effects.ts';
import type { SessionEvent } from './events.ts';
import { afterFailure } from './failing.ts';
import { fateOf } from './fate.ts';
import { type Next, next, notNow } from './next.ts';
import { intoBox } from './replacing.ts';
import { type Closed, type HandOver, progressAtLeast } from './state.ts';

/** The teller ends the session (`retain`, `finish` or `cancel`): with a card in the machine it is taken back first, then the order. */
export const endMaking = (state: MakingState, event: SessionEvent): Result<Next> => {
  const cause: Failure = state.fault?.failure ?? ENDED;
  if (state.ending !== null) {
    // Taking the card back failed and the teller leaves it: two people have to look into the machine.
    if (event.event !== 'finish' && event.event !== 'cancel') return retain(state, state.ending.cause);
    return incident(state, state.ending.cause);
  }
  if (state.replacing !== null && state.card !== null) {
    if (event.event === 'retain') return retain(state, state.replacing);
    return incident(state, state.replacing);
  }
  if (state.card !== null) {
    // A card in the machine is never left behind by a mere "finish".
    return event.event === 'retain' ? retain(state, cause) : notNow(state, event);
  }
  if (event.event === 'retain') return notNow(state, event);
  const ending = { cause, outcome: state.fault === null ? ('cancelled' as const) : ('failed' as const) };
  if (orderUnknown(state)) return next(close({ ...state, ending }, 'none'), undoOrder(state, cause));
  return cancelOrClose({ ...state, ending, fault: null }, 'none');
};

/** Nobody took the card at the gate in the time given: it is taken back as the customer's. */
export const notTaken = (state: HandOver): Result<Next> => retain(state, { code: 'card.not-taken', kind: 'ask' });

/** The order was asked for and no answer came: there may be one, and nobody could ever have another. */
const orderUnknown = ({ orderId, fault }: MakingState): boolean =>
  orderId === null && fault?.during === 'create-order' && !fault.failure.code.startsWith('platform.refused.');

const undoOrder = ({ application, cardCount }: MakingState, { code }: Failure): Effect => ({
  effect: 'queue-call',
  call: 'undo-order',
  applicationId: application.id,
  cardCount,
  reason: code,
});

const NOTHING_TO_CANCEL: readonly string[] = ['order-unknown', 'order-cancelled', 'order-activated'];

/** True for a refusal after which asking again to cancel an order would change nothing. */
export const nothingToCancel = ({ code }: Pick<Failure, 'code'>): boolean =>
  NOTHING_TO_CANCEL.some((reason) => code === `platform.refused.${reason}`);

const retain = (state: MakingState, cause: Failure): Result<Next> =>
  next(
    {
      ...state,
      ending: { cause, outcome: 'failed' },
      replacing: null,
      fault: null,
      auto: null,
      running: 'retain-card',
    },
    run('retain-card'),
  );

/** Outcomes of the two acts of ending: the card into the reject box, the order taken back. */
export const endingOutcome = (
  state: MakingState,
  event: Extract<SessionEvent, { event: 'done' | 'failed' }>,
): Result<Next> => {
  const act = event.event === 'done' ? event.value.act : event.act;
  if (act === 'retain-card' && state.card !== null) {
    if (event.event === 'failed') return afterFailure(state, act, event.failure);
    const { value } = event;
    if (value.act === 'retain-card' && value.found === 'taken') return handedOver(state);
    if (value.act === 'retain-card' && value.found === 'not-fed') {
      const { blankId } = state.card;
      const back: MoveBlank = { effect: 'move-blank', blankId, from: 'in-machine', to: 'loaded', reason: 'not-fed' };
      return cancelOrClose({ ...state, card: null }, 'none', back);
    }
    const cause = state.ending?.cause ?? ENDED;
    return cancelOrClose(state, fateOf(state.card, cause), intoBox(state, cause));
  }
  if (act === 'cancel-order') {
    const fate = state.card === null ? 'none' : fateOf(state.card, state.ending?.cause ?? null);
    const lost = event.event === 'failed' && !nothingToCancel(event.failure);
    const queued = lost ? cancelLater(state, state.ending?.cause ?? ENDED) : [];
    return next(close(state, fate), ...queued);
  }
  return notNow(state, event);
};

/** An order whose card was reported back belongs to a customer's card and is not taken back. */
const cancelOrClose = (state: MakingState, fate: Closed['fate'], ...moves: readonly MoveBlank[]): Result<Next> => {
  const reported = state.card !== null && progressAtLeast(state.card, 'reported');
  if (!state.orderLive || reported) return next(close(state, fate), ...moves);
  return next({ ...state, running: 'cancel-order', fault: null, auto: null }, ...moves, run('cancel-order'));
};

const ENDED: Failure = { code: 'session.ended-by-teller', kind: 'stop' };

/** Without a card of its own at the end, the session's last card is the one that went to the box before. */
const lastCard = (
  { card, discarded }: MakingState,
  fate: Closed['fate'],
): Pick<Closed, 'card' | 'fate' | 'discarded'> => {
  const last = discarded.at(-1);
  return card !== null || last === undefined
    ? { card, fate, discarded }
    : { card: last.card, fate: last.fate, discarded: discarded.slice(0, -1) };
};

const close = (state: MakingState, fate: Closed['fate']): Closed => ({
  step: 'closed',
  document: state.document,
  guardian: state.guardian,
  verdict: null,
  application: { id: state.application.id, mode: state.application.mode, state: state.application.state },
  outcome: state.ending?.outcome ?? 'failed',
  cause: state.ending?.cause ?? null,
  ...lastCard(state, fate),
  cardNumber: state.cardNumber,
  activation:
    state.step === 'activate'
      ? { socialSecurity: state.socialSecurity, bank: state.bank }
      : { socialSecurity: state.step === 'hand-over', bank: state.step === 'hand-over' },
});

/** The card stays in the machine until people look for it; its order is taken back unless it is a customer's card. */
const incident = (state: MakingState, cause: Failure): Result<Next> => {
  const reported = state.card !== null && progressAtLeast(state.card, 'reported');
  const effects = reported || !state.orderLive ? [] : cancelLater(state, cause);
  return next(close({ ...state, ending: { cause, outcome: 'incident' } }, 'in-machine'), ...effects);
};

/** The same, whatever the session was about to do; without a card of its own there is none to look for. */
export const leaveToPeople = (state: MakingState, cause: Failure): Result<Next> => {
  if (state.card !== null) return incident(state, cause);
  const effects = orderUnknown(state) ? [undoOrder(state, cause)] : state.orderLive ? cancelLater(state, cause) : [];
  return next(close({ ...state, ending: { cause, outcome: 'incident' } }, 'none'), ...effects);
};

const cancelLater = ({ orderId, cardCount }: MakingState, { code }: Failure): readonly Effect[] =>
  orderId === null ? [] : [{ effect: 'queue-call', call: 'cancel-order', orderId, cardCount, reason: code }];

/** The card left through the gate: it is the holder's. */
export const handedOver = (state: MakingState): Result<Next> => {
  if (state.card === null) throw new Error('a card was taken that nobody held');
  return next(
    {
      step: 'closed',
      document: state.document,
      guardian: state.guardian,
      verdict: null,
      application: { id: state.application.id, mode: state.application.mode, state: state.application.state },
      outcome: 'issued',
      fate: 'handed-over',
      cause: null,
      card: state.card,
      discarded: state.discarded,
      cardNumber: state.cardNumber,
      activation: { socialSecurity: true, bank: true },
    },
    {
      effect: 'move-blank',
      blankId: state.card.blankId,
      from: 'in-machine',
      to: 'issued',
      reason: null,
      identified: true,
    },
  );
};
