import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const BUS = '/usr/bin/dbus-daemon';
const KEYRING = '/usr/bin/gnome-keyring-daemon';
const READY_WITHIN_MS = 15_000;

/** Why there can be no secret storage here, null when there can. */
export const keyringProblem = (): string | null =>
  existsSync(BUS) && existsSync(KEYRING) ? null : 'no secret storage to seal keys in (dbus, gnome-keyring)';

/** The secret storage of a desktop's session: a message bus of its own, and an opened keyring on it. */
export interface Keyring {
  /** For the program that is to use it. */
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

const firstWords = (child: ChildProcess, what: string): Promise<string> =>
  new Promise((done, failed) => {
    const timer = setTimeout(() => failed(new Error(`${what} did not come up`)), READY_WITHIN_MS);
    child.once('error', failed);
    child.once('exit', (code) => failed(new Error(`${what} ended with ${code}`)));
    child.stdout?.once('data', (text: Buffer) => {
      clearTimeout(timer);
      done(text.toString('utf8').trim());
    });
  });

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  await ended;
};

export const openKeyring = async (): Promise<Keyring> => {
  const home = mkdtempSync(join(tmpdir(), 'kiosk-keyring-'));
  const bus = spawn(BUS, ['--session', '--nofork', '--nopidfile', '--print-address'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const address = await firstWords(bus, 'the message bus');
  const env = { DBUS_SESSION_BUS_ADDRESS: address };
  // The password of a desktop's sign-in comes on standard input; the control directory is what it says first.
  const keyring = spawn(KEYRING, ['--foreground', '--unlock', '--components=secrets'], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...process.env, ...env, HOME: home, XDG_DATA_HOME: join(home, 'data'), XDG_RUNTIME_DIR: home },
  });
  keyring.stdin?.end('the password of the sign-in');
  await firstWords(keyring, 'the keyring');
  return {
    env,
    stop: async () => {
      await end(keyring);
      await end(bus);
      rmSync(home, { recursive: true, force: true });
    },
  };
};
