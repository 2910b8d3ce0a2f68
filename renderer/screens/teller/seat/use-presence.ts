import { useEffect } from 'react';
import { useKiosk } from '../../../bridge/kiosk-provider.tsx';

/** The host hears of hands at the window no more often than this. */
const TELL_EVERY_MS = 5_000;
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;

/** Tells the host that somebody is at the window, so that it does not lock. */
export const usePresence = (): void => {
  const { client } = useKiosk();
  useEffect(() => {
    let told = Number.NEGATIVE_INFINITY;
    const tell = () => {
      if (performance.now() - told < TELL_EVERY_MS) return;
      told = performance.now();
      void client.call('staff.touch', {});
    };
    for (const sign of SIGNS) window.addEventListener(sign, tell, { capture: true, passive: true });
    return () => {
      for (const sign of SIGNS) window.removeEventListener(sign, tell, { capture: true });
    };
  }, [client]);
};
