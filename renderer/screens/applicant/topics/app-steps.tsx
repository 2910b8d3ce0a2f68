import { useText } from '../../../i18n/use-text.ts';

const ONLINE = ['1', '2', '3', '4', '5', '6', '7'] as const;
const ONSITE = ['1', '2', '3', '4', '5'] as const;

/** The two ways to a card: in the app 智慧人社 first, or all of it at the counter. */
export const AppSteps = () => {
  const { t } = useText();
  return (
    <div className="two-ways">
      <section>
        <h2>{t('steps.online')}</h2>
        <ol className="numbered">
          {ONLINE.map((number) => (
            <li key={number}>
              <div>
                {t(`steps.online.${number}`)}
                <p className="quiet">{t(`steps.online.${number}.detail`)}</p>
              </div>
            </li>
          ))}
        </ol>
      </section>
      <section>
        <h2>{t('steps.onsite')}</h2>
        <ol className="numbered">
          {ONSITE.map((number) => (
            <li key={number}>{t(`steps.onsite.${number}`)}</li>
          ))}
        </ol>
        <p className="quiet">{t('steps.help')}</p>
      </section>
    </div>
  );
};
