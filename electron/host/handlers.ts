import { done, fail, ok, type Result } from '#basics/result.ts';
import type { ReceiptMethod } from '#contract/receipts.ts';
import { currentAddress } from '#services/devices/document-rules.ts';
import { acceptForm, isMobileNumber } from '#services/issuance/form.ts';
import { acceptPin } from '#services/issuance/pin.ts';
import type { SessionService } from '#services/issuance/session-service.ts';
import { acceptSignature } from '#services/issuance/signature.ts';
import { applicantView } from '#services/issuance/views/applicant-view.ts';
import { guardianNeeded } from '#services/issuance/views/case-view.ts';
import { sessionView } from '#services/issuance/views/session-view.ts';
import { cameraHandlers } from './camera-handlers.ts';
import { caseHandlers } from './case-handlers.ts';
import type { Call, Handlers } from './dispatcher.ts';
import type { Kiosk } from './kiosk.ts';
import type { LineMethod } from './line-handlers.ts';
import { photoHandlers } from './photo-handlers.ts';
import { recoveryHandlers } from './recovery-handlers.ts';
import { staffHandlers } from './staff-handlers.ts';
import { machineView, stationView } from './station-views.ts';
import type { StockMethod } from './stock-handlers.ts';
import { trainingHandlers } from './training-handlers.ts';

/** Of a page of the desk, made beside these. */
type DeskMethod = Extract<
  keyof Handlers,
  | `audit.${string}`
  | `diagnostics.${string}`
  | `trace.${string}`
  | `console.${string}`
  | `logs.${string}`
  | `settings.${string}`
  | `setup.${string}`
  | `shell.${string}`
>;

type SessionEvent = Parameters<SessionService['dispatch']>[0];

type Revision = Result<{ readonly revision: number }>;

