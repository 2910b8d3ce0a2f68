import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';

/** A program that does not end when asked is ended. */
const STOP_WITHIN_MS = 15_000;
/** The kiosk finishes an act of the machine first; it waits for it at most three minutes itself. */
export const KIOSK_STOPS_WITHIN_MS = 200_000;

/** A program this command started and ends again. */
export interface Program {
  readonly child: ChildProcess;
  /** Its exit code; null when a signal ended it or it could not be started. */
  readonly ended: Promise<number | null>;
  stop(): Promise<void>;
}

export const startProgram = (
  file: string,
  args: readonly string[],
  options: SpawnOptions,
  stopWithinMs = STOP_WITHIN_MS,
): Program => {
  const child = spawn(file, [...args], options);
  const ended = new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      process.stderr.write(`${file}: ${error.message}\n`);
      resolve(null);
    });
    child.once('exit', (code) => resolve(code));
  });
  return {
    child,
    ended,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
      await ended;
      clearTimeout(timer);
    },
  };
};
