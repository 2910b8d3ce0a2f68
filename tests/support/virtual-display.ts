import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

const XVFB = '/usr/bin/Xvfb';
const READY_WITHIN_MS = 15_000;

/** A screen for windows on a machine that has none. */
export interface Display {
  /** Value for `DISPLAY`. */
  readonly name: string;
  stop(): Promise<void>;
}

/** Why there can be no display here, null when there can. */
export const displayProblem = (): string | null =>
  hasDisplay() || existsSync(XVFB) ? null : 'no display, and Xvfb is not installed';

const hasDisplay = (): boolean =>
  process.platform !== 'linux' || process.env.DISPLAY !== undefined || process.env.WAYLAND_DISPLAY !== undefined;

/** The display there is, or a virtual one of the given size with a number of its own. */
export const openDisplay = (size = '2560x1440'): Promise<Display> =>
  hasDisplay() ? Promise.resolve({ name: process.env.DISPLAY ?? '', stop: async () => undefined }) : startDisplay(size);

/** A virtual display that may be taken away; null where there can be none. */
export const displayOfOne = (): Promise<Display> | null => (existsSync(XVFB) ? startDisplay('2560x1440') : null);

const startDisplay = async (size: string): Promise<Display> => {
  // Xvfb looks for a free number itself and writes it to the descriptor it is given.
  const child = spawn(XVFB, ['-displayfd', '3', '-screen', '0', `${size}x24`, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const number = await new Promise<string>((done, failed) => {
    const timer = setTimeout(() => failed(new Error('Xvfb did not come up')), READY_WITHIN_MS);
    child.once('error', failed);
    child.once('exit', (code) => failed(new Error(`Xvfb ended with ${code}`)));
    child.stdio[3]?.once('data', (chunk: Buffer) => {
      clearTimeout(timer);
      done(chunk.toString('utf8').trim());
    });
  });
  return {
    name: `:${number}`,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
};
