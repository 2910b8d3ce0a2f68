import { z } from 'zod';
import { method, NOT_NOW, ownSecret, TWO_PEOPLE_ERRORS } from './method.ts';

/** Where a supervisor goes from the locked counter: to the desktop behind the windows, or out of the program. */
export const WAYS_OUT = ['desktop', 'quit'] as const;

/** The windows' own program, as far as the screens steer it. */
export const shellMethods = {
  /** Signed in again for it, between sessions. The shell acts when the host has proven it. */
  'shell.leave': method({
    input: ownSecret.extend({ way: z.enum(WAYS_OUT) }),
    output: z.object({ way: z.enum(WAYS_OUT) }),
    errors: [NOT_NOW, 'recovery.open', 'shell.none', ...TWO_PEOPLE_ERRORS],
    callers: ['teller'],
    roles: ['supervisor'],
    audit: 'station.left-kiosk',
    auditDetail: ({ way }) => ({ way }),
  }),
} as const;
