import type { PhotoView, SessionView } from '#contract/views.ts';
import { missingForSubmission, partOf, phoneIsGuardians } from '#domain/issuance/application.ts';
import type { SessionState } from '#domain/issuance/state.ts';
import { PHOTO } from '#domain/photo/geometry.ts';

export const formOf = (state: SessionState): SessionView['form'] => {
  if (state.step !== 'application') return null;
  const { phoneCheck, ...entered } = state.form;
  return {
    ...entered,
    phoneOf: phoneIsGuardians(state) ? 'guardian' : 'applicant',
    phoneCheck:
      phoneCheck === null
        ? null
        : { realName: phoneCheck.realName, checkedAt: phoneCheck.checkedAt, source: phoneCheck.source },
    dataConfirmed: state.dataConfirmed,
    disputed: state.disputed,
    consented: state.consents.length > 0,
    correcting:
      state.correcting === null
        ? null
        : {
            applicationId: state.correcting.applicationId,
            reasons: state.correcting.reasons.map((reason) => ({ ...reason, part: partOf(reason) })),
          },
    missing: [...missingForSubmission(state)],
  };
};

/** The photo with what is said of it; bytes come from the store of pictures. */
export const photoOf = (state: SessionState, photo: Uint8Array | null): PhotoView | null => {
  if (photo === null) return null;
  const own = state.step === 'application' ? state.photo : null;
  const judgement = own?.judgement ?? null;
  const override = own?.override ?? null;
  return {
    jpeg: Buffer.from(photo).toString('base64'),
    width: PHOTO.width,
    height: PHOTO.height,
    bytes: photo.length,
    source: own?.source ?? 'application',
    judgement:
      judgement === null
        ? null
        : {
            verdict: judgement.verdict,
            findings: judgement.findings.map((finding) => ({ ...finding, marks: [...finding.marks] })),
            confirm: [...judgement.confirm],
            overridable: judgement.overridable,
            limits: judgement.limits,
          },
    confirmed: [...(own?.confirmed ?? [])],
    override:
      override === null
        ? null
        : {
            rules: override.rules.map(({ rule }) => rule),
            reason: override.reason,
            text: override.text,
            supervisor: override.supervisor,
            at: override.at,
          },
    attempts: state.step === 'application' ? state.photoAttempts : 0,
  };
};
