import type { Result } from '#basics/result.ts';
import type { Case } from '../eligibility/case.ts';
import { isMinor } from '../eligibility/category.ts';
import { decideVerdict } from '../eligibility/verdict.ts';
import { startApplication } from './application.ts';
import { caseWith } from './case-events.ts';
import { type ActName, run } from './effects.ts';
import type { SessionEvent } from './events.ts';
import { startMaking } from './making.ts';
import { closed, type Next, next, notNow } from './next.ts';
import type { Fault, VerdictStep } from './state.ts';

/** May this person have a card, and what is needed for it: the guardian is read here, papers and answers are given. */
export const verdictTransition = (state: VerdictStep, event: SessionEvent): Result<Next> => {
  if (event.event === 'done') return outcome(state, event);
  if (event.event === 'failed') return next({ ...state, running: null, fault: faultOf(event) });
  if (state.running !== null) return notNow(state, event);
  const changed = caseWith(state, state.verdict, event);
  if (changed !== null) return changed.ok ? next(judged(state, changed.value)) : changed;
  switch (event.event) {
    case 'refresh-application':
      return begin(state, 'read-application');
    case 'retry':
      return begin(state, state.fault?.during ?? 'read-application');
    case 'back':
      return state.fault === null ? notNow(state, event) : next({ ...state, fault: null });
    case 'read-guardian':
      return isMinor(state.document.birth, state.place.today, state.place.parameters)
        ? begin(state, 'read-guardian')
        : notNow(state, event);
    case 'make':
      if (state.verdict.decision !== 'make' || state.record.application === null) return notNow(state, event);
      return startMaking(state, state.record.application);
    case 'start-application':
      return state.verdict.decision === 'apply-on-site' ? startApplication(state, null) : notNow(state, event);
    case 'correct':
      return state.verdict.decision === 'correct' && state.record.application !== null
        ? startApplication(state, state.record.application)
        : notNow(state, event);
    case 'finish':
    case 'cancel':
      return end(state, event.event);
    default:
      return notNow(state, event);
  }
};

/** The step with something of its case changed, and the rules asked again. */
const judged = (state: VerdictStep, change: Partial<Case>): VerdictStep => {
  const subject = { ...state, ...change };
  return { ...subject, verdict: decideVerdict(subject) };
};

const begin = (state: VerdictStep, act: ActName): Result<Next> =>
  next({ ...state, running: act, fault: null }, run(act));

const outcome = (state: VerdictStep, event: Extract<SessionEvent, { event: 'done' }>): Result<Next> => {
  const { value } = event;
  const idle = { ...state, running: null, fault: null };
  if (value.act === 'read-application') return next(judged(idle, { record: value.record, place: value.place }));
  // Another guardian is another relation, and wants or does not want the card themselves.
  if (value.act === 'read-guardian') {
    const decisions = state.decisions.filter((decision) => decision !== 'guardian-wants-card');
    return next(judged(idle, { guardian: { document: value.document, relation: null }, decisions }));
  }
  return notNow(state, event);
};

/** A guardian who is not read after all stops nothing: the teller goes back to the list. */
const faultOf = ({ act, failure }: Extract<SessionEvent, { event: 'failed' }>): Fault | null => {
  if (act === 'read-guardian' && failure.code === 'id-reader.cancelled') return null;
  return { during: act, failure, choices: ['retry', 'back', 'end'] };
};

const end = (state: VerdictStep, how: 'finish' | 'cancel'): Result<Next> => {
  const { document, guardian, verdict, record, fault } = state;
  const { application } = record;
  const summary =
    application === null ? null : { id: application.id, mode: application.mode, state: application.state };
  const ended = how === 'cancel' && verdict.decision === 'make' ? 'cancelled' : 'refused';
  return next(
    closed({
      document,
      guardian,
      verdict,
      application: summary,
      outcome: fault === null ? ended : 'failed',
      cause: fault?.failure ?? null,
    }),
  );
};
