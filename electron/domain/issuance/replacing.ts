import type { Failure, Result } from '#basics/result.ts';
import { begin, type MakingState } from './begin.ts';
import { type Effect, type MoveBlank, run } from './effects.ts';
import { fateOf } from './fate.ts';
import { ledgerReason } from './ledger-reason.ts';
import { type Next, next } from './next.ts';
import type { Make } from './state.ts';

/** The card goes into the reject box and the session goes on with the next blank for the same person. */
export const replaceCard = (state: MakingState, cause: Failure, before: readonly Effect[] = []): Result<Next> =>
  next(
    { ...state, replacing: cause, fault: null, auto: null, resume: null, running: 'retain-card' },
    ...before,
    run('retain-card'),
  );

/** The ledger line of a card that went into the reject box. */
export const intoBox = (state: MakingState, cause: Failure): MoveBlank => {
  const { card } = state;
  if (card === null) throw new Error('no card went into the reject box');
  return {
    effect: 'move-blank',
    blankId: card.blankId,
    from: 'in-machine',
    to: fateOf(card, cause),
    reason: ledgerReason(card, cause),
    identified: card.cardId !== null,
  };
};

/** The state without its card, which stands in the list of those discarded. */
export const withoutCard = <S extends MakingState>(state: S, cause: Failure): S => {
  const { card } = state;
  if (card === null) throw new Error('no card to discard');
  const discarded = [...state.discarded, { card, fate: fateOf(card, cause), cause }];
  return { ...state, card: null, discarded, boxRoom: state.boxRoom - 1 };
};

/** In the box: the order that belongs to that chip is cancelled first, so that there are never two live ones. */
export const cardReplaced = (state: MakingState, cause: Failure): Result<Next> => {
  const move = intoBox(state, cause);
  const without = withoutCard(state, cause);
  if (state.orderBound && state.orderLive) return begin(without, 'cancel-order', [move]);
  return nextBlank(without, [move]);
};

/** Begins with the next blank: under the same order while no chip has it, else under a new one with its own keys. */
export const nextBlank = (state: MakingState, before: readonly Effect[] = []): Result<Next> => {
  const keepsOrder = state.orderLive && !state.orderBound;
  const making: Make = {
    step: 'make',
    document: state.document,
    guardian: state.guardian,
    application: state.application,
    orderId: keepsOrder ? state.orderId : null,
    orderLive: keepsOrder,
    cardNumber: keepsOrder ? state.cardNumber : null,
    orderBound: false,
    card: null,
    data: null,
    cardCount: state.cardCount + 1,
    discarded: state.discarded,
    badInARow: state.badInARow,
    boxRoom: state.boxRoom,
    attempts: {},
    repeats: {},
    auto: null,
    resume: null,
    running: null,
    fault: null,
    replacing: null,
    ending: null,
  };
  return begin(making, keepsOrder ? 'feed-blank' : 'create-order', before);
};
