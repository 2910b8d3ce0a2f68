import { Alert } from 'antd';
import type { AuditVerdictView } from '#contract/views/audit.ts';
import { useText } from '../../../../i18n/use-text.ts';

/** What a look through the whole audit found, with what to do. */
export const AuditVerdict = ({ verdict }: { readonly verdict: AuditVerdictView }) => {
  const { t, code } = useText();
  const { findings, ...counts } = verdict;
  if (findings.length === 0) {
    return <Alert type="success" showIcon title={t('audit.good', counts)} data-testid="audit-good" />;
  }
  return (
    <Alert
      type="error"
      showIcon
      title={t('audit.bad')}
      description={
        <ul>
          {findings.map((finding) => {
            const { what, next } = code(finding.code, finding.params);
            return (
              <li key={JSON.stringify(finding)}>
                {what}. {next} <span className="small-print">{finding.code}</span>
              </li>
            );
          })}
        </ul>
      }
      data-testid="audit-bad"
    />
  );
};
