import { maskName } from '#basics/redaction.ts';
import type { ApplicantView, CardPlace, OutletView } from '#contract/views.ts';
import { nationalityOf } from '#domain/identity/identity-document.ts';
import type { SessionState } from '#domain/issuance/state.ts';
import type { CurrentSession } from '../session-service.ts';
import { busyOf, photoOf, promptOf, reasonsOf, stagesOf } from './session-view.ts';

export interface ApplicantFacts {
  readonly revision: number;
  readonly training: boolean;
  readonly outlet: OutletView | null;
  readonly outlets: readonly OutletView[];
  readonly place: CardPlace;
  readonly photo: Uint8Array | null;
  readonly pinProblem: string | null;
}

/** The applicant's picture: follows the teller, leads only where the applicant must act; no data of the person before. */
export const applicantView = (session: CurrentSession | null, facts: ApplicantFacts): ApplicantView => {
  const { revision, training, outlet, pinProblem, place } = facts;
  const blank: ApplicantView = {
    revision,
    stage: 'welcome',
    training,
    outlet,
    busy: null,
    maskedName: null,
    lines: [],
    decision: null,
    reasons: [],
    referral: null,
    stages: [],
    cardPlace: place,
    prompt: null,
    pinProblem: null,
    photo: null,
  };
  if (session === null) return blank;
  const { state } = session;
  const stage = stageOf(state);
  const document = 'document' in state ? state.document : null;
  const verdict = state.step === 'verdict' || state.step === 'closed' ? state.verdict : null;
  return {
    ...blank,
    stage,
    busy: busyOf(session),
    maskedName: document === null ? null : maskName(document.name),
    lines: stage === 'confirm-data' ? linesOf(state) : [],
    decision: verdict?.decision ?? null,
    reasons: verdict === null ? [] : reasonsOf(verdict.reasons, null),
    referral: facts.outlets.find(({ no }) => no === verdict?.otherOutletNo) ?? null,
    stages: stagesOf(session),
    prompt: promptOf(session),
    pinProblem: stage === 'choose-pin' ? pinProblem : null,
    photo: state.step === 'application' ? photoOf(state, facts) : null,
  };
};

const stageOf = (state: SessionState): ApplicantView['stage'] => {
  switch (state.step) {
    case 'identify':
      return 'place-document';
    case 'look-up':
      return 'checking';
    case 'verdict':
      return 'result';
    case 'application':
      return applicationStage(state);
    case 'make':
      return state.fault === null ? 'making' : 'with-teller';
    case 'activate':
      if (state.fault !== null) return 'with-teller';
      return state.pin === 'waiting' ? 'choose-pin' : 'activating';
    case 'hand-over':
      if (state.phase === 'at-gate') return 'take-card';
      return state.fault === null && state.phase === 'presenting' ? 'take-card' : 'with-teller';
    case 'closed':
      return state.outcome === 'issued' ? 'done' : state.outcome === 'refused' ? 'result' : 'sorry';
  }
};

const applicationStage = (state: Extract<SessionState, { step: 'application' }>): ApplicantView['stage'] => {
  if (state.application !== null || state.running === 'submit-application') return 'with-teller';
  const filled = state.form.phone !== '' && state.form.phoneCheck?.realName === true && state.form.address !== '';
  if (!filled) return 'with-teller';
  if (!state.dataConfirmed) return 'confirm-data';
  if (state.consents.length === 0) return 'consent';
  return state.photo === null ? 'photo' : 'with-teller';
};

const linesOf = (state: SessionState): ApplicantView['lines'] => {
  if (state.step !== 'application') return [];
  const { name, sex, nation, birth, idNumber } = state.document;
  const nationality = nationalityOf(state.document);
  return [
    { field: 'name', value: name },
    { field: 'sex', value: sex },
    ...(nation === null ? [] : [{ field: 'nation' as const, value: nation }]),
    ...(nationality === null ? [] : [{ field: 'nationality' as const, value: nationality }]),
    { field: 'birth', value: birth },
    { field: 'idNumber', value: idNumber },
    { field: 'address', value: state.form.address },
    { field: 'phone', value: state.form.phone },
  ];
};
