import { z } from 'zod';
import { STAFF_ROLES } from '#domain/staff/staff-member.ts';

/** Who is at the teller's window. */
export const staffView = z.object({
  revision: z.number(),
  signedIn: z.object({ staffId: z.string(), name: z.string(), role: z.enum(STAFF_ROLES) }).nullable(),
  /** Nothing is shown before somebody signs in again; a session at the counter is kept. */
  locked: z.boolean(),
  /** Whoever is signed in chooses the own secret first. */
  mustChange: z.boolean(),
  /** A session is at the counter: it belongs to whoever is signed in. */
  sessionOpen: z.boolean(),
  /** Nobody has an account yet: the first supervisor is made with the code of the console. */
  firstStart: z.boolean(),
});

export type StaffView = z.infer<typeof staffView>;
