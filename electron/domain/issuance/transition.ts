import type { Failure, Result } from '#basics/result.ts';
import { currentAddress } from '../identity/identity-document.ts';
import { applicationTransition } from './application.ts';
import { run } from './effects.ts';
import type { SessionEvent } from './events.ts';
import { makingTransition, startMaking } from './making.ts';
import { closed, type Next, next, notNow } from './next.ts';
import type { Fault, SessionState } from './state.ts';

/** The first state of a session; its first act is reading the identity card. */
export const beginSession = (): Next => ({
  state: { step: 'identify', running: 'read-identity', fault: null },
  effects: [run('read-identity')],
});

/**
 * The whole behaviour of a session: pure, total over state and event. An event that does not fit is refused with
 * `session.not-now` and changes nothing.
 */
export const transition = (state: SessionState, event: SessionEvent): Result<Next> => {
  switch (state.step) {
    case 'identify':
      return identify(state, event);
    case 'look-up':
      return lookUp(state, event);
    case 'verdict':
      return verdict(state, event);
    case 'application':
      return applicationTransition(state, event);
    case 'make':
    case 'activate':
    case 'hand-over':
      return makingTransition(state, event);
    case 'closed':
      return notNow(state, event);
  }
};

const fault = (during: Fault['during'], failure: Failure): Fault => ({ during, failure, choices: ['retry', 'end'] });

const identify = (state: Extract<SessionState, { step: 'identify' }>, event: SessionEvent): Result<Next> => {
  if (event.event === 'done' && event.value.act === 'read-identity') {
    const { document } = event.value;
    return next({ step: 'look-up', document, running: 'look-up-person', fault: null }, run('look-up-person'));
  }
  if (event.event === 'failed') return next({ ...state, running: null, fault: fault(event.act, event.failure) });
  if (event.event === 'cancel')
    return next(closed({ outcome: state.fault ? 'failed' : 'cancelled', cause: state.fault?.failure ?? null }));
  if ((event.event === 'read-identity-again' || event.event === 'retry') && state.running === null) {
    return next({ ...state, running: 'read-identity', fault: null }, run('read-identity'));
  }
  return notNow(state, event);
};

const lookUp = (state: Extract<SessionState, { step: 'look-up' }>, event: SessionEvent): Result<Next> => {
  const { document } = state;
  if (event.event === 'done' && event.value.act === 'look-up-person') {
    const { record, verdict } = event.value;
    return next({ step: 'verdict', document, record, verdict, running: null, fault: null });
  }
  if (event.event === 'failed') return next({ ...state, running: null, fault: fault(event.act, event.failure) });
  if (state.running !== null) return notNow(state, event);
  if (event.event === 'look-up-again' || event.event === 'retry') {
    return next({ ...state, running: 'look-up-person', fault: null }, run('look-up-person'));
  }
  if (event.event === 'cancel') {
    return next(
      closed({ document, outcome: state.fault ? 'failed' : 'cancelled', cause: state.fault?.failure ?? null }),
    );
  }
  return notNow(state, event);
};

const verdict = (state: Extract<SessionState, { step: 'verdict' }>, event: SessionEvent): Result<Next> => {
  const { document, record, verdict } = state;
  if (event.event === 'done' && event.value.act === 'read-application') {
    return next({ ...state, record: event.value.record, verdict: event.value.verdict, running: null, fault: null });
  }
  if (event.event === 'failed') return next({ ...state, running: null, fault: fault(event.act, event.failure) });
  if (state.running !== null) return notNow(state, event);
  switch (event.event) {
    case 'refresh-application':
    case 'retry':
      return next({ ...state, running: 'read-application', fault: null }, run('read-application'));
    case 'make':
      if (verdict.decision !== 'make' || record.application === null) return notNow(state, event);
      return startMaking(document, record.application);
    case 'start-application':
      if (verdict.decision !== 'apply-on-site') return notNow(state, event);
      return next({
        step: 'application',
        document,
        record,
        form: { phone: '', address: currentAddress(document) ?? '', occupation: '', phoneCheck: null },
        photo: null,
        dataConfirmed: false,
        disputed: null,
        consents: [],
        application: null,
        running: null,
        fault: null,
      });
    case 'finish':
    case 'cancel': {
      const application = record.application;
      const summary =
        application === null ? null : { id: application.id, mode: application.mode, state: application.state };
      const ended = event.event === 'cancel' && verdict.decision === 'make' ? 'cancelled' : 'refused';
      const outcome = state.fault === null ? ended : 'failed';
      return next(closed({ document, verdict, application: summary, outcome, cause: state.fault?.failure ?? null }));
    }
    default:
      return notNow(state, event);
  }
};
