import '../verdict/verdict.css';
import type { Reason, SessionView } from '#contract/views.ts';
import { useText } from '../../../i18n/use-text.ts';
import { firstNeed, firstNeedReason } from '../first-need.ts';
import { SlipButtons } from '../slips/slip-buttons.tsx';
import { GuardianRead } from '../verdict/guardian-read.tsx';
import { LockedApplication } from '../verdict/locked-application.tsx';
import { NeedToSettle } from '../verdict/need-to-settle.tsx';
import { RefusalReasons } from '../verdict/refusal-reasons.tsx';
import { isReviewersReason, refusalsOf } from '../verdict/refusals-of.ts';
import { ReviewWait } from '../verdict/review-wait.tsx';
import { SaidHere } from '../verdict/said-here.tsx';
import { DecisionReason, VerdictReasons } from '../verdict/verdict-reasons.tsx';
import { Referral } from './referral.tsx';

/** The decision itself, above its reasons. */
const Decision = ({ session }: { readonly session: SessionView }) => {
  const { t } = useText();
  const { verdict, application, review } = session;
  switch (verdict?.decision) {
    case 'needs':
      return <Need session={session} />;
    case 'wait':
      return review === null ? null : <ReviewWait review={review} />;
    case 'correct':
      return <RefusalReasons reasons={refusalsOf(session)} applicationId={application?.id ?? '–'} />;
    case 'make':
      return application === null ? null : <LockedApplication application={application} />;
    case 'apply-on-site':
      return <p className="decision-hint">{t('apply.hint')}</p>;
    case 'other-outlet':
      return <Referral outlet={verdict.outlet} />;
    case 'refuse':
      return <Refusal />;
    case undefined:
      return null;
  }
};

/** What is missing at the counter, why, and the way to settle it. */
const Need = ({ session }: { readonly session: SessionView }) => {
  const reason = firstNeedReason(session);
  return (
    <div>
      {reason !== null && <DecisionReason reason={reason} />}
      <NeedToSettle session={session} />
    </div>
  );
};

/** Nothing can be made here now: the reasons stand below, on paper for the applicant, and who else can help. */
const Refusal = () => (
  <div className="refusal">
    <SlipButtons kind="refusal-slip" />
    <Referral outlet={null} />
  </div>
);

/** The reason of the decision, and the reviewers' words, stand above the list. */
const isSaidAbove = (session: SessionView, reason: Reason): boolean => {
  if (session.verdict?.decision === 'correct') return isReviewersReason(reason);
  return session.verdict?.decision === 'needs' && reason === firstNeedReason(session);
};

/** What comes first is what is to be done now; beneath it stands why. */
export const VerdictStep = ({ session }: { readonly session: SessionView }) => {
  const { t } = useText();
  const { verdict, photo } = session;
  if (session.busy?.what === 'read-guardian') return <GuardianRead session={session} />;
  if (verdict === null) return null;
  const making = verdict.decision === 'make';
  return (
    <div className="verdict" data-decision={verdict.decision} data-need={firstNeed(session)?.what ?? ''}>
      <div className="verdict-decision">
        <Decision session={session} />
        {making && photo !== null && (
          <figure className="verdict-photo">
            <img src={`data:image/jpeg;base64,${photo.jpeg}`} alt={t('photo.alt')} />
            <figcaption className="quiet">{t(`photo.source.${photo.source}`)}</figcaption>
          </figure>
        )}
      </div>
      <SaidHere session={session} />
      <VerdictReasons reasons={verdict.reasons.filter((reason) => !isSaidAbove(session, reason))} />
    </div>
  );
};
