import type { Failure } from '#basics/result.ts';
import type { BusyView, CardPlace, Cover, MakeStage, OutletView, Reason, SessionView } from '#contract/views.ts';
import { MAKE_STAGES } from '#contract/views.ts';
import type { ActName } from '#domain/issuance/effects.ts';
import { fateOf } from '#domain/issuance/fate.ts';
import {
  type CardInHand,
  type DiscardedCard,
  type Fault,
  type Making,
  progressAtLeast,
  type SessionState,
} from '#domain/issuance/state.ts';
import { EXCEPTION_CODES, type StockException } from '#domain/stock/exception.ts';
import { USUAL_MS } from '../acts/index.ts';
import type { CurrentSession } from '../current-session.ts';
import { actionsOf } from './actions.ts';
import {
  applicationOf,
  bankOf,
  caseOf,
  guardianNeeded,
  guardianOf,
  materialsOf,
  personOf,
  reasonsOf,
  reviewOf,
  verdictOf,
} from './case-view.ts';
import { formOf, photoOf } from './form-view.ts';

/** What a view needs beside the session: where the devices see the card, the outlets, the picture. */
export interface ViewFacts {
  readonly revision: number;
  readonly now: number;
  readonly place: CardPlace;
  readonly outlets: readonly OutletView[];
  /** The session's photo, JPEG; null when there is none. */
  readonly photo: Uint8Array | null;
  /** When the platform was last asked about the review that is waited for. */
  readonly askedAt: number | null;
  /** What did not add up in this session. */
  readonly exceptions: readonly StockException[];
  /** Whether the applicant's screen is hidden. */
  readonly cover: Cover;
}

/** Which stage of making an act belongs to; the others are no part of the progress line. */
const STAGE_OF: Partial<Readonly<Record<ActName, MakeStage>>> = {
  'check-face': 'check-face',
  'create-order': 'order',
  'feed-blank': 'feed',
  'authenticate-chip': 'authenticate',
  'write-chip': 'write',
  'verify-chip': 'verify',
  'print-face': 'print',
  'read-chip-again': 'read-again',
  'report-back': 'report-back',
};

const NOTHING: Omit<SessionView, 'revision' | 'actions'> = {
  sessionId: null,
  step: 'ready',
  busy: null,
  person: null,
  guardian: null,
  guardianNeeded: false,
  mode: null,
  verdict: null,
  decisions: [],
  materials: [],
  bank: null,
  application: null,
  review: null,
  form: null,
  photo: null,
  stages: [],
  discarded: [],
  prompt: null,
  card: null,
  activation: null,
  fault: null,
  outcome: null,
  cover: 'none',
};

/** The teller's picture of the session: numbers masked, the actions that fit now, the first one offered first. */
export const sessionView = (session: CurrentSession | null, facts: ViewFacts): SessionView => {
  if (session === null) return { ...NOTHING, revision: facts.revision, actions: ['session.begin'] };
  const { state } = session;
  const subject = caseOf(state);
  return {
    ...NOTHING,
    revision: facts.revision,
    sessionId: session.sessionId,
    step: state.step,
    busy: busyOf(session),
    person: personOf(session, facts.now),
    guardian: guardianOf(session, facts.now),
    guardianNeeded: guardianNeeded(state),
    mode: modeOf(state),
    verdict: verdictOf(state, facts.outlets),
    decisions: [...(subject?.decisions ?? [])],
    materials: materialsOf(state),
    bank: bankOf(state),
    application: applicationOf(state, facts.outlets),
    review: reviewOf(state, facts.askedAt),
    form: formOf(state),
    photo: photoOf(state, facts.photo),
    stages: stagesOf(session),
    discarded: 'discarded' in state ? state.discarded.map(discardedView) : [],
    prompt: promptOf(session),
    cover: facts.cover,
    card: cardOf(state, facts.place),
    activation: activationOf(state),
    fault: faultOf(state, facts.place),
    outcome: outcomeOf(session, facts.exceptions),
    actions: actionsOf(state),
  };
};

export const promptOf = ({ running }: CurrentSession): SessionView['prompt'] => running?.prompt ?? null;

const discardedView = ({ card, fate, cause }: DiscardedCard): SessionView['discarded'][number] => ({
  blankId: card.blankId,
  fate,
  code: cause.code,
  ...(cause.params === undefined ? {} : { params: { ...cause.params } }),
});

/** An exception in the words of its code. */
export const exceptionView = ({ kind, expected, seen, blankId }: StockException) => ({
  code: EXCEPTION_CODES[kind],
  params: { expected: expected ?? '–', seen: seen ?? '–', blank: blankId ?? '–' },
});

const againOf = (state: SessionState): Pick<BusyView, 'again'> => {
  if (!('auto' in state) || state.auto === null) return {};
  const { failure, attempt, most } = state.auto;
  const { code, params } = failure;
  return { again: { code, attempt, most, ...(params === undefined ? {} : { params: { ...params } }) } };
};

