import type { Failure, Result } from '#basics/result.ts';
import type { ChipInspection } from '../card/card-data.ts';
import type { Application } from '../eligibility/person-record.ts';
import type { IdentityDocument } from '../identity/identity-document.ts';
import type { BlankState } from '../stock/blank.ts';
import { type ActName, type AdoptBlank, type Effect, type MoveBlank, run } from './effects.ts';
import { endingOutcome, endMaking, handedOver } from './ending.ts';
import type { ActValue, FailedCard, SessionEvent } from './events.ts';
import { faultAfter } from './faults.ts';
import { type Next, next, notNow } from './next.ts';
import type { Activate, CardInHand, CardProgress, HandOver, Make } from './state.ts';

type MakingState = Make | Activate | HandOver;

/** Everything is known and approved: the machine starts, with what can fail without a card first. */
export const startMaking = (document: IdentityDocument, application: Application): Result<Next> =>
  begin(
    {
      step: 'make',
      document,
      application,
      orderId: null,
      orderLive: false,
      cardNumber: null,
      card: null,
      data: null,
      attempts: {},
      running: null,
      fault: null,
      ending: null,
    },
    'check-face',
  );

/** From "make" to "taken at the gate" (C.4, C.5): written and verified, printed, read again, reported, activated, given. */
export const makingTransition = (state: MakingState, event: SessionEvent): Result<Next> => {
  if (event.event === 'touched') return touched(state, event.act);
  if (event.event === 'done') {
    if (event.value.act !== state.running) return notNow(state, event);
    return state.ending === null ? advance(state, event.value) : endingOutcome(state, event);
  }
  if (event.event === 'failed') {
    if (event.act !== state.running) return notNow(state, event);
    return state.ending === null ? failed(state, event.act, event.failure, event.card) : endingOutcome(state, event);
  }
  if (state.running !== null) return notNow(state, event);
  switch (event.event) {
    case 'retry':
      return state.fault?.choices.includes('retry')
        ? begin(state, actToRepeat(state.fault.during))
        : notNow(state, event);
    case 'retain':
    case 'finish':
    case 'cancel':
      return endMaking(state, event);
    case 'pin-chosen':
      if (state.step !== 'activate' || state.pin !== 'waiting') return notNow(state, event);
      return begin({ ...state, pin: 'setting' }, 'set-pin');
    case 'present':
      if (state.step !== 'hand-over' || state.phase !== 'ready' || state.fault !== null) return notNow(state, event);
      return begin({ ...state, phase: 'presenting' }, 'present-card');
    default:
      return notNow(state, event);
  }
};

const begin = <S extends MakingState>(state: S, act: ActName, ...before: readonly Effect[]): Result<Next> =>
  next(
    { ...state, running: act, fault: null, attempts: { ...state.attempts, [act]: (state.attempts[act] ?? 0) + 1 } },
    ...before,
    run(act),
  );

/** The chip's rights end with its power: writing or comparing again begins with proving them again. */
const actToRepeat = (act: ActName): ActName =>
  act === 'write-chip' || act === 'verify-chip' ? 'authenticate-chip' : act;

const touched = (state: MakingState, act: 'write-chip' | 'print-face'): Result<Next> =>
  next(withProgress(state, act === 'write-chip' ? 'touched' : 'printing'));

const withProgress = <S extends MakingState>(state: S, progress: CardProgress): S =>
  state.card === null ? state : { ...state, card: { ...state.card, progress } };

const advance = (state: MakingState, value: ActValue): Result<Next> => {
  switch (value.act) {
    case 'check-face':
      return begin(state, 'create-order');
    case 'create-order':
      return begin({ ...state, orderId: value.orderId, orderLive: true, cardNumber: value.cardNumber }, 'feed-blank');
    case 'feed-blank':
      // Booked already when the printer could not say at first whether the blank had been taken.
      if (state.card !== null) return begin(state, 'authenticate-chip');
      return begin({ ...state, card: fedCard(value.blankId) }, 'authenticate-chip', fromFeeder(value.blankId));
    case 'authenticate-chip': {
      if (state.card === null) throw new Error('a chip was authenticated without a card');
      const progress = state.card.progress === 'fed' ? 'identified' : state.card.progress;
      const card: CardInHand = { ...state.card, ...chipFacts(value.blankId, value.chip), progress };
      return begin({ ...state, card, data: value.data }, 'write-chip', ...outOfOrder(state.card, value.blankId));
    }
    case 'write-chip':
      return begin(withProgress(state, 'written'), 'verify-chip');
    case 'verify-chip':
      return begin(withProgress(state, 'verified'), 'print-face');
    case 'print-face':
      return begin(withProgress(state, 'printed'), 'read-chip-again');
    case 'read-chip-again':
      return begin(withProgress(state, 'checked'), 'report-back');
    case 'report-back': {
      const { step: _, ...making } = withProgress(state, 'reported');
      return next({
        ...making,
        step: 'activate',
        pin: 'waiting',
        socialSecurity: false,
        bank: false,
        running: null,
        fault: null,
      });
    }
    case 'set-pin':
      return begin({ ...asActivate(state), pin: 'set' }, 'activate-social-security');
    case 'activate-social-security':
      return begin({ ...asActivate(state), socialSecurity: true }, 'activate-bank');
    case 'activate-bank': {
      const { step: _s, pin: _p, socialSecurity: _a, bank: _b, ...making } = asActivate(state);
      return next({ ...making, step: 'hand-over', phase: 'ready', running: null, fault: null });
    }
    case 'present-card':
      return begin({ ...asHandOver(state), phase: 'at-gate' }, 'watch-gate');
    case 'watch-gate':
      return value.taken ? handedOver(state) : notTaken(state);
    default:
      throw new Error(`${value.act} is no act of making`);
  }
};

