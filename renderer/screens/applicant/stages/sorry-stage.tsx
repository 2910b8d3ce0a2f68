import type { ApplicantView } from '#contract/views.ts';
import { useText } from '../../../i18n/use-text.ts';
import { OutletCard } from '../../../ui/outlet-card.tsx';
import { StageFrame } from '../stage-frame.tsx';
import { ApplicantReasons } from './applicant-reasons.tsx';
import { ReferralNote } from './referral-note.tsx';

const NEXT = ['applicant.sorry.next.teller', 'applicant.sorry.next.card', 'applicant.sorry.documents'] as const;

/** It could not be done this time: why, what happens now, whom to ask. */
export const SorryStage = ({ view }: { readonly view: ApplicantView }) => {
  const { t } = useText();
  return (
    <StageFrame title={t('applicant.sorry')} hint={t('applicant.sorry.hint')}>
      <ApplicantReasons reasons={view.reasons} />
      <ul className="plain-list">
        {NEXT.map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ul>
      {view.referral !== null ? (
        <ReferralNote outlet={view.referral} />
      ) : (
        view.outlet !== null && <OutletCard outlet={view.outlet} note={t('applicant.sorry.contact')} />
      )}
    </StageFrame>
  );
};
