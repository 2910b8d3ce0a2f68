import { ClockCircleOutlined } from '@ant-design/icons';
import type { ApplicantView } from '#contract/views.ts';
import { useNow } from '../../../app/use-now.ts';
import { formatTime } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { StageFrame } from '../stage-frame.tsx';
import { Topics } from '../topics/topics.tsx';
import { BringList } from './bring-list.tsx';
import { reviewProgress } from './review-progress.ts';

const MINUTE_MS = 60_000;
const REFRESH_MS = 5_000;

const Expectation = ({ review }: { readonly review: NonNullable<ApplicantView['review']> }) => {
  const { t } = useText();
  const now = useNow(REFRESH_MS);
  const { share, minutes, late } = reviewProgress(review, now);
  const [least, most] = review.usualMs.map((ms) => Math.round(ms / MINUTE_MS));
  return (
    <section className="expectation" aria-label={t('applicant.waiting.expect')} data-testid="review-wait">
      <p>
        <ClockCircleOutlined aria-hidden />
        <strong>{t('applicant.waiting.usual', { least: least ?? 0, most: most ?? 0 })}</strong>
      </p>
      {share !== null && (
        <div className="bar" aria-hidden>
          <i style={{ width: `${share * 100}%` }} />
        </div>
      )}
      <p className="quiet expectation-times">
        {review.since !== null && minutes !== null && (
          <span>{t('applicant.waiting.since', { time: formatTime(review.since), minutes })}</span>
        )}
        <span>{t('applicant.waiting.asked', { time: formatTime(review.askedAt) })}</span>
      </p>
      {late && <p>{t('applicant.waiting.late')}</p>}
    </section>
  );
};

/** Under review: what to expect, that one may leave, and something to read meanwhile. Nothing of the person is shown. */
export const WaitingStage = ({ view }: { readonly view: ApplicantView }) => {
  const { t } = useText();
  return (
    <StageFrame title={t('applicant.waiting')} hint={t('applicant.waiting.hint')}>
      {view.review !== null && <Expectation review={view.review} />}
      <BringList bring={view.bring.filter(({ settled }) => !settled)} />
      <h2>{t('applicant.waiting.read')}</h2>
      <Topics first="uses" />
    </StageFrame>
  );
};
