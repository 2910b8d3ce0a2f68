import type { Failure, Result } from '#basics/result.ts';
import type { ChipInspection } from '../card/card-data.ts';
import type { Guardian } from '../eligibility/guardian.ts';
import type { Application } from '../eligibility/person-record.ts';
import type { IdentityDocument } from '../identity/identity-document.ts';
import type { BlankState } from '../stock/blank.ts';
import { begin, type MakingState, withProgress } from './begin.ts';
import type { ActName, AdoptBlank, Effect, MoveBlank, NoteException } from './effects.ts';
import { endingOutcome, endMaking, handedOver, leaveToPeople, notTaken } from './ending.ts';
import type { ActValue, FailedCard, SessionEvent } from './events.ts';
import { afterFailure } from './failing.ts';
import { type Next, next, notNow } from './next.ts';
import { actToRepeat } from './recovery.ts';
import { replaceCard } from './replacing.ts';
import { replacingOutcome } from './replacing-outcome.ts';
import type { Activate, CardInHand, HandOver } from './state.ts';

/** So often the teller may say to wait longer for the hand at the gate; then the card is taken back. */
export const MOST_EXTENSIONS = 4;

/** Everything is known and approved: the machine starts, with what can fail without a card first. */
export const startMaking = (
  { document, guardian }: { readonly document: IdentityDocument; readonly guardian: Guardian | null },
  application: Application,
): Result<Next> =>
  begin(
    {
      step: 'make',
      document,
      guardian,
      application,
      orderId: null,
      orderLive: false,
      cardNumber: null,
      card: null,
      data: null,
      cardCount: 1,
      orderBound: false,
      discarded: [],
      badInARow: { wrongStock: 0, mute: 0 },
      boxRoom: 0,
      attempts: {},
      repeats: {},
      auto: null,
      resume: null,
      running: null,
      fault: null,
      replacing: null,
      ending: null,
    },
    'check-face',
  );

/** From "make" to "taken at the gate" (C.4, C.5): written and verified, printed, read again, reported, activated, given. */
export const makingTransition = (state: MakingState, event: SessionEvent): Result<Next> => {
  if (event.event === 'touched') return touched(state, event.act);
  if (event.event === 'done' || event.event === 'failed') {
    const act = event.event === 'done' ? event.value.act : event.act;
    if (act !== state.running) return notNow(state, event);
    if (state.ending !== null) return endingOutcome(state, event);
    if (state.replacing !== null) return replacingOutcome(state, state.replacing, event);
    return event.event === 'done' ? advance(state, event.value) : failed(state, event.act, event.failure, event.card);
  }
  if (event.event === 'wait-longer') return waitLonger(state, event);
  if (state.running !== null) return notNow(state, event);
  switch (event.event) {
    case 'leave-to-people':
      return leaveToPeople(state, event.cause);
    case 'retry':
      return state.fault?.choices.includes('retry')
        ? begin({ ...state, repeats: {} }, actToRepeat(state.fault.during))
        : notNow(state, event);
    case 'replace':
      return state.fault?.choices.includes('replace') ? replaceCard(state, state.fault.failure) : notNow(state, event);
    case 'retain':
    case 'finish':
    case 'cancel':
      return endMaking(state, event);
    case 'pin-chosen':
      // A card that is being taken back gets no PIN any more.
      if (state.step !== 'activate' || state.pin !== 'waiting' || state.ending !== null) return notNow(state, event);
      return begin({ ...state, pin: 'setting' }, 'set-pin');
    case 'present':
      if (state.step !== 'hand-over' || state.phase !== 'ready' || state.fault !== null) return notNow(state, event);
      return begin({ ...state, phase: 'presenting' }, 'present-card');
    default:
      return notNow(state, event);
  }
};

const touched = (state: MakingState, act: 'write-chip' | 'print-face'): Result<Next> =>
  next(withProgress(state, act === 'write-chip' ? 'touched' : 'printing'));

