import './verdict.css';
import { CameraOutlined, FormOutlined } from '@ant-design/icons';
import { useText } from '../../../i18n/use-text.ts';
import type { RefusalReason } from './refusals-of.ts';

const PARTS = ['photo', 'data'] as const;

/** Why the reviewers refused, by what has to be done again. */
export const RefusalReasons = ({
  reasons,
  applicationId,
}: {
  readonly reasons: readonly RefusalReason[];
  readonly applicationId: string;
}) => {
  const { t, language } = useText();
  return (
    <section
      className="refusal-reasons"
      aria-label={t('correct.title', { id: applicationId })}
      data-testid="correcting"
    >
      <p className="small-print">{t('correct.title', { id: applicationId })}</p>
      {PARTS.map((part) => {
        const own = reasons.filter((reason) => reason.part === part);
        return own.length === 0 ? null : (
          <div key={part} data-part={part}>
            <h3>
              {part === 'photo' ? <CameraOutlined aria-hidden /> : <FormOutlined aria-hidden />} {t(`correct.${part}`)}
            </h3>
            <ul>
              {own.map((reason) => (
                <li key={reason.code}>{language === 'en' ? reason.en : reason.zh}</li>
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
};
