import type { SessionView } from '#contract/views.ts';
import { formatDuration } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { Tone } from '../../../ui/level-icon.tsx';
import { ToneIcon } from '../../../ui/level-icon.tsx';
import { ReasonList } from '../../../ui/reason-list.tsx';

type Outcome = NonNullable<SessionView['outcome']>;

const TONE: Record<Outcome['outcome'], Tone> = {
  issued: 'good',
  refused: 'warn',
  failed: 'bad',
  incident: 'bad',
  cancelled: 'quiet',
};

/** How it ended: outcome, where the card went, how long it took, and why if it was no card. */
export const ClosedStep = ({ session }: { readonly session: SessionView }) => {
  const { t, language } = useText();
  const { outcome } = session;
  if (outcome === null) return null;
  const tone = TONE[outcome.outcome];
  return (
    <div className="closed" data-outcome={outcome.outcome} data-fate={outcome.fate}>
      <dl className="tiles">
        <div>
          <dt>{t('closed.outcome')}</dt>
          <dd className={tone}>
            <ToneIcon tone={tone} /> {t(`outcome.${outcome.outcome}`)}
          </dd>
        </div>
        <div>
          <dt>{t('closed.fate')}</dt>
          <dd>{t(`fate.${outcome.fate}`)}</dd>
        </div>
        <div>
          <dt>{t('closed.machineTime')}</dt>
          <dd>{formatDuration(outcome.machineMs, language)}</dd>
        </div>
        <div>
          <dt>{t('closed.totalTime')}</dt>
          <dd>{formatDuration(outcome.totalMs, language)}</dd>
        </div>
      </dl>
      {outcome.reasons.length > 0 && (
        <section aria-labelledby="closed-reasons">
          <h2 id="closed-reasons">{t('closed.reasons')}</h2>
          <ReasonList reasons={outcome.reasons} />
        </section>
      )}
      <p className="quiet">{t('closed.next')}</p>
    </div>
  );
};
