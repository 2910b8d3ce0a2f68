import './closed.css';
import type { SessionView } from '#contract/views.ts';
import { formatDuration } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { Tone } from '../../../ui/level-icon.tsx';
import { ToneIcon } from '../../../ui/level-icon.tsx';
import { ReasonList } from '../../../ui/reason-list.tsx';
import { SlipButtons } from '../slips/slip-buttons.tsx';
import { DiscardedCards } from './discarded-cards.tsx';
import { Referral } from './referral.tsx';

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
  const { t, code, language } = useText();
  const { outcome, card, verdict } = session;
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
          <dd>{t(outcome.customerCard ? 'fate.customerCard' : `fate.${outcome.fate}`)}</dd>
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
      {outcome.outcome === 'issued' && <SlipButtons kind="issuance-receipt" />}
      {outcome.outcome === 'refused' &&
        (verdict?.decision === 'other-outlet' ? (
          <Referral outlet={verdict.outlet} />
        ) : (
          <SlipButtons kind="refusal-slip" />
        ))}
      {card !== null && (
        <dl className="facts panel">
          <dt>{t('make.blank')}</dt>
          <dd>{card.blankId ?? t('count.unknown')}</dd>
          <dt>{t('make.cardNumber')}</dt>
          <dd>{card.cardNumber ?? t('count.unknown')}</dd>
          <dt>{t('make.bankCard')}</dt>
          <dd>{card.bankCardTail ?? t('count.unknown')}</dd>
        </dl>
      )}
      {outcome.reasons.length > 0 && (
        <section aria-labelledby="closed-reasons">
          <h2 id="closed-reasons">{t('closed.reasons')}</h2>
          <ReasonList reasons={outcome.reasons} withNext={outcome.outcome === 'refused'} />
        </section>
      )}
      <DiscardedCards cards={session.discarded} />
      {outcome.exceptions.length > 0 && (
        <section aria-labelledby="closed-exceptions" data-testid="closed-exceptions">
          <h2 id="closed-exceptions">{t('closed.exceptions')}</h2>
          <ul className="hints">
            {outcome.exceptions.map((exception) => (
              <li key={`${exception.code}/${Object.values(exception.params).join('/')}`}>
                {code(exception.code, exception.params).what}
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="quiet">{t(outcome.fate === 'in-machine' ? 'closed.next.settle' : 'closed.next')}</p>
    </div>
  );
};