const asActivate = (state: MakingState): Activate => {
  if (state.step !== 'activate') throw new Error(`activation in step ${state.step}`);
  return state;
};

const asHandOver = (state: MakingState): HandOver => {
  if (state.step !== 'hand-over') throw new Error(`hand-over in step ${state.step}`);
  return state;
};

const fedCard = (blankId: string): CardInHand => ({
  blankId,
  progress: 'fed',
  cardId: null,
  resetInformation: null,
  algorithm: null,
  bankCardNumber: null,
});

const fromFeeder = (blankId: string): MoveBlank => ({
  effect: 'move-blank',
  blankId,
  from: 'loaded',
  to: 'in-machine',
  reason: null,
});

const chipFacts = (blankId: string, chip: Extract<ActValue, { act: 'authenticate-chip' }>['chip']) => ({
  blankId,
  cardId: chip.issuer.cardId,
  resetInformation: chip.resetInformation,
  algorithm: chip.algorithm,
  bankCardNumber: chip.bankCardNumber,
});

/** The box was not in its order: the blank expected is still in the feeder, the one the chip names is in the machine. */
const outOfOrder = (expected: CardInHand, actual: string, bookedAs: BlankState = 'loaded'): readonly MoveBlank[] =>
  expected.blankId === actual
    ? []
    : [
        { effect: 'move-blank', blankId: expected.blankId, from: 'in-machine', to: 'loaded', reason: 'box-order' },
        ...(bookedAs === 'in-machine' ? [] : [toMachine(actual, bookedAs)]),
      ];

const adopted = (blankId: string, { issuer, resetInformation }: ChipInspection): AdoptBlank => ({
  effect: 'adopt-blank',
  blankId,
  cardId: issuer.cardId,
  resetInformation,
});

const toMachine = (blankId: string, from: BlankState): MoveBlank => ({
  effect: 'move-blank',
  blankId,
  from,
  to: 'in-machine',
  reason: 'box-order',
});

const failed = (state: MakingState, act: ActName, failure: Failure, found: FailedCard | undefined): Result<Next> => {
  const effects: Effect[] = [];
  let at: MakingState = state;
  if (act === 'feed-blank') {
    if (state.card === null && found?.inMachine && found.blankId !== undefined) {
      at = { ...state, card: fedCard(found.blankId) };
      effects.push(fromFeeder(found.blankId));
    }
  } else if (state.card !== null && found?.chip !== undefined && found.blankId !== undefined) {
    at = {
      ...state,
      card: {
        ...state.card,
        ...chipFacts(found.blankId, found.chip),
        progress: state.card.progress === 'fed' ? 'identified' : state.card.progress,
      },
    };
    if (found.bookedAs === null) effects.push(adopted(found.blankId, found.chip));
    effects.push(...outOfOrder(state.card, found.blankId, found.bookedAs ?? 'loaded'));
  }
  if (act === 'print-face' && failure.params?.face === 'blank') {
    // The printer's own counters say that no panel reached the card: the face is as it was.
    at = withProgress(at, 'verified');
  }
  if (at.step === 'activate' && failure.code === 'pin.gone') {
    // The PIN is only ever in memory: after a restart the applicant chooses it again.
    return next({ ...at, running: null, pin: 'waiting', fault: null }, ...effects);
  }
  return next({ ...at, running: null, fault: faultAfter(at, act, failure) }, ...effects);
};

const notTaken = (state: MakingState): Result<Next> =>
  next({
    ...state,
    running: null,
    fault: { during: 'watch-gate', failure: { code: 'card.not-taken', kind: 'ask' }, choices: ['retry', 'retain'] },
  });
