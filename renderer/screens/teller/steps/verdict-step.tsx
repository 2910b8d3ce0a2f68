import type { SessionView } from '#contract/views.ts';
import { formatTime } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { DocumentPicture } from '../../../ui/document-picture.tsx';
import { ReasonList } from '../../../ui/reason-list.tsx';
import { Referral } from './referral.tsx';

/** Decisions after which the applicant may have to go to another outlet. */
const ELSEWHERE: readonly NonNullable<SessionView['verdict']>['decision'][] = ['other-outlet', 'refuse'];

/** The decision is in the heading; here stands why, the blocking reasons first, and where else to go. */
export const VerdictStep = ({ session }: { readonly session: SessionView }) => {
  const { t } = useText();
  const { verdict, application, photo, person } = session;
  if (verdict === null) return null;
  return (
    <div className="verdict" data-decision={verdict.decision}>
      <div className="verdict-main">
        {ELSEWHERE.includes(verdict.decision) && <Referral outlet={verdict.outlet} />}
        {application !== null && (
          <p className="application-line">
            {t('application.id')} <strong>{application.id}</strong>
            {application.submittedAt !== null && (
              <span className="quiet">
                {' '}
                {t('application.submittedAt', { time: formatTime(application.submittedAt) })}
              </span>
            )}
          </p>
        )}
        <section aria-labelledby="reasons-title">
          <h2 id="reasons-title">{t('verdict.reasons')}</h2>
          {verdict.reasons.length === 0 ? (
            <p className="quiet">{t('verdict.noReasons')}</p>
          ) : (
            <ReasonList reasons={verdict.reasons} />
          )}
        </section>
      </div>
      <div className="verdict-photo">
        {photo !== null && (
          <>
            <img src={`data:image/jpeg;base64,${photo.jpeg}`} alt={t('photo.alt')} />
            <span className="quiet">
              {t('photo.approved')} · {t('photo.compare')}
            </span>
          </>
        )}
        {person !== null && (
          <>
            <DocumentPicture picture={person.picture} />
            {person.picture.jpeg !== null && <span className="quiet">{t('photo.ofDocument')}</span>}
          </>
        )}
      </div>
    </div>
  );
};
