import { execFile } from 'node:child_process';

/** stty is done within milliseconds; a line that hangs it up has no speed to tell. */
const STTY_TIMEOUT_MS = 2_000;

/**
 * The speed the program at the other end of a serial pair has set, from the terminal it opened. A pseudo terminal
 * carries bytes at any speed, but keeps the setting. Null where it can't be told (no `stty`, not a terminal).
 */
export const hostSpeed = (path: string): Promise<number | null> =>
  new Promise((resolve) => {
    execFile('stty', ['-F', path, 'speed'], { timeout: STTY_TIMEOUT_MS }, (error, stdout) => {
      const speed = Number(stdout.trim());
      resolve(error === null && Number.isInteger(speed) && speed > 0 ? speed : null);
    });
  });
