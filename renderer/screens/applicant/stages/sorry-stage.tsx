import type { ApplicantView } from '#contract/views.ts';
import { useText } from '../../../i18n/use-text.ts';
import { OutletCard } from '../../../ui/outlet-card.tsx';
import { CounterPicture } from '../../../ui/pictures.tsx';
import { StageFrame } from '../stage-frame.tsx';
import { ApplicantReasons } from './applicant-reasons.tsx';

export const SorryStage = ({ view }: { readonly view: ApplicantView }) => {
  const { t } = useText();
  const contact = view.referral ?? view.outlet;
  return (
    <StageFrame title={t('applicant.sorry')} hint={t('applicant.sorry.hint')} picture={<CounterPicture />}>
      <ApplicantReasons reasons={view.reasons} />
      {contact !== null && <OutletCard outlet={contact} />}
      <p className="quiet">{t('applicant.sorry.documents')}</p>
    </StageFrame>
  );
};
