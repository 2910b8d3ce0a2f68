import type { ApplicantView } from '#contract/views.ts';
import { useText } from '../../../i18n/use-text.ts';
import { MachinePicture } from '../../../ui/machine-picture.tsx';
import { StageFrame } from '../stage-frame.tsx';
import { CardPlaceLine } from './making-stage.tsx';

/** The card is on its way to the gate or there: take it, and look at the name on it. */
export const TakeCardStage = ({ view }: { readonly view: ApplicantView }) => {
  const { t } = useText();
  const atGate = view.cardPlace === 'gate';
  return (
    <StageFrame
      title={t('applicant.take-card')}
      hint={t(view.prompt === null ? 'applicant.take-card.hint' : 'applicant.take-card.prompt')}
      picture={<MachinePicture place={view.cardPlace} feeder="enough" moving touch={atGate ? 'gate' : undefined} />}
    >
      <CardPlaceLine place={view.cardPlace} />
      <p className="quiet">{t('applicant.take-card.wrong')}</p>
    </StageFrame>
  );
};
