import type { RefObject } from 'react';
import type { SessionView } from '#contract/views.ts';
import { useText } from '../../../i18n/use-text.ts';
import { ToneIcon } from '../../../ui/level-icon.tsx';
import { fieldKey } from '../heading.ts';
import { ApplicationForm } from './application-form.tsx';
import { PhotoBox } from './photo-box.tsx';

type Form = NonNullable<SessionView['form']>;

const ApplicantDid = ({ form }: { readonly form: Form }) => {
  const { t } = useText();
  return (
    <section aria-labelledby="applicant-did" className="panel">
      <h2 id="applicant-did">{t('form.applicantDid')}</h2>
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
            {t(form.dataConfirmed ? 'form.dataConfirmed' : 'form.dataWaiting')}
          </li>
        )}
        <li>
          <ToneIcon tone={form.consented ? 'good' : 'quiet'} />
          {t(form.consented ? 'form.consented' : 'form.consentWaiting')}
        </li>
      </ul>
    </section>
  );
};

const Missing = ({ codes }: { readonly codes: readonly string[] }) => {
  const { t, code } = useText();
  return (
    <section aria-labelledby="missing-title" className="panel">
      <h2 id="missing-title">{t('form.missing')}</h2>
      <ul className="did" data-testid="missing">
        {codes.length === 0 && (
          <li>
            <ToneIcon tone="good" />
            {t('form.nothingMissing')}
          </li>
        )}
        {codes.map((missing) => {
          const words = code(missing);
          return (
            <li key={missing} data-code={missing}>
              <ToneIcon tone="warn" />
              {words.known ? words.what : missing}
            </li>
          );
        })}
      </ul>
    </section>
  );
};

/** What is captured at the counter: form, photo, what the applicant did on the other screen, what is missing. */
export const ApplicationStep = ({
  session,
  settled,
}: {
  readonly session: SessionView;
  readonly settled: RefObject<Promise<unknown>>;
}) => {
  const { t } = useText();
  const { form, application } = session;
  const locked = application?.state === 'under-review' || application?.state === 'approved';
  return (
    <div className="application">
      {locked && application?.state === 'approved' && <p className="quiet">{t('application.locked')}</p>}
      <div className="application-columns">
        {form !== null && (
          <div className="application-left">
            <ApplicationForm form={form} revision={session.revision} locked={locked} settled={settled} />
            <div className="application-pair">
              <ApplicantDid form={form} />
              <Missing codes={form.missing} />
            </div>
          </div>
        )}
        <PhotoBox photo={session.photo} locked={locked} />
      </div>
    </div>
  );
};
