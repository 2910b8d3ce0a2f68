import { done, fail, ok, type Result } from '#basics/result.ts';
import type { TwoPeopleInput } from '#contract/methods/method.ts';
import type { SessionView } from '#contract/views.ts';
import type { Application, ReviewReason } from '#domain/eligibility/person-record.ts';
import type { Host } from '#host/create-host.ts';
import { apply } from './issue-application.ts';
import { enterRegister, identify, meetFirstNeed } from './issue-case.ts';
import { type Call, caller, type Drive, endWith, say, settledView } from './issue-desk.ts';
import { NOTHING_SEEN, type Seen, seenWith } from './issue-seen.ts';

const REVIEW_POLL_MS = 500;
/** How often one and the same fault is answered with "try again". */
const MOST_RETRIES = 2;

/** What became of it: a session with an end, or a call that was refused; and what was seen on the way. */
export interface Driven {
  readonly result: Result<void>;
  readonly seen: Seen;
}

/**
 * Plays teller, applicant and guardian through the contract, with a line per step on standard error, until the session
 * is closed. The result fails only when no session came about or a call was refused; the outcome of a session stands in
 * its view. Whatever happens, the session is closed at the end and no card is left without a word.
 */
export const driveIssuance = async (drive: Drive): Promise<Driven> => {
  const opened = await openStation(drive.host);
  if (!opened.ok) return { result: opened, seen: NOTHING_SEEN };
  const begun = await beginIssuance(drive);
  return begun.ok ? continueIssuance(drive) : { result: begun, seen: NOTHING_SEEN };
};

/** Plays on from wherever the open session stands; otherwise as `driveIssuance`. */
export const continueIssuance = async (drive: Drive): Promise<Driven> => {
  const { host } = drive;
  const unwatch = narrate(host);
  const giveUp = () => host.kiosk.session.abortWait();
  drive.signal.addEventListener('abort', giveUp);
  try {
    const driven = await play(drive);
    if (!driven.result.ok) await closeSession(host, caller(host, 'teller'));
    return driven;
  } finally {
    drive.signal.removeEventListener('abort', giveUp);
    unwatch();
  }
};

/** The station's checks, and the first box in the feeder. */
export const openStation = async (host: Host): Promise<Result<void>> => {
  await host.kiosk.start();
  // The box is put into the feeder only on a station that can use it.
  if (missing(host, (check) => check !== 'stock') !== undefined) return notReady(host, (check) => check !== 'stock');
  const loaded = await loadFirstBox(host);
  if (!loaded.ok) return loaded;
  return host.kiosk.ready ? done : notReady(host);
};

/** The person at the counter and a session that has begun. */
export const beginIssuance = async (drive: Drive): Promise<Result<unknown>> => {
  const { host } = drive;
  const placed = await identify(drive);
  if (!placed.ok) return placed;
  const begun = await caller(host, 'teller')('session.begin', {});
  if (!begun.ok) return begun.error.code === 'station.not-ready' ? notReady(host) : begun;
  const entered = await enterRegister(drive);
  if (!entered.ok) {
    // Nobody lays a card on the reader any more.
    host.kiosk.session.abortWait();
    await closeSession(host, caller(host, 'teller'));
  }
  return entered;
};

/** A new station has its box on stock, not in the feeder: putting it in is the first act of a day. */
const loadFirstBox = async (host: Host): Promise<Result<void>> => {
  const { stock } = host.kiosk.options.stores;
  if (stock.balance().inFeeder > 0) return done;
  const box = stock.boxes().find(({ stocked }) => stocked > 0);
  if (box === undefined) return done;
  const people = await trainingPair(host);
  if (!people.ok) return people;
  const loaded = await caller(host, 'teller')('stock.loadBox', { boxId: box.boxId, people: people.value });
  return loaded.ok ? done : loaded;
};

/** What the teller and the supervisor people train as would type; the command works on training stations alone. */
const trainingPair = async ({ kiosk }: Host): Promise<Result<TwoPeopleInput>> => {
  const { trainingStaff } = kiosk.options;
  if (trainingStaff === null) throw new Error('a command issues on a training station alone');
  const trained = await trainingStaff();
  if (!trained.ok) return trained;
  const { teller, supervisor } = trained.value;
  return ok({ ownSecret: teller.secret, second: { staffId: supervisor.staffId, secret: supervisor.secret } });
};

type Which = (check: string) => boolean;
const all: Which = () => true;

const missing = ({ kiosk }: Host, which: Which) =>
  kiosk.checks.find(({ check, state }) => which(check) && (state === 'fail' || state === 'unknown'));

const notReady = (host: Host, which = all): Result<never> => {
  const first = missing(host, which);
  return fail(first?.code ?? 'station.not-ready', 'ask', first?.params);
};

/** One line per act as it ends. */
const narrate = (host: Host): (() => void) => {
  let told = 0;
  return host.hub.subscribe(() => {
    const timings = host.kiosk.session.current?.timings ?? [];
    for (const { act, ms, ok } of timings.slice(told))
      say(`  ${ok ? 'done  ' : 'failed'} ${act.padEnd(24)} ${Math.round(ms)} ms`);
    told = timings.length;
  });
};

/** What the command remembers of a session while it plays it. */
interface Memory {
  readonly retries: Map<string, number>;
  /** Needs of the list that were seen to. */
  readonly tried: Set<string>;
  /** When a review was begun to be waited for. */
  waitsSince: number | null;
}