/** What every method of the contract does; thin: rules stand in the domain, work in the services. */
export const createHandlers = (kiosk: Kiosk): Omit<Handlers, ReceiptMethod | LineMethod | StockMethod | DeskMethod> => {
  const { session, hub, options } = kiosk;
  const { clock, stores } = options;

  const revision = (result: Result<unknown>): Revision =>
    result.ok ? ok({ revision: hub.revision('session') }) : result;
  const act =
    (event: SessionEvent) =>
    (_input: unknown, { record }: Call): Revision =>
      revision(session.dispatch(event, record));
  const sessionPhoto = (): Uint8Array | null => {
    const { current } = session;
    return current === null ? null : stores.pictures.find(current.sessionId, 'photo');
  };
  const viewFacts = (view: 'session' | 'applicant') => ({
    revision: hub.revision(view),
    now: clock.now(),
    place: kiosk.cardPlace,
    cover: kiosk.away.of(session.current?.sessionId ?? null),
    outlets: kiosk.directory.outlets,
    photo: sessionPhoto(),
    askedAt: kiosk.reviewAskedAt,
    exceptions: session.current === null ? [] : stores.exceptions.ofSession(session.current.sessionId),
  });

  const cover = (change: 'leave' | 'comeBack' | 'uncover') => (): Revision => {
    const result = kiosk.away[change](session.current?.sessionId ?? null);
    if (result.ok) hub.touch('session', 'applicant');
    return revision(result);
  };

  const begin: Handlers['session.begin'] = async (_input, { record }) => {
    if (kiosk.restart.pressed) return fail('settings.restarting', 'retry');
    if (kiosk.recovery.open) return fail('recovery.open', 'ask');
    if (kiosk.diagnostics.running) return fail('diagnostics.running', 'ask');
    // What was true a while ago may not be any more: the devices are asked again before anybody is received.
    await kiosk.check();
    if (!kiosk.ready) return fail('station.not-ready', 'ask', { checks: failedChecks(kiosk) });
    await kiosk.reconcile();
    // Somebody may have begun a test while the station was looked at.
    if (kiosk.diagnostics.running) return fail('diagnostics.running', 'ask');
    return revision(session.begin(record));
  };

  const cancel = (_input: unknown, { record }: Call): Revision => {
    const result = session.dispatch({ event: 'cancel' }, record);
    if (result.ok) session.abortWait();
    return revision(result);
  };

  const finish = (_input: unknown, { record }: Call): Revision => {
    if (session.current?.state.step === 'closed') return revision(session.leave(record));
    return revision(session.dispatch({ event: 'finish' }, record));
  };

  const reveal = (): Result<{ name: string; idNumber: string; address: string }> => {
    const state = session.current?.state;
    const document = state !== undefined && 'document' in state ? state.document : null;
    if (document === null) return fail('session.not-now', 'ask', { step: state?.step ?? 'ready' });
    const { name, idNumber } = document;
    return ok({ name, idNumber, address: currentAddress(document) ?? '' });
  };

  const checkedPhone = (_input: unknown, { record }: Call): Revision => {
    const state = session.current?.state;
    if (state?.step === 'application' && !isMobileNumber(state.form.phone)) return fail('form.phone-malformed', 'ask');
    return revision(session.dispatch({ event: 'check-phone' }, record));
  };

  const consent: Handlers['applicant.consent'] = async ({ texts, signature }, { record }) => {
    const { current } = session;
    if (current?.state.step !== 'application')
      return fail('session.not-now', 'ask', { step: current?.state.step ?? 'ready' });
    const signed = await acceptSignature(Buffer.from(signature, 'base64'));
    if (!signed.ok) return signed;
    const { png, sha256 } = signed.value;
    const signedBy = guardianNeeded(current.state) ? 'guardian' : 'applicant';
    const consents = options.texts.accept(texts, { agreedAt: clock.now(), signedBy, signatureSha256: sha256 });
    if (!consents.ok) return consents;
    const { sessionId } = current;
    if (session.current?.sessionId !== sessionId) return fail('session.not-now', 'ask', { step: 'ready' });
    const accepted = session.dispatch({ event: 'consent', consents: consents.value }, record);
    if (!accepted.ok) return accepted;
    stores.pictures.put({ sessionId, kind: 'signature', media: 'image/png', bytes: png, at: clock.now() });
    return revision(done);
  };

  const choosePin: Handlers['applicant.choosePin'] = ({ pin }, { record }) => {
    const accepted = acceptPin(pin, session.current);
    if (accepted.ok) {
      session.keepPin(accepted.value);
      return revision(session.dispatch({ event: 'pin-chosen' }, record));
    }
    if (accepted.error.code !== 'session.not-now') session.refusePin(accepted.error.code);
    return accepted;
  };

  return {
    'station.read': (_input, { actor }) => ok(stationView(kiosk, actor)),
    'station.check': async (_input, { actor }) => {
      await kiosk.check();
      return ok(stationView(kiosk, actor));
    },
    'machine.read': () => ok(machineView(kiosk)),

    'session.read': () => ok(sessionView(session.current, viewFacts('session'))),
    'session.begin': begin,
    'session.readIdentity': act({ event: 'read-identity-again' }),
    'session.lookUp': act({ event: 'look-up-again' }),
    'session.refreshApplication': act({ event: 'refresh-application' }),
    'session.back': act({ event: 'back' }),
    'session.startApplication': act({ event: 'start-application' }),
    'session.make': act({ event: 'make' }),
    'session.retry': act({ event: 'retry' }),
    'session.present': act({ event: 'present' }),
    'session.waitLonger': act({ event: 'wait-longer' }),
    'session.replace': act({ event: 'replace' }),
    'session.retain': act({ event: 'retain' }),
    'session.finish': finish,
    'session.cancel': cancel,
    'session.reveal': reveal,

    'application.saveForm': (entry, { record }) => {
      const form = acceptForm(entry);
      return form.ok ? revision(session.dispatch({ event: 'save-form', form: form.value }, record)) : form;
    },
    'application.checkPhone': checkedPhone,
    'application.submit': (_input, { record }) => {
      const result = session.dispatch({ event: 'submit' }, record);
      const state = session.current?.state;
      return !result.ok && state?.step === 'application' && state.running === null
        ? fail('application.incomplete', 'ask')
        : revision(result);
    },

    'applicant.read': () =>
      ok(
        applicantView(session.current, {
          ...viewFacts('applicant'),
          training: options.station.training,
          outlet: kiosk.outlet,
          pinProblem: session.current?.volatile.pinProblem ?? null,
          trial: kiosk.applicantScreen.trial,
          recovering: kiosk.recovery.open,
        }),
      ),
    'applicant.tellScreen': (told) => {
      const taken = kiosk.applicantScreen.tell(told);
      return taken.ok ? ok({ revision: hub.revision('applicant') }) : taken;
    },
    'applicant.leave': cover('leave'),
    'applicant.comeBack': cover('comeBack'),
    'session.uncover': cover('uncover'),
    'applicant.confirmData': act({ event: 'confirm-data' }),
    'applicant.disputeData': ({ field }, { record }) =>
      revision(session.dispatch({ event: 'dispute-data', field }, record)),
    'applicant.consentTexts': ({ language }) => ok({ texts: options.texts.in(language) }),
    'applicant.consent': consent,
    'applicant.choosePin': choosePin,

    'outlets.list': () => {
      const { outlets, source, changed } = kiosk.directory;
      // Answered at once, whatever the platform does; the screens ask again while the list is the published one.
      if (source === 'published') void kiosk.readDirectory();
      const here = kiosk.outlet?.no ?? options.station.outletNo;
      return ok({ outlets: [...outlets], source, changed: [...changed], here });
    },

    ...caseHandlers(kiosk, revision),
    ...photoHandlers(kiosk, revision),
    ...cameraHandlers(options.camera),
    ...staffHandlers(kiosk),
    ...trainingHandlers(kiosk),
    ...recoveryHandlers(kiosk),
  };
};

const failedChecks = (kiosk: Kiosk): string =>
  kiosk.checks
    .filter(({ state }) => state === 'fail' || state === 'unknown')
    .map(({ check }) => check)
    .join(', ');
