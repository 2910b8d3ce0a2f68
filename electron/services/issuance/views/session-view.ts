import { chinaDate } from '#basics/clock.ts';
import { maskName, maskNumber } from '#basics/redaction.ts';
import type { Failure } from '#basics/result.ts';
import type { BusyView, CardPlace, MakeStage, OutletView, Reason, SessionView, TellerAction } from '#contract/views.ts';
import { MAKE_STAGES } from '#contract/views.ts';
import { ageOn } from '#domain/eligibility/age.ts';
import type { RuleOutcome, Verdict } from '#domain/eligibility/verdict.ts';
import { currentAddress, type IdentityDocument, nationalityOf } from '#domain/identity/identity-document.ts';
import { missingForSubmission } from '#domain/issuance/application.ts';
import type { ActName } from '#domain/issuance/effects.ts';
import { fateOf } from '#domain/issuance/fate.ts';
import { MOST_EXTENSIONS } from '#domain/issuance/making.ts';
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
import type { CurrentSession } from '../session-service.ts';

/** What a view needs beside the session: where the devices see the card, the outlets, the picture. */
export interface ViewFacts {
  readonly revision: number;
  readonly now: number;
  readonly place: CardPlace;
  readonly outlets: readonly OutletView[];
  /** The session's photo, JPEG; null when there is none. */
  readonly photo: Uint8Array | null;
  /** What did not add up in this session. */
  readonly exceptions: readonly StockException[];
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
  mode: null,
  verdict: null,
  application: null,
  form: null,
  photo: null,
  stages: [],
  discarded: [],
  prompt: null,
  card: null,
  activation: null,
  fault: null,
  outcome: null,
};

