import { fail, ok } from '#basics/result.ts';
import { NO_SESSION } from '#services/audit/act-record.ts';
import type { Handlers } from './dispatcher.ts';
import type { Kiosk } from './kiosk.ts';
import type { ShellDoor } from './shell-door.ts';
import { proveOwn } from './two-people.ts';

/** A supervisor's way out of the locked counter: proven here, gone by the shell. */
export const shellHandlers = (kiosk: Kiosk, door: ShellDoor): Pick<Handlers, 'shell.leave'> => ({
  'shell.leave': async ({ ownSecret, way }, { actor, record }) => {
    if (!door.open) return fail('shell.none', 'stop');
    if (actor === null) return fail('staff.sign-in-needed', 'ask');
    const free = kiosk.betweenSessions();
    if (!free.ok) return free;
    const proven = await proveOwn(kiosk.options.staff, actor, ownSecret);
    if (!proven.ok) return proven;
    // On the disk before anything ends.
    record.write(NO_SESSION);
    door.leave(way);
    return ok({ way });
  },
});
