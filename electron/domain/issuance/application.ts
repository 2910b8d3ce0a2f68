import type { Result } from '#basics/result.ts';
import { run } from './effects.ts';
import type { SessionEvent } from './events.ts';
import { startMaking } from './making.ts';
import { closed, type Next, next, notNow } from './next.ts';
import type { ApplicationStep, Fault } from './state.ts';

/** Codes of what an on-site application still lacks; empty when it can be submitted. */
export const missingForSubmission = (state: ApplicationStep): readonly string[] => [
  ...(state.form.phone === '' ? ['form.phone-missing'] : []),
  ...(state.form.phone !== '' && state.form.phoneCheck === null ? ['form.phone-unchecked'] : []),
  ...(state.form.phoneCheck?.realName === false ? ['form.phone-other-name'] : []),
  ...(state.form.address === '' ? ['form.address-empty'] : []),
  ...(state.form.occupation === '' ? ['form.occupation-missing'] : []),
  ...(state.photo === null ? ['photo.missing'] : []),
  ...(state.disputed === null ? [] : ['form.disputed']),
  ...(state.dataConfirmed ? [] : ['form.unconfirmed']),
  ...(state.consents.length === 0 ? ['consent.missing'] : []),
];

/** Filling in, checking and submitting an application at the counter (N5, N8, N11). */
export const applicationTransition = (state: ApplicationStep, event: SessionEvent): Result<Next> => {
  if (event.event === 'done' || event.event === 'failed') return outcome(state, event);
  if (event.event === 'cancel' && state.running === null) return end(state);
  if (state.application !== null) return afterSubmission(state, event);
  switch (event.event) {
    case 'save-form': {
      const sameLine = event.form.phone === state.form.phone && event.form.address === state.form.address;
      const phoneCheck = event.form.phone === state.form.phone ? state.form.phoneCheck : null;
      return next({
        ...state,
        form: { ...event.form, phoneCheck },
        // What the applicant confirmed are exactly these lines: a changed line is confirmed anew.
        dataConfirmed: state.dataConfirmed && sameLine,
        disputed: sameLine ? state.disputed : null,
      });
    }
    case 'set-photo':
      return next({ ...state, photo: event.photo });
    case 'confirm-data':
      return next({ ...state, dataConfirmed: true, disputed: null });
    case 'dispute-data':
      return next({ ...state, dataConfirmed: false, disputed: event.field });
    case 'consent':
      if (!state.dataConfirmed) return notNow(state, event);
      return next({ ...state, consents: event.consents });
    case 'check-phone':
      if (state.running !== null || state.form.phone === '') return notNow(state, event);
      return next({ ...state, running: 'check-phone', fault: null }, run('check-phone'));
    case 'submit':
      if (state.running !== null || missingForSubmission(state).length > 0) return notNow(state, event);
      return next({ ...state, running: 'submit-application', fault: null }, run('submit-application'));
    case 'retry':
      if (state.running !== null || state.fault === null) return notNow(state, event);
      return next({ ...state, running: state.fault.during, fault: null }, run(state.fault.during));
    default:
      return notNow(state, event);
  }
};

/** Submitted: the platform reviews; approved applications go on to making, others wait or end. */
const afterSubmission = (state: ApplicationStep, event: SessionEvent): Result<Next> => {
  if (state.running !== null) return notNow(state, event);
  switch (event.event) {
    case 'refresh-application':
    case 'retry':
      return next({ ...state, running: 'read-application', fault: null }, run('read-application'));
    case 'make':
      if (state.application?.state !== 'approved') return notNow(state, event);
      return startMaking(state.document, state.application);
    case 'finish':
      return end(state);
    default:
      return notNow(state, event);
  }
};

const outcome = (state: ApplicationStep, event: Extract<SessionEvent, { event: 'done' | 'failed' }>): Result<Next> => {
  if (event.event === 'failed') {
    const fault: Fault = { during: event.act, failure: event.failure, choices: ['retry', 'end'] };
    return next({ ...state, running: null, fault });
  }
  const { value } = event;
  switch (value.act) {
    case 'check-phone':
      // The number may have been changed while the platform was asked: then the answer is for another number.
      if (value.check.phone !== state.form.phone) return next({ ...state, running: null });
      return next({ ...state, running: null, form: { ...state.form, phoneCheck: value.check } });
    case 'submit-application':
      return next({ ...state, running: null, application: value.application });
    case 'read-application':
      return next({
        ...state,
        running: null,
        record: value.record,
        application: value.record.application ?? state.application,
      });
    default:
      return notNow(state, event);
  }
};

const outcomeOf = ({ application, fault }: ApplicationStep): 'failed' | 'cancelled' | 'refused' => {
  if (fault !== null) return 'failed';
  return application === null || application.state === 'approved' ? 'cancelled' : 'refused';
};

const end = (state: ApplicationStep): Result<Next> => {
  const { application } = state;
  return next(
    closed({
      document: state.document,
      application: application === null ? null : { id: application.id, mode: 'onsite', state: application.state },
      outcome: outcomeOf(state),
      cause: state.fault?.failure ?? null,
    }),
  );
};
