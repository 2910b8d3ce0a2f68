import { z } from 'zod';
import type { AuditDetail } from '#domain/audit/audit-row.ts';
import type { AuditEventId } from '#domain/audit/catalogue.ts';
import type { StaffRole } from '#domain/staff/staff-member.ts';

export type Caller = 'teller' | 'applicant';

export interface Method<I extends z.ZodType, O extends z.ZodType> {
  readonly input: I;
  readonly output: O;
  /** Codes the caller must expect beside the general ones (`bad-input`, `not-allowed`, `internal`). */
  readonly errors: readonly string[];
  readonly callers: readonly Caller[];
  /** Who of the staff may call it from the teller's window; `anyone`: nobody has to be signed in. */
  readonly roles: readonly StaffRole[] | 'anyone';
  /** Audit event written when the call succeeds, null when it only reads. */
  readonly audit: AuditEventId | null;
  /** What of the input stands in the audit row; nothing without it. No personal data. */
  auditDetail?(input: z.output<I>): AuditDetail;
}

export const method = <I extends z.ZodType, O extends z.ZodType>(definition: Method<I, O>): Method<I, O> => definition;

/** Serving people at the counter. */
export const COUNTER: readonly StaffRole[] = ['teller', 'supervisor'];
/** Everybody who acts: an auditor only reads. */
export const ACTING: readonly StaffRole[] = ['teller', 'supervisor', 'technician'];
/** Looking only. */
export const EVERY_ROLE: readonly StaffRole[] = ['teller', 'supervisor', 'technician', 'auditor'];

/**
 * An act that takes two people, at least one of them a supervisor: whoever is signed in types the own secret again, and
 * another one theirs. Proven by `provePair` of the host.
 */
export const twoPeople = z.strictObject({
  ownSecret: z.string().min(1).max(256),
  second: z.strictObject({ staffId: z.string().min(1).max(20), secret: z.string().min(1).max(256) }),
});
export type TwoPeopleInput = z.infer<typeof twoPeople>;

/** An act of one supervisor who signs in again for it. Proven by `proveOwn` of the host. */
export const ownSecret = z.strictObject({ ownSecret: z.string().min(1).max(256) });

/** What may be wrong with the two of them. */
export const TWO_PEOPLE_ERRORS = [
  'staff.unknown',
  'staff.disabled',
  'staff.wrong-secret',
  'staff.locked',
  'staff.same-person',
  'staff.not-supervisor',
  'staff.must-change-secret',
] as const;

export const none = z.strictObject({});
export const accepted = z.object({ revision: z.number() });
export const NOT_NOW = 'session.not-now';

/** An act of the teller on the session: no input, the answer is the revision of the session view to re-read. */
export const act = (audit: AuditEventId, errors: readonly string[] = []) =>
  method({ input: none, output: accepted, errors: [NOT_NOW, ...errors], callers: ['teller'], roles: COUNTER, audit });

/** What can be wrong with a document camera. */
export const CAMERA_FAULTS = [
  'camera.not-set-up',
  'camera.absent',
  'camera.in-use',
  'camera.not-permitted',
  'camera.no-picture',
  'camera.silent',
  'camera.busy',
  'camera.bad-device',
  'camera.program-missing',
  'camera.temp-dir-unusable',
] as const;
export const base64 = (maxCharacters: number) => z.base64().max(maxCharacters);
