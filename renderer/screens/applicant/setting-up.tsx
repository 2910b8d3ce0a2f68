import { useText } from '../../i18n/use-text.ts';
import { ApplicantHeader } from './applicant-header.tsx';

/** The station is not set up yet: nobody is served, and the screen says so. */
export const SettingUp = () => {
  const { t } = useText();
  return (
    <div className="applicant" data-stage="setting-up">
      <ApplicantHeader stage={null} outlet="" />
      <main className="setting-up">
        <h1>{t('applicant.settingUp')}</h1>
        <p>{t('applicant.settingUp.hint')}</p>
      </main>
    </div>
  );
};
