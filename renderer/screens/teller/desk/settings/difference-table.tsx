import type { SettingDifferenceView } from '#contract/views.ts';
import { useText } from '../../../../i18n/use-text.ts';

/** What changes, before and after. */
export const DifferenceTable = ({ differences }: { readonly differences: readonly SettingDifferenceView[] }) => {
  const { t, language } = useText();
  return (
    <table className="settings-table">
      <thead>
        <tr>
          <th scope="col">{t('settings.key')}</th>
          <th scope="col">{t('settings.before')}</th>
          <th scope="col">{t('settings.after')}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ key, label, before, after }) => (
          <tr key={key} data-testid={`difference-${key}`}>
            <th scope="row">
              {language === 'en' ? label.en : label.zh}
              <span className="small-print">{key}</span>
            </th>
            <td>{before ?? <span className="quiet">{t('settings.none')}</span>}</td>
            <td>{after ?? <span className="quiet">{t('settings.none')}</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
