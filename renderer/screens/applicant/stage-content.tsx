import type { ApplicantView } from '#contract/views.ts';
import { useText } from '../../i18n/use-text.ts';
import { BusyNote } from '../../ui/busy-note.tsx';
import { CheckingPicture, CounterPicture, ReaderPicture } from '../../ui/pictures.tsx';
import { StageFrame } from './stage-frame.tsx';
import { ChoosePinStage } from './stages/choose-pin-stage.tsx';
import { ConfirmDataStage } from './stages/confirm-data-stage.tsx';
import { ConsentStage } from './stages/consent-stage.tsx';
import { DoneStage } from './stages/done-stage.tsx';
import { ActivatingStage, MakingStage } from './stages/making-stage.tsx';
import { PhotoStage } from './stages/photo-stage.tsx';
import { ResultStage } from './stages/result-stage.tsx';
import { SorryStage } from './stages/sorry-stage.tsx';
import { TakeCardStage } from './stages/take-card-stage.tsx';
import { WaitingStage } from './stages/waiting-stage.tsx';
import { WelcomeStage } from './stages/welcome-stage.tsx';

/** The screen of each stage. */
export const StageContent = ({ view }: { readonly view: ApplicantView }) => {
  const { t } = useText();
  const follows = (
    stage: 'please-wait' | 'place-document' | 'place-guardian-document' | 'checking' | 'with-teller',
  ) => ({
    title: t(`applicant.${stage}`),
    hint: t(`applicant.${stage}.hint`),
  });
  switch (view.stage) {
    case 'welcome':
      return <WelcomeStage />;
    case 'place-document':
    case 'place-guardian-document':
      return (
        <StageFrame {...follows(view.stage)} picture={<ReaderPicture />}>
          <p className="quiet">{t('applicant.place.returned')}</p>
        </StageFrame>
      );
    case 'checking':
      return (
        <StageFrame {...follows(view.stage)} picture={<CheckingPicture />}>
          {view.busy !== null && <BusyNote busy={view.busy} />}
        </StageFrame>
      );
    case 'result':
      return <ResultStage view={view} />;
    case 'waiting':
      return <WaitingStage view={view} />;
    case 'confirm-data':
      return <ConfirmDataStage view={view} />;
    case 'consent':
      return <ConsentStage signer={view.signer} />;
    case 'photo':
      return <PhotoStage view={view} />;
    case 'please-wait':
    case 'with-teller':
      return <StageFrame {...follows(view.stage)} picture={<CounterPicture />} />;
    case 'making':
      return <MakingStage view={view} />;
    case 'choose-pin':
      return <ChoosePinStage problem={view.pinProblem} />;
    case 'activating':
      return <ActivatingStage view={view} />;
    case 'take-card':
      return <TakeCardStage view={view} />;
    case 'done':
      return <DoneStage />;
    case 'sorry':
      return <SorryStage view={view} />;
  }
};
