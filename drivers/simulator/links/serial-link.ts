import { spawn } from 'node:child_process';
import { lstat, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { unwrap } from '#basics/result.ts';
import { openTransport } from '#drivers/transport/open-transport.ts';
import type { Transport } from '#drivers/transport/transport.ts';
import type { Link, LinkOptions } from './link.ts';

/**
 * Runs socat until its own input ends: by `unplug`, or because this process died. Left alone, socat would live on and
 * keep a pair that nobody answers (it holds both ends open itself, which is why a kiosk may come and go).
 */
const SOCAT_WHILE_INPUT = 'socat "$@" & cat >/dev/null; kill $!; wait $!';

interface Pair {
  readonly line: Transport;
  stop(): Promise<void>;
}

/** A pseudo terminal pair `<dir>/<name>.kiosk` and `<dir>/<name>.device`; this process has the device end. */
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
    await old?.stop();
  };
  await plug();
  return { address: kiosk, kind: 'serial', plug, unplug, close: unplug };
};

const makePair = async (kiosk: string, device: string): Promise<Pair> => {
  await Promise.all([kiosk, device].map(removeStaleLink));
  const ends = [kiosk, device].map((link) => `pty,raw,echo=0,link=${link}`);
  const child = spawn('sh', ['-c', SOCAT_WHILE_INPUT, 'sh', '-d', '-d', ...ends], {
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  const exited = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    let said = '';
    const failed = () => {
      child.stdin.end();
      reject(new Error(`socat made no serial pair: ${said}`));
    };
    child.stderr.setEncoding('utf8');
    child.stderr.on('data', (text: string) => {
      said = (said + text).slice(-SAID_MAX);
      if (said.includes('starting data transfer loop')) resolve();
      else if (/socat\[\d+\] E |not found/.test(said)) failed();
    });
    child.once('error', reject);
    child.once('exit', failed);
  });
  const line = unwrap(await openTransport(device));
  const stop = async () => {
    child.stdin.end();
    await exited;
    await line.close();
  };
  return { line, stop };
};

/** Enough of socat's words for an error text. */
const SAID_MAX = 2_000;

/** A killed socat leaves its links pointing nowhere. Only links are removed, never another kind of file. */
const removeStaleLink = async (path: string): Promise<void> => {
  const isLink = await lstat(path).then(
    (stat) => stat.isSymbolicLink(),
    () => false,
  );
  if (isLink) await rm(path, { force: true });
};
