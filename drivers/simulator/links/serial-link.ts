import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { type FileHandle, lstat, mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { unwrap } from '#basics/result.ts';
import { openTransport } from '#drivers/transport/open-transport.ts';
import type { Transport } from '#drivers/transport/transport.ts';
import type { Link, LinkOptions } from './link.ts';

interface Pair {
  readonly socat: ChildProcess;
  readonly line: Transport;
  /**
   * The kiosk's end, held open and never read: when the last one that has it open lets go, socat takes it for the
   * end of the line and stops. With it a kiosk may come and go.
   */
  readonly held: FileHandle;
}

/**
 * A pseudo terminal pair `<dir>/<name>.kiosk` and `<dir>/<name>.device`; this process has the device end. Should it
 * die, socat sees that end close and stops by itself.
 */
export const openSerialLink = async ({ dir, name, onConnection }: LinkOptions): Promise<Link> => {
  await mkdir(dir, { recursive: true });
  const kiosk = join(dir, `${name}.kiosk`);
  const device = join(dir, `${name}.device`);
  let pair: Pair | null = null;

  const plug = async (): Promise<void> => {
    if (pair) return;
    pair = await makePair(kiosk, device);
    onConnection(pair.line);
  };
  const unplug = async (): Promise<void> => {
    const old = pair;
    pair = null;
    if (old) await breakPair(old);
    await Promise.all([kiosk, device].map(removeStaleLink));
  };
  await plug();
  return { address: kiosk, kind: 'serial', plug, unplug, close: unplug };
};

const makePair = async (kiosk: string, device: string): Promise<Pair> => {
  await Promise.all([kiosk, device].map(removeStaleLink));
  const ends = [kiosk, device].map((link) => `pty,raw,echo=0,link=${link}`);
  const socat = spawn('socat', ['-d', '-d', ...ends], { stdio: ['ignore', 'ignore', 'pipe'] });
  await started(socat);
  const held = await open(kiosk, constants.O_RDWR | constants.O_NOCTTY);
  return { socat, held, line: unwrap(await openTransport(device)) };
};

const breakPair = async ({ socat, line, held }: Pair): Promise<void> => {
  const gone = new Promise<void>((resolve) => {
    if (socat.exitCode !== null || socat.signalCode !== null) return resolve();
    socat.once('exit', () => resolve());
  });
  socat.kill('SIGTERM');
  await gone;
  await line.close();
  await held.close();
};

/** Resolves when both ends exist; socat says so on its error output. */
const started = (socat: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    let said = '';
    socat.stderr?.setEncoding('utf8');
    socat.stderr?.on('data', (text: string) => {
      said = (said + text).slice(-SAID_MAX);
      if (said.includes('starting data transfer loop')) resolve();
    });
    socat.once('error', reject);
    socat.once('exit', (code) => reject(new Error(`socat stopped with ${code}: ${said}`)));
  });

/** Enough of socat's words for an error text. */
const SAID_MAX = 2_000;

/** A killed socat leaves its links pointing nowhere. Only links are removed, never another kind of file. */
const removeStaleLink = async (path: string): Promise<void> => {
  const found = await lstat(path).then(
    (stat) => stat.isSymbolicLink(),
    () => false,
  );
  if (found) await rm(path, { force: true });
};
