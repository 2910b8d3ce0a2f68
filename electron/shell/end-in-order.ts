import { app } from 'electron';

/** A quit that takes longer than this says what it waits for. */
const SAY_SO_AFTER_MS = 1_000;

/**
 * Quitting waits for the host, which finishes what the machine does and settles its database.
 *
 * Not in the hand of this program is an end of the display, or of Chromium's own processes by a signal to all of them at
 * once: Chromium then ends at once (`FATAL … Failed to shutdown`, `FATAL … GPU process isn't usable`). The host is a
 * process of its own that ignores neither: its channel is gone, it finishes the act and ends by itself.
 */
export const endInOrder = (steps: {
  readonly stopHost: () => Promise<void>;
  /** The host takes its time. */
  readonly onSlow: () => void;
  /** From now on every window has to close. */
  readonly letWindowsGo: () => void;
}): void => {
  let stage: 'running' | 'ending' | 'ended' = 'running';
  app.on('before-quit', (event) => {
    if (stage === 'ended') return;
    event.preventDefault();
    if (stage === 'ending') return;
    stage = 'ending';
    const slow = setTimeout(steps.onSlow, SAY_SO_AFTER_MS);
    void steps.stopHost().then(() => {
      clearTimeout(slow);
      stage = 'ended';
      steps.letWindowsGo();
      app.quit();
    });
  });
  app.on('window-all-closed', () => app.quit());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
};
