import { ArrowRightOutlined } from '@ant-design/icons';
import type { ApplicantView } from '#contract/views.ts';
import { useText } from '../../../i18n/use-text.ts';
import { CheckingPicture, CounterPicture, DonePicture } from '../../../ui/pictures.tsx';
import { StageFrame } from '../stage-frame.tsx';
import { ApplicantReasons } from './applicant-reasons.tsx';
import { BringList } from './bring-list.tsx';
import { ReferralNote } from './referral-note.tsx';
import { needKey, toldOf } from './what-is-needed.ts';

/** Decisions after which papers are still asked for. */
const PAPERS: readonly (ApplicantView['decision'] | 'unknown')[] = [
  'needs',
  'apply-on-site',
  'wait',
  'correct',
  'other-outlet',
];

/** What the check came to: the first thing to do on top, then what else, what to bring, and where to go instead. */
export const ResultStage = ({ view }: { readonly view: ApplicantView }) => {
  const { t } = useText();
  const decision = view.decision ?? 'unknown';
  const { first, after, reasons } = toldOf(view);
  const bring = PAPERS.includes(decision) ? view.bring : [];
  const picture =
    decision === 'make' || decision === 'apply-on-site' ? (
      <DonePicture />
    ) : decision === 'wait' ? (
      <CheckingPicture />
    ) : (
      <CounterPicture />
    );
  const plain = first === null && reasons.length === 0 && bring.length === 0 && view.referral === null;
  const parts = (
    <>
      {first !== null && (
        <div className="first-thing" data-testid="first-thing">
          <ArrowRightOutlined aria-hidden />
          <div>
            <strong>{t(needKey(first))}</strong>
            {after.length > 0 && (
              <p>
                {t('applicant.need.then')} {after.map((what) => t(needKey(what))).join(t('applicant.need.join'))}
              </p>
            )}
          </div>
        </div>
      )}
      {view.referral !== null && <ReferralNote outlet={view.referral} />}
      <ApplicantReasons reasons={reasons} />
      <BringList bring={bring} />
      {decision === 'refuse' && <p className="quiet">{t('applicant.result.refuse.after')}</p>}
    </>
  );
  return (
    <StageFrame
      title={t(`applicant.result.${decision}`)}
      hint={t(`applicant.result.next.${decision}`)}
      {...(plain ? { picture } : {})}
    >
      {plain ? undefined : parts}
    </StageFrame>
  );
};
