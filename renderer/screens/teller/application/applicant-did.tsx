import type { SessionView } from '#contract/views.ts';
import { useText } from '../../../i18n/use-text.ts';
import { ToneIcon } from '../../../ui/level-icon.tsx';
import { fieldKey } from '../heading.ts';

/** What the applicant did on the other screen so far; for a minor the guardian. */
export const ApplicantDid = ({
  form,
  guardianNeeded,
}: {
  readonly form: NonNullable<SessionView['form']>;
  readonly guardianNeeded: boolean;
}) => {
  const { t } = useText();
  const who = guardianNeeded ? 'guardian' : 'applicant';
  return (
    <section aria-labelledby="applicant-did" className="panel">
      <h2 id="applicant-did">{t(`form.did.${who}`)}</h2>
      <ul className="did">
        {form.disputed !== null ? (
          <li className="warn" data-testid="disputed">
            <ToneIcon tone="warn" />
            <span>
              {t('form.disputed', { field: t(fieldKey(form.disputed)) })}
              <span className="next quiet">{t('form.disputed.hint')}</span>
            </span>
          </li>
        ) : (
          <li>
            <ToneIcon tone={form.dataConfirmed ? 'good' : 'quiet'} />
            {t(form.dataConfirmed ? 'form.dataConfirmed' : `form.dataWaiting.${who}`)}
          </li>
        )}
        <li>
          <ToneIcon tone={form.consented ? 'good' : 'quiet'} />
          {t(form.consented ? 'form.consented' : `form.consentWaiting.${who}`)}
        </li>
      </ul>
    </section>
  );
};
