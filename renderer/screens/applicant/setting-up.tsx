import { useText } from '../../i18n/use-text.ts';

/** The station is not set up yet: nobody is served, and the screen says so. */
export const SettingUp = () => {
  const { t } = useText();
  return (
    <main className="applicant setting-up" data-stage="setting-up">
      <h1>{t('applicant.settingUp')}</h1>
      <p>{t('applicant.settingUp.hint')}</p>
    </main>
  );
};