/** The teller lets the applicant have more time at the gate; the running wait takes it up. */
const waitLonger = (state: MakingState, event: SessionEvent): Result<Next> => {
  if (state.step !== 'hand-over' || state.running !== 'watch-gate' || state.extensions >= MOST_EXTENSIONS) {
    return notNow(state, event);
  }
  return next({ ...state, extensions: state.extensions + 1 });
};

const advance = (state: MakingState, value: ActValue): Result<Next> => {
  switch (value.act) {
    case 'check-face':
      return begin({ ...state, badInARow: value.badInARow, boxRoom: value.boxRoom }, 'create-order');
    case 'create-order':
      return begin({ ...state, orderId: value.orderId, orderLive: true, cardNumber: value.cardNumber }, 'feed-blank');
    case 'feed-blank': {
      // Booked already when the printer could not say at first whether the blank had been taken.
      if (state.card !== null) return begin(state, 'authenticate-chip');
      const card = fedCard(value.blankId, value.fedWith);
      return begin({ ...state, card }, 'authenticate-chip', [fromFeeder(value.blankId), ...doubleFeed(card)]);
    }
    case 'authenticate-chip': {
      if (state.card === null) throw new Error('a chip was authenticated without a card');
      const progress = state.card.progress === 'fed' ? 'identified' : state.card.progress;
      const card: CardInHand = { ...state.card, ...chipFacts(value.blankId, value.chip), progress };
      const { wrongStock, mute } = state.badInARow;
      const good = { wrongStock: 0, mute: 0 };
      return begin({ ...state, card, data: value.data, orderBound: true, badInARow: good }, 'write-chip', [
        ...outOfOrder(state.card, value.blankId, value.bookedAs),
        ...(wrongStock + mute > 0 ? [{ effect: 'count-bad-blanks' as const, inARow: good }] : []),
      ]);
    }
    case 'identify-card': {
      const { resume, auto } = state;
      if (resume === null) throw new Error('a card was looked at for nothing');
      return begin({ ...state, resume: null }, resume, [], { auto });
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
        auto: null,
        fault: null,
      });
    }
    case 'set-pin':
      return begin({ ...asActivate(state), pin: 'set' }, 'activate-social-security');
    case 'activate-social-security':
      return begin({ ...asActivate(state), socialSecurity: true }, 'activate-bank');
    case 'activate-bank': {
      const { step: _s, pin: _p, socialSecurity: _a, bank: _b, ...making } = asActivate(state);
      return next({
        ...making,
        step: 'hand-over',
        phase: 'ready',
        extensions: 0,
        running: null,
        auto: null,
        fault: null,
      });
    }
    case 'present-card':
      return begin({ ...asHandOver(state), phase: 'at-gate' }, 'watch-gate');
    case 'watch-gate':
      return value.taken ? handedOver(state) : notTaken(asHandOver(state));
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

const fedCard = (blankId: string, fedWith: readonly string[] = []): CardInHand => ({
  blankId,
  progress: 'fed',
  cardId: null,
  resetInformation: null,
  algorithm: null,
  bankCardNumber: null,
  fedWith,
});

const fromFeeder = (blankId: string): MoveBlank => ({
  effect: 'move-blank',
  blankId,
  from: 'loaded',
  to: 'in-machine',
  reason: null,
});

/** Two or more cards left the feeder at once and one of them stands at the chip: the others have to be looked for. */
const doubleFeed = ({ fedWith }: CardInHand): readonly Effect[] =>
  fedWith.flatMap((blankId): readonly Effect[] => [gone(blankId, 'loaded'), missing('double-feed', blankId)]);

const gone = (blankId: string, from: BlankState): MoveBlank => ({
  effect: 'move-blank',
  blankId,
  from,
  to: 'missing',
  reason: 'stock.double-feed',
});

