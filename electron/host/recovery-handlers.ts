import { ok } from '#basics/result.ts';
import { recoveryView } from '#services/recovery/recovery-view.ts';
import type { Handlers } from './dispatcher.ts';
import type { Kiosk } from './kiosk.ts';

/** What is found and decided after a start, and the teller's one button. */
export const recoveryHandlers = ({
  recovery,
  hub,
}: Kiosk): Pick<Handlers, 'recovery.read' | 'recovery.lookAgain' | 'recovery.proceed'> => {
  const accepted = () => ok({ revision: hub.revision('recovery') });
  return {
    'recovery.read': () => ok(recoveryView(recovery, hub.revision('recovery'))),
    'recovery.lookAgain': async () => {
      await recovery.look();
      return accepted();
    },
    'recovery.proceed': async (_input, { actor }) => {
      const gone = await recovery.proceed(actor?.staffId ?? 'teller');
      return gone.ok ? accepted() : gone;
    },
  };
};
