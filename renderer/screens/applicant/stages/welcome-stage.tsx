import { useText } from '../../../i18n/use-text.ts';
import { DonePicture } from '../../../ui/pictures.tsx';
import { StageFrame } from '../stage-frame.tsx';
import { Topics } from '../topics/topics.tsx';

/** Before the session: what to bring, how it goes, what the card is for, where the outlets are. */
export const WelcomeStage = () => {
  const { t } = useText();
  return (
    <StageFrame title={t('applicant.welcome')} hint={t('applicant.welcome.hint')}>
      <div className="welcome-picture">
        <DonePicture />
      </div>
      <Topics first="bring" />
    </StageFrame>
  );
};
