import type { KioskClient } from '#contract/messages.ts';
import type { KioskBridge } from './kiosk-window.ts';

/** The client over the channel of the Electron shell. A broken channel answers `host.unreachable`, it never throws. */
export const createPreloadClient = (bridge: KioskBridge): KioskClient => ({
  call: async (method, input) => {
    try {
      // The dispatcher has checked the value against the schema of this very method.
      return (await bridge.call(method, input)) as Awaited<ReturnType<KioskClient['call']>> as never;
    } catch (cause) {
      console.warn('call over the shell channel failed', method, cause);
      return { ok: false, error: { code: 'host.unreachable' } };
    }
  },
  subscribe: (listener, connected) => {
    const disposals = [bridge.subscribe(listener)];
    if (connected !== undefined && bridge.onHostState !== undefined) disposals.push(bridge.onHostState(connected));
    return () => {
      for (const dispose of disposals) dispose();
    };
  },
});
