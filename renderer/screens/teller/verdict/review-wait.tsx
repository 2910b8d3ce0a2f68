import { ClockCircleOutlined } from '@ant-design/icons';
import type { ReviewWaitView } from '#contract/views.ts';
import { useNow } from '../../../app/use-now.ts';
import { formatTime } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';

const REFRESH_MS = 1000;
const MINUTE_MS = 60_000;

/** A wait for the bureau's reviewers: how long it usually takes, since when, and when it was last asked. */
export const ReviewWait = ({ review }: { readonly review: ReviewWaitView }) => {
  const { t } = useText();
  const now = useNow(REFRESH_MS);
  const [least, most] = review.usualMs;
  const waited = review.since === null ? null : Math.max(0, now - review.since);
  const longer = waited !== null && waited > most;
  const part = waited === null ? 0 : Math.min(1, waited / Math.max(most, 1));
  return (
    <section className="review-wait panel" aria-labelledby="review-title" data-testid="review-wait">
      <h2 id="review-title">
        <ClockCircleOutlined aria-hidden />{' '}
        {t('review.usual', { least: Math.round(least / MINUTE_MS), most: Math.round(most / MINUTE_MS) })}
      </h2>
      <div className="bar" aria-hidden>
        <i style={{ width: `${part * 100}%` }} />
      </div>
      <p className="busy-line">
        <span>
          {review.since === null
            ? t('review.sinceUnknown')
            : t('review.since', {
                time: formatTime(review.since),
                minutes: Math.floor((waited ?? 0) / MINUTE_MS),
              })}
        </span>
        <span className="quiet" data-testid="review-asked">
          {t('review.asked', { time: formatTime(review.askedAt) })}
        </span>
      </p>
      <p className={longer ? 'warn' : 'quiet'}>{t(longer ? 'review.longer' : 'review.mayGo')}</p>
    </section>
  );
};
