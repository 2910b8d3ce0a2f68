import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const BUS = '/usr/bin/dbus-daemon';
const KEYRING = '/usr/bin/gnome-keyring-daemon';
const SEND = '/usr/bin/dbus-send';
const TRIES = 150;

/** Why there can be no secret storage here, null when there can. */
export const keyringProblem = (): string | null =>
  [BUS, KEYRING, SEND].every((file) => existsSync(file))
    ? null
    : 'no secret storage to seal keys in (dbus, gnome-keyring)';

/** The secret storage of a desktop's session: a message bus of its own, and an opened keyring on it. */
export interface Keyring {
  /** For the program that is to use it. */
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** Where the bus can be reached, its first words. */
const addressOf = (bus: ChildProcess): Promise<string> =>
  new Promise((done, failed) => {
    bus.once('error', failed);
    bus.once('exit', (code) => failed(new Error(`the message bus ended with ${code}`)));
    bus.stdout?.once('data', (text: Buffer) => done(text.toString('utf8').trim()));
  });

const ASK = [
  '--session',
  '--print-reply',
  '--dest=org.freedesktop.DBus',
  '/',
  'org.freedesktop.DBus.NameHasOwner',
  'string:org.freedesktop.secrets',
];

/** Whether a secret storage is on the bus. */
const isThere = (env: NodeJS.ProcessEnv): Promise<boolean> =>
  new Promise((done) => execFile(SEND, ASK, { env }, (_error, said) => done(said.includes('boolean true'))));

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
  const env = { DBUS_SESSION_BUS_ADDRESS: await addressOf(bus) };
  const keyring = spawn(KEYRING, ['--foreground', '--unlock', '--components=secrets'], {
    stdio: ['pipe', 'ignore', 'ignore'],
    env: { ...process.env, ...env, HOME: home, XDG_DATA_HOME: join(home, 'data'), XDG_RUNTIME_DIR: home },
  });
  // The password of a desktop's sign-in.
  keyring.stdin?.end('the password of the sign-in');
  const stop = async (): Promise<void> => {
    await end(keyring);
    await end(bus);
    rmSync(home, { recursive: true, force: true });
  };
  for (let tries = 0; !(await isThere({ ...process.env, ...env })); tries += 1) {
    if (tries === TRIES) {
      await stop();
      throw new Error('the keyring did not come up');
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  return { env, stop };
};
