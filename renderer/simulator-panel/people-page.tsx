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
      {training.supervisor !== null && (
        <section className="training-supervisor" aria-label={t('training.supervisor')}>
          <h3>{t('training.supervisor')}</h3>
          <dl>
            <dt>{t('training.supervisor.name')}</dt>
            <dd>{training.supervisor.name}</dd>
            <dt>{t('training.supervisor.secret')}</dt>
            <dd data-testid="training-supervisor-secret">{training.supervisor.secret}</dd>
          </dl>
          <p className="quiet">{t('training.supervisor.hint')}</p>
        </section>
      )}
    </>
  );
};
