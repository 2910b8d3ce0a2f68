import type { Failure, Result } from '#basics/result.ts';
import { decideVerdict } from '../eligibility/verdict.ts';
import type { IdentityDocument } from '../identity/identity-document.ts';
import { applicationTransition } from './application.ts';
import { run } from './effects.ts';
import type { SessionEvent } from './events.ts';
import { makingTransition } from './making.ts';
import { closed, type Next, next, notNow } from './next.ts';
import type { Fault, SessionState } from './state.ts';
import { verdictTransition } from './verdict-step.ts';

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
      return verdictTransition(state, event);
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

const startLookUp = (document: IdentityDocument): Result<Next> =>
  next({ step: 'look-up', document, running: 'look-up-person', fault: null }, run('look-up-person'));

const identify = (state: Extract<SessionState, { step: 'identify' }>, event: SessionEvent): Result<Next> => {
  if (event.event === 'done' && event.value.act === 'read-identity') return startLookUp(event.value.document);
  if (event.event === 'failed') return next({ ...state, running: null, fault: fault(event.act, event.failure) });
  if (event.event === 'cancel')
    return next(closed({ outcome: state.fault ? 'failed' : 'cancelled', cause: state.fault?.failure ?? null }));
  // The person of a session that waits for a review came back: that one goes on, this one is over.
  if (event.event === 'resumed') {
    return next(closed({ outcome: 'cancelled', cause: { code: 'session.resumed', kind: 'stop' } }));
  }
  if (state.running !== null) return notNow(state, event);
  if (event.event === 'enter-register') return startLookUp(event.document);
  if (event.event === 'read-identity-again' || event.event === 'retry') {
    return next({ ...state, running: 'read-identity', fault: null }, run('read-identity'));
  }
  return notNow(state, event);
};

const lookUp = (state: Extract<SessionState, { step: 'look-up' }>, event: SessionEvent): Result<Next> => {
  const { document } = state;
  if (event.event === 'done' && event.value.act === 'look-up-person') {
    const { record, place } = event.value;
    const subject = { document, record, place, guardian: null, decisions: [], materials: [] };
    const verdict = decideVerdict(subject);
    return next({ step: 'verdict', ...subject, verdict, running: null, fault: null });
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
