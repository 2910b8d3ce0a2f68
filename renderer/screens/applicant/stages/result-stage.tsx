import type { ApplicantView } from '#contract/views.ts';
import { useText } from '../../../i18n/use-text.ts';
import { OutletCard } from '../../../ui/outlet-card.tsx';
import { CheckingPicture, CounterPicture, DonePicture } from '../../../ui/pictures.tsx';
import { StageFrame } from '../stage-frame.tsx';
import { ApplicantReasons } from './applicant-reasons.tsx';

/** What the check came to, politely, with the outlet to go to where there is one. */
export const ResultStage = ({ view }: { readonly view: ApplicantView }) => {
  const { t } = useText();
  const decision = view.decision ?? 'unknown';
  const good = decision === 'make' || decision === 'apply-on-site';
  const told = view.reasons.some((reason) => reason.level !== 'pass');
  const picture = good ? <DonePicture /> : decision === 'wait' ? <CheckingPicture /> : <CounterPicture />;
  return (
    <StageFrame
      title={t(`applicant.result.${decision}`)}
      hint={t(`applicant.result.next.${decision}`)}
      picture={picture}
    >
      {view.referral !== null && <OutletCard outlet={view.referral} />}
      {!good && told && <ApplicantReasons reasons={view.reasons} />}
    </StageFrame>
  );
};
