import type { ApplicantView } from '#contract/views.ts';
import { useText } from '../../../i18n/use-text.ts';
import { ToneIcon } from '../../../ui/level-icon.tsx';

/** The papers of this applicant, each with whether it is settled already. */
export const BringList = ({ bring }: { readonly bring: ApplicantView['bring'] }) => {
  const { t, language } = useText();
  if (bring.length === 0) return null;
  return (
    <section aria-labelledby="applicant-bring">
      <h2 id="applicant-bring">{t('applicant.bring')}</h2>
      <ul className="settle-list" data-testid="bring-own">
        {bring.map(({ kind, label, settled }) => (
          <li key={kind} data-settled={settled}>
            <ToneIcon tone={settled ? 'good' : 'quiet'} />
            <span>{label?.[language === 'en' ? 'en' : 'zh'] ?? t(`material.${kind}`)}</span>
            <small>{t(settled ? 'applicant.bring.settled' : 'applicant.bring.open')}</small>
          </li>
        ))}
      </ul>
    </section>
  );
};
