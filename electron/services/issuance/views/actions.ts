import type { TellerAction } from '#contract/views.ts';
import { isMinor } from '#domain/eligibility/category.ts';
import { MOST_EXTENSIONS } from '#domain/issuance/making.ts';
import type { Making, SessionState, VerdictStep } from '#domain/issuance/state.ts';

/** What fits now. The order is the order of the buttons: the first is on Enter. */
export const actionsOf = (state: SessionState): TellerAction[] => {
  if (state.step === 'closed') return ['session.finish'];
  if (state.running !== null) return whileRunning(state);
  if (state.fault !== null && (state.step === 'verdict' || state.step === 'application')) {
    return ['session.retry', 'session.back', 'session.cancel'];
  }
  switch (state.step) {
    case 'identify':
      return ['session.readIdentity', 'session.cancel'];
    case 'look-up':
      return ['session.lookUp', 'session.cancel'];
    case 'verdict':
      return verdictActions(state);
    case 'application':
      return applicationActions(state);
    default:
      return makingActions(state);
  }
};

/** People are waited for: the teller may stop that, or give more time. */
const whileRunning = (state: SessionState): TellerAction[] => {
  if (state.step === 'identify') return ['session.cancel'];
  if (state.step === 'verdict' && state.running === 'read-guardian') return ['session.stopWaiting'];
  const atGate = state.step === 'hand-over' && state.running === 'watch-gate';
  return atGate && state.extensions < MOST_EXTENSIONS ? ['session.waitLonger'] : [];
};

/** The first need says what to do first: read the guardian, or say and tick what the screen asks for. */
const verdictActions = ({ verdict, document, place, guardian }: VerdictStep): TellerAction[] => {
  const minor = isMinor(document.birth, place.today, place.parameters);
  const anotherGuardian: TellerAction[] = minor && guardian !== null ? ['session.readGuardian'] : [];
  switch (verdict.decision) {
    case 'make':
      return ['session.make', ...anotherGuardian, 'session.cancel'];
    case 'apply-on-site':
      return ['session.startApplication', 'session.refreshApplication', ...anotherGuardian, 'session.cancel'];
    case 'wait':
      return ['session.refreshApplication', 'session.park', ...anotherGuardian, 'session.finish'];
    case 'correct':
      return ['session.correct', 'session.refreshApplication', ...anotherGuardian, 'session.finish'];
    case 'needs': {
      const first = verdict.reasons.find(({ level }) => level === 'needs')?.need;
      const read: TellerAction[] = first?.kind === 'person' ? ['session.readGuardian'] : [];
      const again: TellerAction[] = read.length === 0 ? anotherGuardian : [];
      return [...read, 'session.finish', 'session.refreshApplication', ...again];
    }
    case 'other-outlet':
    case 'refuse':
      return ['session.finish', 'session.refreshApplication'];
  }
};

const applicationActions = (state: Extract<SessionState, { step: 'application' }>): TellerAction[] => {
  switch (state.application?.state) {
    case undefined:
      return ['application.submit', 'session.cancel'];
    case 'approved':
      return ['session.make', 'session.cancel'];
    case 'refused':
      return ['session.correct', 'session.refreshApplication', 'session.finish'];
    default:
      return ['session.refreshApplication', 'session.park', 'session.finish'];
  }
};

const makingActions = (state: Making & { readonly step: 'make' | 'activate' | 'hand-over' }): TellerAction[] => {
  if (state.fault !== null) {
    const names = {
      retry: 'session.retry',
      back: 'session.back',
      replace: 'session.replace',
      retain: 'session.retain',
      end: 'session.finish',
    } as const;
    return state.fault.choices.map((choice) => names[choice]);
  }
  if (state.step === 'hand-over') return ['session.present', 'session.retain'];
  return state.card === null ? ['session.finish'] : ['session.retain'];
};
