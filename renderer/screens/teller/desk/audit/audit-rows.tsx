import type { AuditRowView } from '#contract/views/audit.ts';
import { auditEvent } from '#domain/audit/catalogue.ts';
import { formatClock } from '../../../../i18n/format.ts';
import { useText } from '../../../../i18n/use-text.ts';

/** A session is known by its beginning. */
const SESSION_DIGITS = 8;

/** Rows of the audit in words; an event of an older program is shown by its id. */
export const AuditRows = ({ rows }: { readonly rows: readonly AuditRowView[] }) => {
  const { t } = useText();
  return (
    <table className="audit-table">
      <thead>
        <tr>
          <th scope="col">{t('audit.number')}</th>
          <th scope="col">{t('audit.time')}</th>
          <th scope="col">{t('audit.event')}</th>
          <th scope="col">{t('audit.actor')}</th>
          <th scope="col">{t('audit.session')}</th>
          <th scope="col">{t('audit.detail')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <AuditRow key={row.id} row={row} />
        ))}
      </tbody>
    </table>
  );
};

const AuditRow = ({ row }: { readonly row: AuditRowView }) => {
  const { t, has, language } = useText();
  const words = language === 'en' ? 'en' : 'zh';
  const definition = auditEvent(row.event);
  const actorKey = `audit.actor.${row.actor}`;
  const told = (value: AuditRowView['detail'][string]): string => {
    if (typeof value === 'boolean') return t(value ? 'audit.yes' : 'audit.no');
    return value === null || value === '' ? '-' : String(value);
  };
  return (
    <tr data-testid={`audit-${row.id}`}>
      <td>{row.id}</td>
      <td>{formatClock(row.at)}</td>
      <td>
        {definition?.text[words] ?? row.event}
        <br />
        <span className="small-print">{row.event}</span>
      </td>
      <td>
        {has(actorKey) ? t(actorKey) : row.actor}
        <br />
        <span className="small-print">{t(`audit.window.${row.window}`)}</span>
      </td>
      <td title={row.sessionId ?? undefined}>{row.sessionId?.slice(0, SESSION_DIGITS) ?? '-'}</td>
      <td className="audit-detail">
        {Object.entries(row.detail).map(([name, value]) => (
          <div key={name}>
            <span className="quiet">{definition?.fields[name]?.[words] ?? name}</span> {told(value)}
          </div>
        ))}
      </td>
    </tr>
  );
};
