import type { ApplicantView } from '#contract/views.ts';
import { useText } from '../../i18n/use-text.ts';
import { BusyNote } from '../../ui/busy-note.tsx';
import { CheckingPicture, CounterPicture, ReaderPicture } from '../../ui/pictures.tsx';
import { StageFrame } from './stage-frame.tsx';
import { ChoosePinStage } from './stages/choose-pin-stage.tsx';
import { ConfirmDataStage } from './stages/confirm-data-stage.tsx';
import { ConsentStage } from './stages/consent-stage.tsx';
import { DoneStage } from './stages/done-stage.tsx';
import { MakingStage } from './stages/making-stage.tsx';
import { PhotoStage } from './stages/photo-stage.tsx';
import { ResultStage } from './stages/result-stage.tsx';
import { SorryStage } from './stages/sorry-stage.tsx';
import { TakeCardStage } from './stages/take-card-stage.tsx';
import { WelcomeStage } from './stages/welcome-stage.tsx';

/** The screen of each stage. */
export const StageContent = ({ view }: { readonly view: ApplicantView }) => {
  const { t } = useText();
  switch (view.stage) {
    case 'welcome':
      return <WelcomeStage />;
    case 'place-document':
      return (
        <StageFrame
          title={t('applicant.place-document')}
          hint={t('applicant.place-document.hint')}
          picture={<ReaderPicture />}
        />
      );
    case 'checking':
      return (
        <StageFrame title={t('applicant.checking')} hint={t('applicant.checking.hint')} picture={<CheckingPicture />}>
          {view.busy !== null && <BusyNote busy={view.busy} />}
        </StageFrame>
      );
    case 'result':
      return <ResultStage view={view} />;
    case 'confirm-data':
      return <ConfirmDataStage view={view} />;
    case 'consent':
      return <ConsentStage />;
    case 'photo':
      return <PhotoStage view={view} />;
    case 'with-teller':
      return (
        <StageFrame
          title={t('applicant.with-teller')}
          hint={t('applicant.with-teller.hint')}
          picture={<CounterPicture />}
        />
      );
    case 'making':
      return <MakingStage view={view} title={t('applicant.making')} hint={t('applicant.making.hint')} />;
    case 'choose-pin':
      return <ChoosePinStage problem={view.pinProblem} />;
    case 'activating':
      return <MakingStage view={view} title={t('applicant.activating')} hint={t('applicant.activating.hint')} />;
    case 'take-card':
      return <TakeCardStage view={view} />;
    case 'done':
      return <DoneStage />;
    case 'sorry':
      return <SorryStage view={view} />;
  }
};
