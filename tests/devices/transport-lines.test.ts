import { spawn } from 'node:child_process';
import { lstat, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '#basics/clock.ts';
import { concatBytes } from '#basics/hex.ts';
import { unwrap } from '#basics/result.ts';
import type { Link } from '#drivers/simulator/links/link.ts';
import { hasSocat, openLink } from '#drivers/simulator/links/open-link.ts';
import { openTransport } from '#drivers/transport/open-transport.ts';
import type { Transport } from '#drivers/transport/transport.ts';

let dir = '';
const closers: (() => Promise<void>)[] = [];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'line-'));
});

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
  await rm(dir, { recursive: true, force: true });
});

/** A device that sends every byte back. */
const openEcho = async (kind: 'serial' | 'tcp'): Promise<Link> => {
  const link = await openLink({
    dir,
    name: 'echo',
    kind,
    onConnection: (line) => line.onData((chunk) => void line.write(chunk)),
  });
  closers.push(() => link.close());
  return link;
};

const open = async (address: string): Promise<Transport> => {
  const line = unwrap(await openTransport(address));
  closers.push(() => line.close());
  return line;
};

const collect = (line: Transport, length: number): Promise<Uint8Array> =>
  new Promise((resolve) => {
    let got: Uint8Array = new Uint8Array(0);
    const stop = line.onData((chunk) => {
      got = concatBytes(got, chunk);
      if (got.length < length) return;
      stop();
      resolve(got);
    });
  });

const allBytes = Uint8Array.from({ length: 4096 }, (_, i) => (i * 7 + (i >> 8)) & 0xff);

describe.each(['serial', 'tcp'] as const)('a %s line', (kind) => {
  const missing = kind === 'serial' && !hasSocat();
  const why = missing ? ' (skipped: socat is missing)' : '';
  it.skipIf(missing)(`carries every byte value both ways${why}`, async () => {
    const link = await openEcho(kind);
    const line = await open(link.address);
    const back = collect(line, allBytes.length);
    expect(await line.write(allBytes)).toEqual({ ok: true, value: undefined });
    expect(await back).toEqual(allBytes);
  });

  it.skipIf(missing)(`says once that the device was unplugged, and refuses to write afterwards${why}`, async () => {
    const link = await openEcho(kind);
    const line = await open(link.address);
    let closes = 0;
    const closed = new Promise<void>((resolve) => {
      line.onClose(() => {
        closes += 1;
        resolve();
      });
    });
    await link.unplug();
    await closed;
    expect(line.isOpen).toBe(false);
    expect(await line.write(Uint8Array.of(1))).toMatchObject({ ok: false, error: { code: 'transport.closed' } });
    await line.close();
    expect(closes).toBe(1);
    expect(await openTransport(link.address)).toMatchObject({
      ok: false,
      error: { code: kind === 'serial' ? 'transport.absent' : 'transport.refused' },
    });
  });

  it.skipIf(missing)(`works again at the same address after plugging in${why}`, async () => {
    const link = await openEcho(kind);
    await link.unplug();
    await link.plug();
    const line = await open(link.address);
    const back = collect(line, 3);
    await line.write(Uint8Array.of(1, 2, 3));
    expect(await back).toEqual(Uint8Array.of(1, 2, 3));
  });

  it.skipIf(missing)('serves one kiosk after another', async () => {
    const link = await openEcho(kind);
    for (let kiosk = 0; kiosk < 5; kiosk += 1) {
      const line = unwrap(await openTransport(link.address));
      const back = collect(line, 2);
      await line.write(Uint8Array.of(kiosk, 9));
      expect(await back).toEqual(Uint8Array.of(kiosk, 9));
      await line.close();
      expect(line.isOpen).toBe(false);
    }
  });
});

describe('opening', () => {
  it.skipIf(!hasSocat())('names a port that another program has', async () => {
    const link = await openEcho('serial');
    await open(link.address);
    expect(await openTransport(`serial:${link.address}?baud=9600`)).toMatchObject({
      ok: false,
      error: { code: 'transport.in-use', kind: 'ask' },
    });
  });

  it('names a port that is not there, and one that is no line at all', async () => {
    expect(await openTransport('serial:/dev/no-such-port?baud=9600')).toMatchObject({
      ok: false,
      error: { code: 'transport.absent', params: { address: 'serial:/dev/no-such-port?baud=9600' } },
    });
    const file = join(dir, 'no-line');
    await writeFile(file, 'no line');
    expect(await openTransport(file)).toMatchObject({ ok: false, error: { code: 'transport.open-failed' } });
  });

  it('does not take the end of a TCP peer for an open line', async () => {
    const server = createServer((socket) => socket.end(Uint8Array.of(7)));
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', () => resolve()));
    closers.push(() => new Promise((resolve) => void server.close(() => resolve())));
    const { port } = server.address() as { port: number };
    const line = await open(`tcp://127.0.0.1:${port}`);
    await new Promise<void>((resolve) => void line.onClose(resolve));
    expect(line.isOpen).toBe(false);
  });

  it.each(['', 'COM', 'tcp://', 'tcp://host', 'tcp://host:0', 'tcp://host:70000', 'ttyUSB0', 'serial:/dev/x?speed=9'])(
    'refuses the address %j',
    async (address) => {
      expect(await openTransport(address)).toMatchObject({ ok: false, error: { code: 'transport.bad-address' } });
    },
  );
});

it('refuses a second client while a kiosk is connected', async () => {
  const link = await openEcho('tcp');
  await open(link.address);
  await systemClock.sleep(20);
  const second = await open(link.address);
  await new Promise<void>((resolve) => void second.onClose(resolve));
  expect(second.isOpen).toBe(false);
});

it.skipIf(!hasSocat())('leaves no serial pair behind when the simulator dies, and makes it anew', async () => {
  const script = `
    const { openLink } = await import('#drivers/simulator/links/open-link.ts');
    const link = await openLink({ dir: ${JSON.stringify(dir)}, name: 'echo', kind: 'serial', onConnection: () => {} });
    process.stdout.write(link.address);`;
  const simulator = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: join(import.meta.dirname, '../..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await new Promise<string>(
    (resolve) => void simulator.stdout.once('data', (text) => resolve(`${text}`)),
  );
  const line = await open(address);
  const closed = new Promise<void>((resolve) => void line.onClose(resolve));
  simulator.kill('SIGKILL');
  await closed;
  const stillThere = () => lstat(address).then(Boolean, () => false);
  while (await stillThere()) await systemClock.sleep(20);

  const link = await openEcho('serial');
  expect(link.address).toBe(address);
  const again = await open(address);
  const back = collect(again, 1);
  await again.write(Uint8Array.of(5));
  expect(await back).toEqual(Uint8Array.of(5));
});
