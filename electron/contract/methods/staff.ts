import { z } from 'zod';
import { SECOND_RULES, STAFF_ROLES } from '#domain/staff/staff-member.ts';
import { staffView } from '../views.ts';
import { ACTING, method, none, ownSecret, TWO_PEOPLE_ERRORS, twoPeople } from './method.ts';

const staffId = z.string().trim().min(1).max(20);
const secret = z.string().min(1).max(256);
const name = z.string().trim().min(1).max(60);

const SIGN_IN_ERRORS = ['staff.unknown', 'staff.disabled', 'staff.wrong-secret', 'staff.locked'] as const;
const SECRET_ERRORS = ['staff.secret-length', 'staff.secret-too-simple'] as const;
const ACCOUNT_ERRORS = [...TWO_PEOPLE_ERRORS, 'staff.second-needed', 'staff.not-yourself'] as const;

const seen = z.object({ revision: z.number() });

/** At the seat itself: who may is decided there, nobody has to be signed in before. Audited by the service. */
const seatAct = <I extends z.ZodType>(input: I, errors: readonly string[]) =>
  method({ input, output: seen, errors, callers: ['teller'], roles: 'anyone', audit: null });

/** Where the account is a supervisor's, another supervisor has to be there. */
const onAccount = ownSecret.extend({ staffId, second: twoPeople.shape.second.nullable() });

/** A supervisor's act on an account, signed in again for it. Audited with its people by the service. */
const accountAct = <I extends z.ZodType>(input: I, errors: readonly string[]) =>
  method({
    input,
    output: seen,
    errors: [...ACCOUNT_ERRORS, ...errors],
    callers: ['teller'],
    roles: ['supervisor'],
    audit: null,
  });

export const staffMethods = {
  'staff.read': method({
    input: none,
    output: staffView,
    errors: [],
    callers: ['teller'],
    roles: 'anyone',
    audit: null,
  }),
  'staff.signIn': seatAct(z.strictObject({ staffId, secret }), [...SIGN_IN_ERRORS, 'staff.session-of-other']),
  'staff.signOut': seatAct(none, ['staff.sign-in-needed', 'staff.session-open']),
  /** Hides the window; a session at the counter is kept. */
  'staff.lock': seatAct(none, []),
  /** Somebody is at the window: it stays open. */
  'staff.touch': seatAct(none, []),
  'staff.changeSecret': seatAct(z.strictObject({ old: secret, wanted: secret }), [
    ...SIGN_IN_ERRORS,
    ...SECRET_ERRORS,
    'staff.sign-in-needed',
    'staff.window-locked',
    'staff.secret-unchanged',
  ]),
  /** The first account of a station, with the one-time code of its console. */
  'staff.firstSupervisor': seatAct(z.strictObject({ code: z.string().min(1).max(40), staffId, name, secret }), [
    ...SECRET_ERRORS,
    'staff.not-first-start',
    'staff.wrong-code',
    'staff.locked',
    'staff.name-empty',
    'staff.id-malformed',
    'staff.id-taken',
  ]),
  'staff.list': method({
    input: none,
    output: z.object({
      accounts: z.array(
        z.object({
          staffId: z.string(),
          name: z.string(),
          role: z.enum(STAFF_ROLES),
          mustChange: z.boolean(),
          /** No secret is taken before; null when nothing holds. */
          lockedUntil: z.number().nullable(),
          disabledAt: z.number().nullable(),
        }),
      ),
    }),
    errors: [],
    callers: ['teller'],
    roles: ['supervisor', 'auditor'],
    audit: null,
  }),
  /** The first secret is changed by its owner at the first sign-in. */
  'staff.add': accountAct(onAccount.extend({ name, role: z.enum(STAFF_ROLES), secret }), [
    ...SECRET_ERRORS,
    'staff.name-empty',
    'staff.id-malformed',
    'staff.id-taken',
  ]),
  'staff.disable': accountAct(onAccount, ['staff.last-supervisor']),
  /** A new first secret; an account that was closed is opened again. */
  'staff.resetSecret': accountAct(onAccount.extend({ secret }), [...SECRET_ERRORS, 'staff.secret-unchanged']),
  /** Who can be the second person beside whoever is signed in, by the rule of the act. */
  'staff.seconds': method({
    input: z.strictObject({ rule: z.enum(SECOND_RULES) }),
    output: z.object({
      people: z.array(z.object({ staffId: z.string(), name: z.string(), role: z.enum(STAFF_ROLES) })),
    }),
    errors: [],
    callers: ['teller'],
    roles: ACTING,
    audit: null,
  }),
} as const;
