import type { SessionView } from '#contract/views.ts';
import { useText } from '../../../i18n/use-text.ts';
import { LockedApplication } from '../verdict/locked-application.tsx';
import { RefusalReasons } from '../verdict/refusal-reasons.tsx';
import { refusalsOf } from '../verdict/refusals-of.ts';
import { ReviewWait } from '../verdict/review-wait.tsx';

/** After submission: the wait for the review, the reasons of a refusal, or the approved application. */
export const SubmittedApplication = ({ session }: { readonly session: SessionView }) => {
  const { t } = useText();
  const { application, review, photo } = session;
  if (application === null) return null;
  return (
    <div className="verdict" data-application={application.state}>
      {review !== null && <ReviewWait review={review} />}
      {application.state === 'refused' && (
        <RefusalReasons reasons={refusalsOf(session)} applicationId={application.id} />
      )}
      <div className="verdict-decision">
        <LockedApplication application={application} />
        {photo !== null && (
          <figure className="verdict-photo">
            <img src={`data:image/jpeg;base64,${photo.jpeg}`} alt={t('photo.alt')} data-testid="photo" />
            <figcaption className="quiet">{t(`photo.source.${photo.source}`)}</figcaption>
          </figure>
        )}
      </div>
    </div>
  );
};
