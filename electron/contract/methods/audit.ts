import { z } from 'zod';
import { auditDay, auditVerdict } from '../views/audit.ts';
import { method } from './method.ts';

/** Looking at who did what: for the auditor and the supervisor, who change nothing of it. */
const READERS = ['auditor', 'supervisor'] as const;
const day = z.string().regex(/^\d{8}$/);

export const auditMethods = {
  /** The rows of one day in China, newest first, at most 500 from `before` on (a row number, not included). */
  'audit.day': method({
    input: z.strictObject({ day, before: z.int().min(1).nullable() }),
    output: auditDay,
    errors: [],
    callers: ['teller'],
    roles: READERS,
    audit: null,
  }),
  /** Follows the chain over all rows and proves the signatures over it. Audited with what it found. */
  'audit.verify': method({
    input: z.strictObject({}),
    output: auditVerdict,
    errors: [],
    callers: ['teller'],
    roles: READERS,
    audit: 'audit.verified',
  }),
  /** Into the folder `audit-exports` of the state directory. Audited with the file's hash. */
  'audit.export': method({
    input: z.strictObject({ from: day, to: day }),
    output: z.object({ fileName: z.string(), rows: z.number() }),
    errors: ['audit.bad-days', 'audit.nothing-to-export', 'audit.not-saved'],
    callers: ['teller'],
    roles: READERS,
    audit: 'audit.exported',
    auditDetail: ({ from, to }) => ({ from, to }),
  }),
} as const;
