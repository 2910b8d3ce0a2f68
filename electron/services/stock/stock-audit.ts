import type { Clock } from '#basics/clock.ts';
import type { AuditRow } from '#domain/audit/audit-row.ts';
import type { stockEvents } from '#domain/audit/events/stock.ts';
import type { Pair } from '#domain/staff/pair.ts';
import type { StaffMember } from '#domain/staff/staff-member.ts';
import type { Stores } from '../ports.ts';

type Event = keyof typeof stockEvents;

/** Writes the audit line of an act on the stock; part of the caller's transaction. Staff stand in it by number. */
export const auditStock = (
  { stores, clock }: { readonly stores: Pick<Stores, 'audit'>; readonly clock: Clock },
  event: Event,
  by: Pair | StaffMember,
  detail: AuditRow['detail'] = {},
): void => {
  const { first, second } = staffIdsOf(by);
  stores.audit.append({
    at: clock.now(),
    event,
    actor: first,
    // A command has no window of ours, and its operator no account.
    window: first === 'command' ? 'command' : 'teller',
    sessionId: null,
    detail: second === null ? detail : { ...detail, second },
  });
};

/** Numbers of who did it, for the rows. */
export const staffIdsOf = (by: Pair | StaffMember): { readonly first: string; readonly second: string | null } =>
  'staffId' in by ? { first: by.staffId, second: null } : { first: by.first.staffId, second: by.second.staffId };
