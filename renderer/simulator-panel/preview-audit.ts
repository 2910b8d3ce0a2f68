import type { AuditDayView, AuditRowView, AuditVerdictView } from '#contract/views/audit.ts';

const AT = Date.UTC(2026, 0, 5, 2, 14, 31);
const SESSION = '5f0c9d52-6a0e-4f4f-9f0e-2b7d5f1a9c01';

const row = (id: number, event: string, more: Partial<AuditRowView> = {}): AuditRowView => ({
  id,
  at: AT + id * 41_000,
  event,
  actor: '0217',
  window: 'teller',
  sessionId: SESSION,
  person: null,
  detail: {},
  ...more,
});

/** A day at the counter as the auditor reads it. */
export const previewAuditDay = (day: string): AuditDayView => ({
  day,
  rows: [
    row(412, 'ledger.card-settled', {
      actor: '0217, 0103',
      sessionId: null,
      detail: { blankId: 'LX-0003-0009', where: 'reject-box', fate: 'spoiled', first: '0217', second: '0103' },
    }),
    row(411, 'session.closed', {
      actor: 'station',
      window: 'host',
      detail: {
        outcome: 'issued',
        fate: 'handed-over',
        cause: null,
        blankId: 'LX-0003-0014',
        discarded: 0,
        socialSecurity: true,
        bank: true,
      },
    }),
    row(410, 'card.presented'),
    row(409, 'card.pin-chosen', { actor: 'applicant', window: 'applicant' }),
    row(408, 'card.making-started'),
    row(407, 'session.decided', { detail: { decision: 'same-person', on: true } }),
    row(406, 'session.begun'),
    row(405, 'account.secret-tried', { sessionId: null, detail: { failedBefore: 1 } }),
  ],
  next: null,
});

export const previewAuditVerdict: AuditVerdictView = { rows: 412, signatures: 31, unsigned: 8, findings: [] };