/** The teller's picture of the session: numbers masked, the actions that fit now, the first one offered first. */
export const sessionView = (session: CurrentSession | null, facts: ViewFacts): SessionView => {
  if (session === null) return { ...NOTHING, revision: facts.revision, actions: ['session.begin'] };
  const { state } = session;
  const document = 'document' in state ? state.document : null;
  return {
    ...NOTHING,
    revision: facts.revision,
    sessionId: session.sessionId,
    step: state.step,
    busy: busyOf(session),
    person: document === null ? null : personOf(document, facts.now, session.volatile.identity),
    mode: modeOf(state),
    verdict: verdictOf(state, facts),
    application: applicationOf(state),
    form: formOf(state),
    photo: photoOf(state, facts),
    stages: stagesOf(session),
    discarded: 'discarded' in state ? state.discarded.map(discardedView) : [],
    prompt: promptOf(session),
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

type PersonView = NonNullable<SessionView['person']>;

const personOf = (
  document: IdentityDocument,
  now: number,
  identity: CurrentSession['volatile']['identity'],
): PersonView => {
  const address = currentAddress(document);
  return {
    document: document.kind,
    name: maskName(document.name),
    sex: document.sex,
    age: ageOn(document.birth, chinaDate(now)),
    nation: document.nation,
    nationality: nationalityOf(document),
    birth: `${document.birth.slice(0, 4)}****`,
    idNumber: maskNumber(document.idNumber),
    address: address === null ? null : `${[...address].slice(0, 6).join('')}****`,
    addressFrom: addressFrom(document, identity),
    validTo: document.validTo,
    picture: pictureOf(identity),
  };
};

const addressFrom = (
  document: IdentityDocument,
  identity: CurrentSession['volatile']['identity'],
): PersonView['addressFrom'] => {
  if (document.appendedAddresses !== undefined) return 'appended';
  return identity?.appendedAddresses === null ? 'printed-only' : 'printed';
};

const pictureOf = (identity: CurrentSession['volatile']['identity']): PersonView['picture'] => {
  if (identity === null) return { jpeg: null, why: 'id-reader.photo-not-kept' };
  const { picture } = identity;
  return picture.jpeg === null ? picture : { jpeg: Buffer.from(picture.jpeg).toString('base64'), why: null };
};

const modeOf = (state: SessionState): SessionView['mode'] => {
  if (state.step === 'application') return 'onsite';
  if (state.step === 'verdict') return state.record.application?.mode ?? null;
  if (state.step === 'closed') return state.application?.mode ?? null;
  return 'application' in state && state.application !== null ? state.application.mode : null;
};

export const reasonsOf = (outcomes: readonly RuleOutcome[], at: number | null): Reason[] =>
  outcomes.map(({ code, level, source, params, text }) => ({
    code,
    level,
    source,
    at: source === 'platform' ? at : null,
    ...(params === undefined ? {} : { params: { ...params } }),
    ...(text === undefined ? {} : { text: { ...text } }),
  }));

const verdictOf = (state: SessionState, { outlets }: ViewFacts): SessionView['verdict'] => {
  if (state.step === 'verdict') return verdictView(state.verdict, state.record.askedAt, outlets);
  if (state.step === 'closed' && state.verdict !== null) return verdictView(state.verdict, null, outlets);
  return null;
};

const verdictView = (
  verdict: Verdict,
  at: number | null,
  outlets: readonly OutletView[],
): NonNullable<SessionView['verdict']> => ({
  decision: verdict.decision,
  reasons: reasonsOf(verdict.reasons, at),
  outlet: outlets.find(({ no }) => no === verdict.otherOutletNo) ?? null,
});

const applicationOf = (state: SessionState): SessionView['application'] => {
  if (state.step === 'closed') return state.application === null ? null : { ...state.application, submittedAt: null };
  const application =
    state.step === 'verdict' ? state.record.application : 'application' in state ? state.application : null;
  if (application === null || application === undefined) return null;
  const { id, mode, submittedAt } = application;
  return { id, mode, state: application.state, submittedAt };
};

const formOf = (state: SessionState): SessionView['form'] => {
  if (state.step !== 'application') return null;
  const { phone, address, occupation, phoneCheck } = state.form;
  return {
    phone,
    address,
    occupation,
    phoneCheck:
      phoneCheck === null
        ? null
        : { realName: phoneCheck.realName, checkedAt: phoneCheck.checkedAt, source: phoneCheck.source },
    dataConfirmed: state.dataConfirmed,
    disputed: state.disputed,
    consented: state.consents.length > 0,
    missing: [...missingForSubmission(state)],
  };
};

export const photoOf = (state: SessionState, { photo }: Pick<ViewFacts, 'photo'>): SessionView['photo'] => {
  if (photo === null) return null;
  const source = state.step === 'application' ? (state.photo?.source ?? 'file') : 'application';
  return { jpeg: Buffer.from(photo).toString('base64'), width: 358, height: 441, bytes: photo.length, source };
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
  level: 'refuse',
  source: 'station',
  at: null,
  ...(params === undefined ? {} : { params: { ...params } }),
});

const NOT_MACHINE: readonly ActName[] = [
  'read-identity',
  'look-up-person',
  'check-phone',
  'submit-application',
  'read-application',
  'watch-gate',
];

/** Time the kiosk worked from "make" on, without waiting for people. */
export const machineMs = (timings: CurrentSession['timings']): number =>
  timings.filter(({ act }) => !NOT_MACHINE.includes(act)).reduce((sum, { ms }) => sum + ms, 0);

/** What fits now. The order is the order of the buttons: the first is on Enter. */
export const actionsOf = (state: SessionState): TellerAction[] => {
  if (state.step === 'closed') return ['session.finish'];
  if (state.running !== null) return whileRunning(state);
  switch (state.step) {
    case 'identify':
      return ['session.readIdentity', 'session.cancel'];
    case 'look-up':
      return ['session.lookUp', 'session.cancel'];
    case 'verdict':
      return verdictActions(state.verdict);
    case 'application':
      return applicationActions(state);
    default:
      return makingActions(state);
  }
};

/** People are waited for: the teller may stop that, or give more time. */
const whileRunning = (state: SessionState): TellerAction[] => {
  if (state.step === 'identify') return ['session.cancel'];
  const atGate = state.step === 'hand-over' && state.running === 'watch-gate';
  return atGate && state.extensions < MOST_EXTENSIONS ? ['session.waitLonger'] : [];
};

const verdictActions = ({ decision }: Verdict): TellerAction[] => {
  switch (decision) {
    case 'make':
      return ['session.make', 'session.cancel'];
    case 'apply-on-site':
      return ['session.startApplication', 'session.refreshApplication', 'session.cancel'];
    case 'wait':
    case 'correct':
      return ['session.refreshApplication', 'session.finish'];
    case 'other-outlet':
    case 'refuse':
      return ['session.finish', 'session.refreshApplication'];
  }
};

const applicationActions = (state: Extract<SessionState, { step: 'application' }>): TellerAction[] => {
  // A call that failed is asked again first: the form can not go on without its answer.
  if (state.fault !== null && state.application === null) return ['session.retry', 'session.cancel'];
  if (state.application === null) return ['application.submit', 'session.cancel'];
  return state.application.state === 'approved'
    ? ['session.make', 'session.cancel']
    : ['session.refreshApplication', 'session.finish'];
};

const makingActions = (state: Making & { readonly step: 'make' | 'activate' | 'hand-over' }): TellerAction[] => {
  if (state.fault !== null) {
    const names = {
      retry: 'session.retry',
      replace: 'session.replace',
      retain: 'session.retain',
      end: 'session.finish',
    } as const;
    return state.fault.choices.map((choice) => names[choice]);
  }
  if (state.step === 'hand-over') return ['session.present', 'session.retain'];
  return state.card === null ? ['session.finish'] : ['session.retain'];
};
