import { useText } from '../../../i18n/use-text.ts';
import { DonePicture } from '../../../ui/pictures.tsx';
import { StageFrame } from '../stage-frame.tsx';

export const DoneStage = () => {
  const { t } = useText();
  return (
    <StageFrame title={t('applicant.done')} hint={t('applicant.done.hint')} picture={<DonePicture />}>
      <ul className="plain-list">
        <li>{t('applicant.done.1')}</li>
        <li>{t('applicant.done.2')}</li>
        <li>{t('applicant.done.3')}</li>
      </ul>
    </StageFrame>
  );
};
