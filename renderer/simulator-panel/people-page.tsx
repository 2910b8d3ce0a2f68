import { Button } from 'antd';
import { useText } from '../i18n/use-text.ts';
import type { PageProps } from './page-props.ts';

/** The documents to place on the reader, and the hand at the gate. */
export const PeoplePage = ({ training, act }: PageProps) => {
  const { t, language } = useText();
  return (
    <>
      <div className="training-pair">
        <Button
          size="small"
          disabled={training.machine.reader?.document == null}
          onClick={() => void act.run('training.removeDocument', {})}
          data-testid="training-remove"
        >
          {t('training.remove')}
        </Button>
        <Button
          size="small"
          disabled={!training.cardAtGate}
          onClick={() => void act.run('training.takeCard', {})}
          data-testid="training-take"
        >
          {t(training.cardAtGate ? 'training.takeCard' : 'training.noCard')}
        </Button>
      </div>
      <section aria-label={t('training.documents')}>
        <ul className="training-people">
          {training.persons.map((person) => {
            const onReader = training.onReader === person.id;
            return (
              <li key={person.id} data-on-reader={onReader}>
                <strong>{person.name}</strong>
                <Button
                  size="small"
                  disabled={onReader}
                  onClick={() => void act.run('training.placeDocument', { personId: person.id })}
                  data-testid={`training-place-${person.id}`}
                >
                  {t(onReader ? 'training.onReader' : 'training.place')}
                </Button>
                <span className="quiet">{person.hint[language === 'en' ? 'en' : 'zh']}</span>
              </li>
            );
          })}
        </ul>
      </section>
      {training.staff !== null && (
        <section className="training-staff" aria-label={t('training.staff')}>
          <h3>{t('training.staff')}</h3>
          <dl>
            {(['teller', 'supervisor'] as const).map((role) => {
              const account = training.staff?.[role];
              return (
                <div key={role}>
                  <dt>{account?.name}</dt>
                  <dd>
                    {t('training.staff.number')} <strong>{account?.staffId}</strong> {t('training.staff.secret')}{' '}
                    <strong data-testid={`training-${role}-secret`}>{account?.secret}</strong>
                  </dd>
                </div>
              );
            })}
          </dl>
          <p className="quiet">{t('training.staff.hint')}</p>
        </section>
      )}
    </>
  );
};
