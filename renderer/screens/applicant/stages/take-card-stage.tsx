import type { ApplicantView } from '#contract/views.ts';
import { useText } from '../../../i18n/use-text.ts';
import { MachinePicture } from '../../../ui/machine-picture.tsx';
import { StageFrame } from '../stage-frame.tsx';

export const TakeCardStage = ({ view }: { readonly view: ApplicantView }) => {
  const { t } = useText();
  return (
    <StageFrame
      title={t('applicant.take-card')}
      hint={t(view.prompt === null ? 'applicant.take-card.hint' : 'applicant.take-card.prompt')}
      picture={
        <MachinePicture
          place={view.cardPlace}
          feeder="enough"
          moving
          touch={view.cardPlace === 'gate' ? 'gate' : undefined}
        />
      }
    >
      <p className="making-place">
        {t('teller.cardPlace')} <strong>{t(`place.${view.cardPlace}`)}</strong>
      </p>
    </StageFrame>
  );
};
