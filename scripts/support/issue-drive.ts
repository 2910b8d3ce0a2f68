import sharp from 'sharp';
import { done, fail, type Result } from '#basics/result.ts';
import type { Caller, MethodInput, MethodName, MethodOutput } from '#contract/methods.ts';
import type { SessionView } from '#contract/views.ts';
import { samplePortrait } from '#drivers/simulator/platform/sample-portrait.ts';
import type { ScenarioPerson } from '#drivers/simulator/scenario/scenario.ts';
import type { Host } from '#host/create-host.ts';
import type { IssueMode } from './issue-person.ts';

const REVIEW_POLL_MS = 500;
/** How often one and the same fault is answered with "try again". */
const MOST_RETRIES = 2;

export interface Drive {
  readonly host: Host;
  readonly person: ScenarioPerson;
  readonly mode: IssueMode;
  /** Picture for an application on site; drawn without it. */
  readonly photo: Uint8Array | undefined;
  /** How long a review at the platform is waited for, milliseconds. */
  readonly reviewWaitMs: number;
  /** Ends the session as a teller would who is called away: the card is taken back. */
  readonly signal: AbortSignal;
}

/**
 * Plays teller and applicant through the contract, with a line per step on standard error, until the session is
 * closed. Fails only when no session came about or a call was refused; the outcome of a session stands in its view.
 * Whatever happens, the session is closed at the end and no card is left without a word.
 */
export const driveIssuance = async (drive: Drive): Promise<Result<void>> => {
  const { host, person } = drive;
  const desk = { call: caller(host, 'teller') };
  await host.kiosk.start();
  // The box is put into the feeder only on a station that can use it.
  if (missing(host, (check) => check !== 'stock') !== undefined) return notReady(host, (check) => check !== 'stock');
  const loaded = await loadFirstBox(host);
  if (!loaded.ok) return loaded;
  if (!host.kiosk.ready) return notReady(host);
  const placed = await desk.call('training.placeDocument', { personId: person.id });
  if (!placed.ok) return placed;
  const begun = await desk.call('session.begin', {});
  if (!begun.ok) return begun.error.code === 'station.not-ready' ? notReady(host) : begun;
  const unwatch = narrate(host);
  const giveUp = () => host.kiosk.session.abortWait();
  drive.signal.addEventListener('abort', giveUp);
  try {
    const played = await play(drive);
    if (!played.ok) await closeSession(host, desk.call);
    return played;
  } finally {
    drive.signal.removeEventListener('abort', giveUp);
    unwatch();
  }
};

type Call = <M extends MethodName>(method: M, input: MethodInput<M>) => Promise<Result<MethodOutput<M>>>;