const missing = (kind: 'double-feed' | 'card-missing' | 'card-found', blankId: string): NoteException => ({
  effect: 'note-exception',
  exception: { kind, expected: null, seen: null, blankId, detail: {} },
});

const chipFacts = (blankId: string, chip: Extract<ActValue, { act: 'authenticate-chip' }>['chip']) => ({
  blankId,
  cardId: chip.issuer.cardId,
  resetInformation: chip.resetInformation,
  algorithm: chip.algorithm,
  bankCardNumber: chip.bankCardNumber,
});

/**
 * The box was not in its order: the blank expected is still in the feeder, the one the chip names is in the machine.
 * When both left the feeder at once, the one expected is the one to be looked for. A blank that was missed is found.
 */
const outOfOrder = (expected: CardInHand, actual: string, bookedAs: BlankState = 'loaded'): readonly Effect[] => {
  if (expected.blankId === actual) return [];
  const fedTogether = expected.fedWith.includes(actual);
  const found: readonly Effect[] = bookedAs === 'missing' && !fedTogether ? [missing('card-found', actual)] : [];
  const instead: readonly Effect[] = fedTogether
    ? [gone(expected.blankId, 'in-machine'), missing('double-feed', expected.blankId)]
    : [{ effect: 'move-blank', blankId: expected.blankId, from: 'in-machine', to: 'loaded', reason: 'box-order' }];
  return [...instead, ...(bookedAs === 'in-machine' ? [] : [toMachine(actual, bookedAs)]), ...found];
};

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
  const { state: known, effects } = found === undefined ? { state, effects: [] } : withFound(state, act, found);
  // The printer's own counters say that no panel reached the card: the face is as it was.
  const at = act === 'print-face' && failure.params?.face === 'blank' ? withProgress(known, 'verified') : known;
  if (at.step === 'activate' && failure.code === 'pin.gone') {
    // The PIN is only ever in memory: after a restart the applicant chooses it again.
    return next({ ...at, running: null, auto: null, pin: 'waiting', fault: null }, ...effects);
  }
  return afterFailure(at, act, failure, effects);
};

/** What the act found out of the card before it failed. */
const withFound = (
  state: MakingState,
  act: ActName,
  found: FailedCard,
): { readonly state: MakingState; readonly effects: readonly Effect[] } => {
  if (act === 'feed-blank') return fedAfterAll(state, found);
  const bound = { ...state, orderBound: state.orderBound || found.orderBound === true };
  if (state.card === null || found.chip === undefined || found.blankId === undefined)
    return { state: bound, effects: [] };
  const progress = state.card.progress === 'fed' ? 'identified' : state.card.progress;
  return {
    state: { ...bound, card: { ...state.card, ...chipFacts(found.blankId, found.chip), progress } },
    effects: [
      ...(found.bookedAs === null ? [adopted(found.blankId, found.chip)] : []),
      ...outOfOrder(state.card, found.blankId, found.bookedAs ?? 'loaded'),
    ],
  };
};

/** A feed failed: the blank is in the machine all the same, or the printer counted it and nobody sees it any more. */
const fedAfterAll = (
  state: MakingState,
  { inMachine, blankId, fedWith = [], suspected }: FailedCard,
): { readonly state: MakingState; readonly effects: readonly Effect[] } => {
  if (state.card !== null || blankId === undefined) return { state, effects: [] };
  if (inMachine) {
    const card = fedCard(blankId, fedWith);
    // Not counted as fed: by the books it is in the feeder still, and comes next if it is.
    const noted = suspected === undefined ? [] : [missing('double-feed', suspected)];
    return { state: { ...state, card }, effects: [fromFeeder(blankId), ...doubleFeed(card), ...noted] };
  }
  const lost = fedWith.flatMap((lostId): readonly Effect[] => [
    { effect: 'move-blank', blankId: lostId, from: 'loaded', to: 'missing', reason: 'stock.card-missing' },
    missing('card-missing', lostId),
  ]);
  return { state, effects: lost };
};
