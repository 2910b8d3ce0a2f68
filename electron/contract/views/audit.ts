import { z } from 'zod';

/** A row of the audit as it is looked at. The texts of event and details stand in the catalogue. */
const auditRow = z.object({
  id: z.number(),
  at: z.number(),
  event: z.string(),
  actor: z.string(),
  window: z.enum(['teller', 'applicant', 'command', 'host']),
  sessionId: z.string().nullable(),
  /** Keyed hash of the person's identity number. */
  person: z.string().nullable(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type AuditRowView = z.infer<typeof auditRow>;

export const auditDay = z.object({
  day: z.string(),
  rows: z.array(auditRow),
  /** Where the next call goes on; null when these are the first rows of the day. */
  next: z.number().nullable(),
});
export type AuditDayView = z.infer<typeof auditDay>;

export const auditVerdict = z.object({
  rows: z.number(),
  signatures: z.number(),
  /** Rows after the last signature. */
  unsigned: z.number(),
  /** Codes `audit.*` with their params; empty: all is well. At most 50 of them. */
  findings: z.array(
    z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional() }),
  ),
});
export type AuditVerdictView = z.infer<typeof auditVerdict>;
