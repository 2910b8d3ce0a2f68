import { app } from 'electron';

/** A quit that takes longer than this says what it waits for. */
const SAY_SO_AFTER_MS = 1_000;

/** Quitting waits for the host, which finishes what the machine does and settles its database. */
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
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());
};
