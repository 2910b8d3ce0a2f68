import type { AuditRow } from './audit-row.ts';
import { auditEvent } from './catalogue.ts';

/**
 * What is wrong with a row that is to be written, null when nothing is: an event or a detail the catalogue does not
 * have, or a text over two lines (the row's text keeps a line for each column).
 */
export const auditRowProblem = ({ event, actor, sessionId, person, detail }: AuditRow): string | null => {
  const definition = auditEvent(event);
  if (definition === undefined) return `no audit event ${event}`;
  const stranger = Object.keys(detail).find((field) => !Object.hasOwn(definition.fields, field));
  if (stranger !== undefined) return `audit event ${event} has no field ${stranger}`;
  if (sessionId === '' || person === '') return `audit event ${event}: what is unknown is null`;
  const words = [event, actor, sessionId ?? '', person ?? ''];
  return words.some((word) => /[\n\r]/.test(word)) ? `audit event ${event} over two lines` : null;
};