const caller =
  (host: Host, window: Caller): Call =>
  async (method, input) => {
    const answer = await host.dispatcher.call(window, method, input);
    if (answer.ok) return { ok: true, value: answer.value as MethodOutput<typeof method> };
    const { code, params } = answer.error;
    return fail(code, 'stop', params);
  };

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** A new station has its box on stock, not in the feeder: putting it in is the first act of a day. */
const loadFirstBox = async (host: Host): Promise<Result<void>> => {
  const { stock } = host.kiosk.options.stores;
  if (stock.balance().inFeeder > 0) return done;
  const box = stock.boxes().find(({ stocked }) => stocked > 0);
  if (box === undefined) return done;
  const loaded = await caller(host, 'teller')('stock.loadBox', { boxId: box.boxId });
  return loaded.ok ? done : loaded;
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

const play = async (drive: Drive): Promise<Result<void>> => {
  const { host } = drive;
  const teller = caller(host, 'teller');
  const { session } = host.kiosk;
  const retries = new Map<string, number>();
  for (;;) {
    await session.settled();
    const read = await teller('session.read', {});
    if (!read.ok) return read;
    const view = read.value;
    if (view.step === 'closed') return done;
    if (drive.signal.aborted) return fail('command.interrupted', 'stop');
    const next = await act(drive, view, retries, teller);
    if (!next.ok) return next;
  }
};

/** Taking the card back comes before ending without one; what can not be taken back ends as an incident. */
const WAYS_OUT = ['session.retain', 'session.finish', 'session.cancel'] as const;

/** A call was refused in the middle of a session: it is ended as a teller would. */
const closeSession = async (host: Host, teller: Call): Promise<void> => {
  for (;;) {
    await host.kiosk.session.settled();
    const read = await teller('session.read', {});
    if (!read.ok || read.value.step === 'closed') return;
    const { actions } = read.value;
    const way = WAYS_OUT.find((one) => actions.includes(one));
    const pressed = way === undefined ? null : await teller(way, {});
    if (pressed === null || !pressed.ok) return;
  }
};

const act = async (
  drive: Drive,
  view: SessionView,
  retries: Map<string, number>,
  teller: Call,
): Promise<Result<unknown>> => {
  const { host, person } = drive;
  if (view.fault !== null) return answerFault(view, retries, teller);
  switch (view.step) {
    case 'verdict':
      return onVerdict(drive, view, teller);
    case 'application':
      return apply(drive, view, teller);
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

const onVerdict = async (drive: Drive, view: SessionView, teller: Call): Promise<Result<unknown>> => {
  const { mode } = drive;
  switch (view.verdict?.decision) {
    case 'make':
      if (mode === 'onsite') return endWith(teller, 'issue.approved-online');
      return teller('session.make', {});
    case 'apply-on-site':
      if (mode === 'online') return endWith(teller, 'issue.no-online-application');
      return teller('session.startApplication', {});
    case 'wait':
      return waitForReview(drive, teller);
    default:
      return teller('session.finish', {});
  }
};

/** The person does not fit the mode asked for: the session is closed and the command says why. */
const endWith = async (teller: Call, code: string): Promise<Result<never>> => {
  const closed = await teller('session.cancel', {});
  return closed.ok ? fail(code, 'stop') : closed;
};

const waitForReview = async ({ host: { kiosk }, reviewWaitMs }: Drive, teller: Call): Promise<Result<unknown>> => {
  const opened = kiosk.session.current?.openedAt ?? 0;
  const { clock } = kiosk.options;
  if (clock.now() - opened > reviewWaitMs) return teller('session.finish', {});
  await clock.sleep(REVIEW_POLL_MS);
  return teller('session.refreshApplication', {});
};

const apply = async (drive: Drive, view: SessionView, teller: Call): Promise<Result<unknown>> => {
  const { host, person, photo } = drive;
  if (view.application !== null) {
    return view.application.state === 'approved' ? teller('session.make', {}) : waitOrEnd(view, drive, teller);
  }
  const applicant = caller(host, 'applicant');
  const { session } = host.kiosk;
  const { phone, occupation } = person;
  // A document without an address leaves it to the applicant to say.
  const address = view.form?.address || person.address;
  const saved = await teller('application.saveForm', { phone, address, occupation });
  if (!saved.ok) return saved;
  const asked = await teller('application.checkPhone', {});
  if (!asked.ok) return asked;
  await session.settled();
  // A platform that is away stops here: the form is gone through again when the call was answered.
  const checked = await teller('session.read', {});
  if (!checked.ok || checked.value.fault !== null) return checked;
  const picture = photo ?? (await samplePortrait({ key: person.id, sex: person.document.sex }));
  const taken = await teller('application.setPhoto', {
    source: 'file',
    picture: Buffer.from(picture).toString('base64'),
  });
  if (!taken.ok) return taken;
  const confirmed = await applicant('applicant.confirmData', {});
  if (!confirmed.ok) return confirmed;
  const consented = await consent(applicant);
  if (!consented.ok) return consented;
  const submitted = await teller('application.submit', {});
  if (submitted.ok || submitted.error.code !== 'application.incomplete') return submitted;
  return endIncomplete(teller);
};

const waitOrEnd = (view: SessionView, drive: Drive, teller: Call): Promise<Result<unknown>> =>
  view.application?.state === 'under-review' ? waitForReview(drive, teller) : teller('session.finish', {});

/** Names what the platform or the applicant left open, e.g. a phone registered in another name. */
const endIncomplete = async (teller: Call): Promise<Result<never>> => {
  const read = await teller('session.read', {});
  const missing = read.ok ? (read.value.form?.missing[0] ?? 'application.incomplete') : 'application.incomplete';
  return endWith(teller, missing);
};

const consent = async (applicant: Call): Promise<Result<unknown>> => {
  const texts = await applicant('applicant.consentTexts', { language: 'zh-CN' });
  if (!texts.ok) return texts;
  const given = texts.value.texts.map(({ document, version, sha256 }) => ({ document, version, sha256 }));
  const signature = (await sharp(Buffer.from(SIGNATURE)).png().toBuffer()).toString('base64');
  return applicant('applicant.consent', { texts: given, signature });
};

/** A stroke, as a pen leaves it. */
const SIGNATURE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="100"><path d="M20 70 C60 10 90 90 130 40 S220 20 280 60" fill="none" stroke="#000" stroke-width="4"/></svg>';

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
