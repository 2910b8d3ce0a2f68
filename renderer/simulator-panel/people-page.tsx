import { Button } from 'antd';
import { useView } from '../bridge/use-view.ts';
import { useText } from '../i18n/use-text.ts';
import type { PageProps } from './page-props.ts';

/** The documents to place on the reader, and the hand at the gate. */
export const PeoplePage = ({ training, act }: PageProps) => {
  const { t, language } = useText();
  const staff = useView('staff').data;
  // Whoever signs in needs them first, whoever works has them at the end.
  const working = staff !== undefined && staff.signedIn !== null && !staff.locked;
  return (
    <>
      {!working && <TrainingStaff training={training} />}
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
      {working && <TrainingStaff training={training} />}
    </>
  );
};

/** Whom people train as, with their passwords. */
const TrainingStaff = ({ training }: Pick<PageProps, 'training'>) => {
  const { t } = useText();
  if (training.staff === null) return null;
  const { teller, supervisor } = training.staff;
  return (
    <section className="training-staff" aria-label={t('training.staff')}>
      <h3>{t('training.staff')}</h3>
      <dl>
        {[
          { role: 'teller', account: teller },
          { role: 'supervisor', account: supervisor },
        ].map(({ role, account }) => (
          <div key={role}>
            <dt>{account.name}</dt>
            <dd>
              {t('training.staff.number')} <strong>{account.staffId}</strong> {t('training.staff.secret')}{' '}
              <strong data-testid={`training-${role}-secret`}>{account.secret}</strong>
            </dd>
          </div>
        ))}
      </dl>
      <p className="quiet">{t('training.staff.hint')}</p>
    </section>
  );
};