const play = async (drive: Drive): Promise<Driven> => {
  const { host } = drive;
  const memory: Memory = { retries: new Map(), tried: new Set(), waitsSince: null };
  let seen = NOTHING_SEEN;
  const ended = (result: Result<void>): Driven => ({ result, seen });
  for (;;) {
    const view = await settledView(host);
    if (!view.ok) return ended(view);
    seen = seenWith(seen, view.value, sentBackOf(host));
    if (view.value.step === 'closed') return ended(done);
    if (drive.signal.aborted) return ended(fail('command.interrupted', 'stop'));
    const next = await act(drive, view.value, memory);
    if (!next.ok) {
      const last = await settledView(host);
      if (last.ok) seen = seenWith(seen, last.value, sentBackOf(host));
      return ended(next);
    }
  }
};

/** Why the platform sent back what was submitted in this session. */
const sentBackOf = (host: Host): readonly ReviewReason[] => {
  const state = host.kiosk.session.current?.state;
  const application: Application | null = state?.step === 'application' ? state.application : null;
  return application?.state === 'refused' ? application.reasons : [];
};

/** Taking the card back comes before ending without one; what can not be taken back ends as an incident. */
const WAYS_OUT = ['session.retain', 'session.finish', 'session.cancel'] as const;

/** A call was refused in the middle of a session: it is ended as a teller would. */
const closeSession = async (host: Host, teller: Call): Promise<void> => {
  for (;;) {
    const view = await settledView(host);
    if (!view.ok || view.value.step === 'closed') return;
    const { actions } = view.value;
    const way = WAYS_OUT.find((one) => actions.includes(one));
    const pressed = way === undefined ? null : await teller(way, {});
    if (pressed === null || !pressed.ok) return;
  }
};

const act = async (drive: Drive, view: SessionView, memory: Memory): Promise<Result<unknown>> => {
  const { host, person } = drive;
  const teller = caller(host, 'teller');
  if (view.fault !== null) return answerFault(view, memory.retries, teller);
  switch (view.step) {
    case 'verdict':
      return onVerdict(drive, view, memory, teller);
    case 'application':
      return onApplication(drive, view, memory, teller);
    case 'activate':
      return caller(host, 'applicant')('applicant.choosePin', { pin: person.pin });
    case 'hand-over': {
      const presented = await teller('session.present', {});
      if (!presented.ok) return presented;
      return takeCard(drive, teller);
    }
    default:
      return fail('issue.stuck', 'stop', { step: view.step });
  }
};

/** Asks once or twice more where that may help; then the card is taken back, or the session ended without one. */
const answerFault = (view: SessionView, retries: Map<string, number>, teller: Call): Promise<Result<unknown>> => {
  const code = view.fault?.code ?? '';
  const tried = retries.get(code) ?? 0;
  if (view.fault?.kind === 'retry' && tried < MOST_RETRIES && view.actions.includes('session.retry')) {
    retries.set(code, tried + 1);
    return teller('session.retry', {});
  }
  if (view.actions.includes('session.retain')) return teller('session.retain', {});
  return view.actions.includes('session.finish') ? teller('session.finish', {}) : teller('session.cancel', {});
};

const onVerdict = async (drive: Drive, view: SessionView, memory: Memory, teller: Call): Promise<Result<unknown>> => {
  const { mode } = drive;
  const decision = view.verdict?.decision;
  const state = view.application?.state ?? null;
  const atWork = decision === 'make' || decision === 'needs' || decision === 'apply-on-site';
  if (atWork && mode === 'onsite' && state === 'approved') return endWith(teller, 'issue.approved-online');
  if (atWork && mode === 'online' && (state === null || state === 'draft')) {
    return endWith(teller, 'issue.no-online-application');
  }
  switch (decision) {
    case 'make':
      return teller('session.make', {});
    case 'apply-on-site':
      return teller('session.startApplication', {});
    case 'wait':
      return waitForReview(drive, memory, teller);
    case 'needs':
      return (await meetFirstNeed(drive, view, memory.tried)) ?? teller('session.finish', {});
    case 'correct':
      // In the online mode it is corrected in the app; at the counter it is when that was asked for.
      return mode === 'onsite' ? teller('session.correct', {}) : teller('session.finish', {});
    default:
      return teller('session.finish', {});
  }
};

const waitForReview = async (drive: Drive, memory: Memory, teller: Call): Promise<Result<unknown>> => {
  const { clock } = drive.host.kiosk.options;
  memory.waitsSince ??= clock.now();
  if (clock.now() - memory.waitsSince > drive.reviewWaitMs) return teller('session.finish', {});
  await clock.sleep(REVIEW_POLL_MS);
  return teller('session.refreshApplication', {});
};

const onApplication = async (
  drive: Drive,
  view: SessionView,
  memory: Memory,
  teller: Call,
): Promise<Result<unknown>> => {
  const { host } = drive;
  const state = host.kiosk.session.current?.state;
  const submitted = state?.step === 'application' ? state.application : null;
  switch (submitted?.state) {
    case undefined:
      return apply(drive, view);
    case 'approved':
      return teller('session.make', {});
    case 'under-review':
      return waitForReview(drive, memory, teller);
    default:
      // Sent back again: nobody here has another photo or other data.
      return teller('session.finish', {});
  }
};

/** The applicant's hand at the gate: takes the card as soon as it stands there. */
const takeCard = async ({ host: { kiosk }, signal }: Drive, teller: Call): Promise<Result<unknown>> => {
  const { session } = kiosk;
  const { clock } = kiosk.options;
  for (;;) {
    const state = session.current?.state;
    if (state?.step !== 'hand-over' || state.running === null || signal.aborted) return done;
    if (state.phase === 'at-gate') {
      const taken = await teller('training.takeCard', {});
      if (taken.ok || taken.error.code !== 'training.no-card-at-gate') return taken;
    }
    await clock.sleep(20);
  }
};
