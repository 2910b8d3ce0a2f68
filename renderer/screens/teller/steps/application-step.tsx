import '../application/application.css';
import '../verdict/verdict.css';
import type { RefObject } from 'react';
import type { SessionView } from '#contract/views.ts';
import { ApplicantDid } from '../application/applicant-did.tsx';
import { ApplicationForm } from '../application/application-form.tsx';
import { MissingList } from '../application/missing-list.tsx';
import { NeedsBand } from '../application/needs-band.tsx';
import { SubmittedApplication } from '../application/submitted-application.tsx';
import { countOf } from '../materials/material-state.ts';
import { MaterialsStrip } from '../materials/materials-strip.tsx';
import { PhotoBox } from '../photo/photo-box.tsx';
import { RefusalReasons } from '../verdict/refusal-reasons.tsx';

export interface ApplicationStepProps {
  readonly session: SessionView;
  readonly settled: RefObject<Promise<unknown>>;
}

/** What is captured at the counter: form, papers, photo, what the applicant did, what is missing in its order. */
export const ApplicationStep = ({ session, settled }: ApplicationStepProps) => {
  const { form, application, materials } = session;
  if (application !== null) return <SubmittedApplication session={session} />;
  if (form === null) return null;
  return (
    <div className="application">
      {form.correcting !== null && (
        <RefusalReasons reasons={form.correcting.reasons} applicationId={form.correcting.applicationId} />
      )}
      <NeedsBand session={session} />
      <div className="application-columns">
        <div className="application-left">
          <ApplicationForm form={form} revision={session.revision} settled={settled} />
          {materials.length > 0 && <MaterialsStrip session={session} />}
        </div>
        <PhotoBox session={session} />
        <div className="application-right">
          <MissingList form={form} openMaterials={countOf(materials).open} />
          <ApplicantDid form={form} guardianNeeded={session.guardianNeeded} />
        </div>
      </div>
    </div>
  );
};
