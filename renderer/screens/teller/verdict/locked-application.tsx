import { LockOutlined } from '@ant-design/icons';
import type { ApplicationOfView } from '#contract/views.ts';
import { formatTime } from '../../../i18n/format.ts';
import { useFieldValue } from '../../../i18n/use-field-value.ts';
import { useText } from '../../../i18n/use-text.ts';

/** What the platform has; approved nothing of it can be changed any more. */
export const LockedApplication = ({ application }: { readonly application: ApplicationOfView }) => {
  const { t } = useText();
  const show = useFieldValue();
  const { data } = application;
  const lines: readonly (readonly [label: string, value: string])[] = [
    [t('application.id'), application.id],
    [t('application.for'), t(`application.for.${application.appliedFor}`, { who: application.applicant ?? '–' })],
    [t('application.delivery'), t(`application.delivery.${application.delivery}`)],
    ...(application.outlet === null ? [] : [[t('application.outlet'), application.outlet.name] as const]),
    ...(data === null
      ? []
      : ([
          [t('form.phone'), show('phone', data.phone)],
          [t('form.address'), data.address],
          [t('form.occupation'), show('occupation', data.occupation)],
          [t('field.nationality'), show('nationality', data.nationality)],
        ] as const)),
  ];
  return (
    <section className="locked panel" aria-label={t('application.data')} data-testid="locked-application">
      {application.state === 'approved' && (
        <p className="locked-band">
          <LockOutlined aria-hidden />
          <strong>{t('application.band')}</strong>
          {application.submittedAt !== null && (
            <span>{t('application.submittedAt', { time: formatTime(application.submittedAt) })}</span>
          )}
        </p>
      )}
      <dl className="locked-lines">
        {lines.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
};