export const busyOf = ({ running, state }: CurrentSession): BusyView | null => {
  if (running === null) return null;
  const parts =
    running.done === undefined || running.total === undefined ? {} : { done: running.done, total: running.total };
  const { hint } = running;
  return {
    what: running.act,
    since: running.since,
    usualMs: USUAL_MS[running.act],
    ...parts,
    ...(hint === undefined ? {} : { hint: { code: hint.code, params: { ...hint.params } } }),
    ...againOf(state),
  };
};

const modeOf = (state: SessionState): SessionView['mode'] => {
  if (state.step === 'application') return 'onsite';
  if (state.step === 'verdict') return state.record.application?.mode ?? null;
  if (state.step === 'closed') return state.application?.mode ?? null;
  return 'application' in state && state.application !== null ? state.application.mode : null;
};

export const stagesOf = ({ state, running, timings }: CurrentSession): SessionView['stages'] => {
  if (state.step !== 'make' && state.step !== 'activate' && state.step !== 'hand-over') return [];
  return MAKE_STAGES.map((stage) => {
    const last = timings.findLast(({ act }) => STAGE_OF[act] === stage);
    if (running !== null && STAGE_OF[running.act] === stage) {
      const { done, total } = running;
      return {
        stage,
        state: 'running' as const,
        ...(done === undefined || total === undefined ? {} : { done, total }),
      };
    }
    if (last === undefined) return { stage, state: 'waiting' as const };
    return { stage, state: last.ok ? ('done' as const) : ('failed' as const), ms: Math.round(last.ms) };
  });
};

const cardOf = (state: SessionState, place: CardPlace): SessionView['card'] => {
  if (state.step === 'closed')
    return state.card === null ? null : cardView(state.card, state.cardNumber, endPlace(state.fate));
  if (!('card' in state)) return null;
  return state.card === null ? null : cardView(state.card, state.cardNumber, place);
};

const endPlace = (fate: string): CardPlace =>
  fate === 'handed-over' ? 'handed-over' : fate === 'in-machine' ? 'inside-unknown' : 'reject-box';

const cardView = (card: CardInHand, cardNumber: string | null, place: CardPlace): SessionView['card'] => ({
  blankId: card.blankId,
  cardNumber,
  bankCardTail: card.bankCardNumber?.slice(-4) ?? null,
  place,
});

const activationOf = (state: SessionState): SessionView['activation'] => {
  if (state.step === 'activate') return { pin: state.pin, socialSecurity: state.socialSecurity, bank: state.bank };
  if (state.step === 'hand-over') return { pin: 'set', socialSecurity: true, bank: true };
  return null;
};

const faultOf = (state: SessionState, place: CardPlace): SessionView['fault'] => {
  if (state.step === 'closed' || state.fault === null) return null;
  const { failure, during } = state.fault;
  return {
    code: failure.code,
    kind: failure.kind,
    during,
    cardPlace: place,
    cardNext: cardNext(state, state.fault),
    ...(failure.params === undefined ? {} : { params: { ...failure.params } }),
  };
};

const cardNext = (
  state: SessionState,
  { choices, during, failure }: Fault,
): NonNullable<SessionView['fault']>['cardNext'] => {
  const card = 'card' in state && state.step !== 'closed' ? state.card : null;
  if (card === null) return 'none';
  if (during === 'retain-card') return fateOf(card, 'ending' in state ? causeOf(state) : null);
  if (choices[0] === 'retry') return 'goes-on';
  return choices[0] === 'retain' || choices[0] === 'replace' ? fateOf(card, failure) : 'stays';
};

const causeOf = ({ ending, replacing }: Pick<Making, 'ending' | 'replacing'>): Failure | null =>
  ending?.cause ?? replacing;

const outcomeOf = (
  { state, timings, openedAt, closedAt }: CurrentSession,
  exceptions: readonly StockException[],
): SessionView['outcome'] => {
  if (state.step !== 'closed') return null;
  const reasons: Reason[] =
    state.cause !== null
      ? [causeReason(state.cause)]
      : state.verdict === null
        ? []
        : reasonsOf(state.verdict.reasons, null);
  return {
    outcome: state.outcome,
    fate: state.fate,
    customerCard: state.fate === 'retained' && state.card !== null && progressAtLeast(state.card, 'reported'),
    reasons,
    exceptions: exceptions.map(exceptionView),
    machineMs: Math.round(machineMs(timings)),
    totalMs: (closedAt ?? openedAt) - openedAt,
  };
};

export const causeReason = ({ code, params }: Failure): Reason => ({
  code,
  rule: null,
  need: null,
  level: 'refuse',
  source: 'station',
  at: null,
  ...(params === undefined ? {} : { params: { ...params } }),
});

const NOT_MACHINE: readonly ActName[] = [
  'read-identity',
  'read-guardian',
  'look-up-person',
  'check-phone',
  'submit-application',
  'read-application',
  'watch-gate',
];

/** Time the kiosk worked from "make" on, without waiting for people. */
export const machineMs = (timings: CurrentSession['timings']): number =>
  timings.filter(({ act }) => !NOT_MACHINE.includes(act)).reduce((sum, { ms }) => sum + ms, 0);
