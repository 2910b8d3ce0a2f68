import { z } from 'zod';
import type { StaffRole } from '#domain/staff/staff-member.ts';
import { lineView, toCheckView } from '../views.ts';
import { accepted, method, none, TWO_PEOPLE_ERRORS, twoPeople } from './method.ts';

/** Who mends the line and the disk, and who answers for what waits. */
const KEEPERS: readonly StaffRole[] = ['supervisor', 'technician'];
const LOOKERS: readonly StaffRole[] = [...KEEPERS, 'auditor'];

const message = z.strictObject({ id: z.int().positive(), ...twoPeople.shape });

/** Line to the platform and data of the station. Acts of two people are audited with both by the service. */
export const lineMethods = {
  'line.read': method({
    input: none,
    output: lineView,
    errors: [],
    callers: ['teller'],
    roles: LOOKERS,
    audit: null,
  }),
  /** A message that was given up is sent again. */
  'outbox.tryAgain': method({
    input: message,
    output: accepted,
    errors: ['outbox.not-given-up', ...TWO_PEOPLE_ERRORS],
    callers: ['teller'],
    roles: KEEPERS,
    audit: null,
  }),
  /** What a message was to do was done elsewhere. */
  'outbox.settleByHand': method({
    input: message,
    output: accepted,
    errors: ['outbox.not-given-up', ...TWO_PEOPLE_ERRORS],
    callers: ['teller'],
    roles: KEEPERS,
    audit: null,
  }),
  'database.backUp': method({
    input: none,
    output: accepted,
    errors: ['database.backup-failed', 'database.backup-bad', 'session.not-now'],
    callers: ['teller'],
    roles: KEEPERS,
    audit: null,
  }),
  /** Asks platform and printer; null when nothing was restored. */
  'database.toCheck': method({
    input: none,
    output: z.object({ toCheck: toCheckView.nullable() }),
    errors: [],
    callers: ['teller'],
    roles: LOOKERS,
    audit: null,
  }),
  /** What happened since the backup was looked at. */
  'database.confirmRestored': method({
    input: twoPeople,
    output: accepted,
    errors: ['database.nothing-restored', ...TWO_PEOPLE_ERRORS],
    callers: ['teller'],
    roles: KEEPERS,
    audit: null,
  }),
} as const;
