import { maskName } from '#basics/redaction.ts';
import { type ApplicantView, type CardPlace, type Cover, type OutletView, PERSONAL_STAGES } from '#contract/views.ts';
import { isSettled } from '#domain/eligibility/materials.ts';
import type { Verdict } from '#domain/eligibility/verdict.ts';
import { photoProblems } from '#domain/issuance/session-photo.ts';
import type { SessionState } from '#domain/issuance/state.ts';
import { covered } from '../away.ts';
import type { CurrentSession } from '../current-session.ts';
import { caseOf, guardianNeeded, reasonsOf, reviewOf } from './case-view.ts';
import { photoOf } from './form-view.ts';
import { busyOf, promptOf, stagesOf } from './session-view.ts';

export interface ApplicantFacts {
  readonly revision: number;
  readonly training: boolean;
  readonly outlet: OutletView | null;
  readonly outlets: readonly OutletView[];
  readonly place: CardPlace;
  readonly photo: Uint8Array | null;
  readonly askedAt: number | null;
  readonly pinProblem: string | null;
  readonly cover: Cover;
  /** What a technician's test of its screen wants shown. */
  readonly trial: ApplicantView['trial'];
  /** An earlier session is dealt with first. */
  readonly recovering: boolean;
}

/** The applicant's picture: follows the teller, leads only where the applicant must act; no data of the person before. */
export const applicantView = (session: CurrentSession | null, facts: ApplicantFacts): ApplicantView => {
  const { revision, training, outlet, pinProblem, place } = facts;
  const blank: ApplicantView = {
    revision,
    stage: 'welcome',
    cover: 'none',
    training,
    outlet,
    busy: null,
    maskedName: null,
    lines: [],
    decision: null,
    reasons: [],
    referral: null,
    bring: [],
    review: null,
    signer: 'applicant',
    stages: [],
    cardPlace: place,
    prompt: null,
    pinProblem: null,
    photo: null,
    trial: null,
  };
  if (facts.recovering) return { ...blank, stage: 'please-wait' };
  if (session === null) return { ...blank, trial: facts.trial };
  const { state } = session;
  const stage = stageOf(state);
  const document = 'document' in state ? state.document : null;
  const verdict = 'verdict' in state ? state.verdict : null;
  const shown = state.step === 'application' ? null : verdict;
  const view: ApplicantView = {
    ...blank,
    stage,
    busy: busyOf(session),
    maskedName: document === null ? null : maskName(document.name),
    lines: stage === 'confirm-data' ? linesOf(state) : [],
    decision: shown?.decision ?? null,
    reasons: shown === null ? [] : reasonsOf(shown.reasons, null),
    referral: facts.outlets.find(({ no }) => no === shown?.otherOutletNo) ?? null,
    bring: verdict === null ? [] : bringOf(state, verdict),
    review: reviewOf(state, facts.askedAt),
    signer: guardianNeeded(state) ? 'guardian' : 'applicant',
    stages: stagesOf(session),
    prompt: promptOf(session),
    pinProblem: stage === 'choose-pin' ? pinProblem : null,
    photo: state.step === 'application' ? photoOf(state, facts.photo) : null,
  };
  if (facts.cover === 'none' || !PERSONAL_STAGES.includes(stage)) return view;
  return { ...covered(view), cover: facts.cover };
};

const stageOf = (state: SessionState): ApplicantView['stage'] => {
  switch (state.step) {
    case 'identify':
      return 'place-document';
    case 'look-up':
      return 'checking';
    case 'verdict':
      if (state.running === 'read-guardian') return 'place-guardian-document';
      return state.verdict.decision === 'wait' ? 'waiting' : 'result';
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
  if (state.application?.state === 'under-review') return 'waiting';
  if (state.application !== null || state.running === 'submit-application') return 'with-teller';
  const { phone, phoneCheck, address, occupation } = state.form;
  const filled = phone !== '' && phoneCheck?.realName === true && address !== '' && occupation !== '';
  if (!filled) return 'with-teller';
  if (!state.dataConfirmed) return 'confirm-data';
  if (state.consents.length === 0) return 'consent';
  // Shown until it can be used: what is wrong with it is said to the person in it.
  return photoProblems(state.photo).length > 0 ? 'photo' : 'with-teller';
};

const linesOf = (state: SessionState): ApplicantView['lines'] => {
  if (state.step !== 'application') return [];
  const { name, sex, nation, birth, idNumber } = state.document;
  const { nationality } = state.form;
  return [
    { field: 'name', value: name },
    { field: 'sex', value: sex },
    ...(nation === null ? [] : [{ field: 'nation' as const, value: nation }]),
    ...(nationality === '' ? [] : [{ field: 'nationality' as const, value: nationality }]),
    { field: 'birth', value: birth },
    { field: 'idNumber', value: idNumber },
    { field: 'address', value: state.form.address },
    { field: 'occupation', value: state.form.occupation },
    { field: 'phone', value: state.form.phone },
    ...guardianLines(state),
  ];
};

const guardianLines = ({ guardian }: Extract<SessionState, { step: 'application' }>): ApplicantView['lines'] => {
  if (guardian === null) return [];
  const { name, idNumber } = guardian.document;
  return [
    { field: 'guardianName', value: name },
    { field: 'guardianIdNumber', value: idNumber },
    ...(guardian.relation === null ? [] : [{ field: 'guardianRelation' as const, value: guardian.relation.kin }]),
  ];
};

const bringOf = (state: SessionState, { bring }: Verdict): ApplicantView['bring'] => {
  const states = caseOf(state)?.materials ?? [];
  return bring.map((item) => ({
    kind: item.kind,
    label: item.label === null ? null : { ...item.label },
    settled: isSettled(
      item,
      states.find(({ kind }) => kind === item.kind),
    ),
  }));
};
