import type { Closed } from '#domain/issuance/state.ts';
import type { ActSubject } from '../audit/act-record.ts';
import type { AuditStore } from '../ports.ts';

/** How a session ended, in the transaction that ends it. */
export const auditClosed = (
  audit: Pick<AuditStore, 'append'>,
  at: number,
  { outcome, fate, cause, card, discarded, activation }: Closed,
  subject: ActSubject,
): void =>
  audit.append({
    at,
    event: 'session.closed',
    actor: 'station',
    window: 'host',
    ...subject,
    detail: {
      outcome,
      fate,
      cause: cause?.code ?? null,
      blankId: card?.blankId ?? null,
      discarded: discarded.length,
      socialSecurity: activation.socialSecurity,
      bank: activation.bank,
    },
  });
