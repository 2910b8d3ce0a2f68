import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Clock, systemClock } from '#basics/clock.ts';
import { silentLogger } from '#basics/logger.ts';
import { unwrap } from '#basics/result.ts';
import { isCitizenNumber } from '#domain/identity/citizen-number.ts';
import type { IdentityDocument } from '#domain/identity/identity-document.ts';
import { createIdReader, type IdReaderDriver } from '#drivers/id-reader/driver.ts';
import { idReaderSettingsSchema } from '#drivers/simulator/id-reader/settings.ts';
import { createVirtualIdReader } from '#drivers/simulator/id-reader/virtual-id-reader.ts';
import { hasSocat } from '#drivers/simulator/links/open-link.ts';
import { openTransport } from '#drivers/transport/open-transport.ts';
import type { IdReader } from '#services/ports.ts';

const ZHANG_SAN: IdentityDocument = {
  kind: 'resident-card',
  name: '张三',
  sex: '1',
  nation: '01',
  birth: '19491231',
  address: '北京市朝阳区测试路1号',
  idNumber: '11010519491231002X',
  authority: '北京市公安局测试分局',
  validFrom: '20200101',
  validTo: 'long-term',
};
const OTHER: IdentityDocument = {
  kind: 'resident-card',
  name: '欧阳明月',
  sex: '2',
  nation: '15',
  birth: '19000101',
  address: '湖南省临湘市测试路2号',
  idNumber: '430682190001010022',
  authority: '临湘市公安局',
  validFrom: '20200101',
  validTo: '20400101',
};

/** The driver's waits pass ten times as fast; the wire does not. */
const quickClock: Clock = { ...systemClock, sleep: (ms, signal) => systemClock.sleep(ms / 10, signal) };

let dir = '';
const closers: (() => Promise<void>)[] = [];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'reader-'));
});

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
  await rm(dir, { recursive: true, force: true });
});

const openDevice = async (link: 'serial' | 'tcp') => {
  const device = await createVirtualIdReader(idReaderSettingsSchema.parse({ link }), {
    dir,
    logger: silentLogger,
    wait: () => Promise.resolve(),
    changed: () => undefined,
  });
  closers.push(() => device.close());
  const act = async (act: string, more: object = {}) => unwrap(await device.act({ act, ...more }));
  return { device, act };
};

const openDriver = (address: string): IdReaderDriver => {
  const driver = createIdReader({ address, openTransport, clock: quickClock, logger: silentLogger, isCitizenNumber });
  closers.push(() => driver.close());
  return driver;
};

const set = async (link: 'serial' | 'tcp') => {
  const { device, act } = await openDevice(link);
  return { device, act, driver: openDriver(device.address) };
};

const failure = (code: string) => ({ ok: false, error: { code } });

const exactly = (code: string, kind: string, params?: object) => ({
  ok: false,
  error: params === undefined ? { code, kind } : { code, kind, params },
});

describe.each(['serial', 'tcp'] as const)('the identity card reader over %s', (link) => {
  const missing = link === 'serial' && !hasSocat();
  const test = it.skipIf(missing);
  const why = missing ? ' (skipped: socat is missing)' : '';

  test(`says who it is${why}`, async () => {
    const { driver } = await set(link);
    const reader: IdReader = driver;
    expect(await reader.status()).toEqual({ ok: true, value: { samId: '05.03-20120823-0001234567-0123456789' } });
  });

  test('reads a person', async () => {
    const { act, driver } = await set(link);
    await act('place', { document: ZHANG_SAN });
    const read = unwrap(await driver.readIdentity({ timeoutMs: 1_000 }));
    expect(read.document).toEqual(ZHANG_SAN);
    expect(read.photo).toEqual(new Uint8Array(1024));
  });

  test('waits for a card that is placed later', async () => {
    const { act, driver } = await set(link);
    const reading = driver.readIdentity({ timeoutMs: 5_000 });
    unwrap(await driver.status());
    await act('place', { document: OTHER, photo: Buffer.alloc(1024, 7).toString('base64') });
    const read = unwrap(await reading);
    expect(read.document).toEqual(OTHER);
    expect(read.photo).toEqual(new Uint8Array(1024).fill(7));
  });

  test('does not read the same card twice until it was lifted', async () => {
    const { act, driver, device } = await set(link);
    await act('place', { document: ZHANG_SAN });
    unwrap(await driver.readIdentity({ timeoutMs: 1_000 }));
    expect(device.state()).toMatchObject({ card: { read: true } });
    expect(await driver.readIdentity({ timeoutMs: 50 })).toEqual(exactly('id-reader.no-card', 'ask'));
    await act('remove');
    await act('place', { document: OTHER });
    expect(unwrap(await driver.readIdentity({ timeoutMs: 1_000 })).document.name).toBe('欧阳明月');
  });

  test('says that the reader was unplugged, and works again after plugging in', async () => {
    const { act, driver } = await set(link);
    const reading = driver.readIdentity({ timeoutMs: 60_000 });
    unwrap(await driver.status());
    await act('unplug');
    expect((await reading).ok).toBe(false);
    expect(await driver.status()).toMatchObject(failure('id-reader.absent'));
    await act('plug');
    await act('place', { document: ZHANG_SAN });
    expect(unwrap(await driver.readIdentity({ timeoutMs: 1_000 })).document).toEqual(ZHANG_SAN);
  });

  test('outlives the death of a kiosk in the middle of a reading', async () => {
    const { device, act } = await openDevice(link);
    const script = `
      const { openTransport } = await import('#drivers/transport/open-transport.ts');
      const line = await openTransport(${JSON.stringify(device.address)});
      await line.value.write(Uint8Array.of(0xaa, 0xaa, 0xaa, 0x96, 0x69, 0x00));
      process.stdout.write('sent');
      setInterval(() => undefined, 1000);`;
    const kiosk = spawn(process.execPath, ['--input-type=module', '-e', script], {
      cwd: join(import.meta.dirname, '../..'),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise<void>((resolve) => void kiosk.stdout.once('data', () => resolve()));
    const died = new Promise<void>((resolve) => void kiosk.once('exit', () => resolve()));
    kiosk.kill('SIGKILL');
    await died;
    await act('place', { document: ZHANG_SAN });
    const driver = openDriver(device.address);
    expect(unwrap(await driver.readIdentity({ timeoutMs: 5_000 })).document).toEqual(ZHANG_SAN);
  });
});

describe('what can go wrong with a reading', () => {
  const link = hasSocat() ? 'serial' : 'tcp';

  it.each([
    [0x10, 'find', 2],
    [0x11, 'select', 1],
    [0x23, 'read', 1],
    [0x31, 'read', 2],
    [0x32, 'read', 2],
    [0x41, 'read', 2],
    [0x47, 'read', 1],
    [0x81, 'select', 2],
    [0x80, 'find', 5],
  ])('gets over status %i on %s, %i times', async (sw3, on, times) => {
    const { act, driver } = await set(link);
    await act('place', { document: ZHANG_SAN });
    await act('fault', { sw3, on, times });
    expect(unwrap(await driver.readIdentity({ timeoutMs: 3_000 })).document).toEqual(ZHANG_SAN);
  });

  it.each([
    [0x10, 'find', 'id-reader.disturbed', 'ask'],
    [0x11, 'find', 'id-reader.disturbed', 'ask'],
    [0x21, 'find', 'id-reader.unexpected-answer', 'stop'],
    [0x31, 'read', 'id-reader.re-place-card', 'ask'],
    [0x33, 'read', 'id-reader.re-place-card', 'ask'],
    [0x3f, 'read', 'id-reader.re-place-card', 'ask'],
    [0x41, 'read', 'id-reader.re-place-card', 'ask'],
    [0x32, 'read', 'id-reader.card-doubtful', 'ask'],
    [0x40, 'select', 'id-reader.not-an-identity-card', 'ask'],
    [0x60, 'find', 'id-reader.device-fault', 'stop'],
    [0x66, 'read', 'id-reader.device-fault', 'stop'],
    [0xff, 'read', 'id-reader.unexpected-answer', 'stop'],
  ])('says what status %i on %s means when it stays', async (sw3, on, code, kind) => {
    const { act, driver } = await set(link);
    await act('place', { document: ZHANG_SAN });
    await act('fault', { sw3, on, times: 1_000 });
    expect(await driver.readIdentity({ timeoutMs: 3_000 })).toMatchObject({ ok: false, error: { code, kind } });
  });

  it('tells a failed self-test', async () => {
    const { act, driver } = await set(link);
    await act('fault', { sw3: 0x60, on: 'status' });
    expect(await driver.status()).toEqual(exactly('id-reader.device-fault', 'stop', { sw3: '60' }));
    expect((await driver.status()).ok).toBe(true);
  });

  it('tells a silent reader, and reads when it answers again', async () => {
    const { act, driver } = await set(link);
    unwrap(await driver.status());
    await act('place', { document: ZHANG_SAN });
    await act('silent', { times: 1 });
    expect(await driver.readIdentity({ timeoutMs: 3_000 })).toEqual(exactly('id-reader.silent', 'ask'));
    expect(unwrap(await driver.readIdentity({ timeoutMs: 3_000 })).document).toEqual(ZHANG_SAN);
  });

  it('finds the answer between noise, in pieces', async () => {
    const { act, driver } = await set(link);
    await act('place', { document: ZHANG_SAN });
    await act('noise', { before: '00FFAAAA', after: 'AAAAAA', chunk: 50, times: 10 });
    expect(unwrap(await driver.readIdentity({ timeoutMs: 3_000 })).document).toEqual(ZHANG_SAN);
  });

  it('finds an answer behind a false beginning that promises more', async () => {
    const { act, driver } = await set(link);
    await act('place', { document: ZHANG_SAN });
    await act('noise', { before: 'AAAAAA9669090A', times: 2 });
    expect(unwrap(await driver.readIdentity({ timeoutMs: 5_000 })).document).toEqual(ZHANG_SAN);
  });

  it('tells answers that never check out', async () => {
    const { act, driver } = await set(link);
    unwrap(await driver.status());
    await act('noise', { corrupt: true, times: 1_000 });
    expect(await driver.readIdentity({ timeoutMs: 3_000 })).toEqual(exactly('id-reader.garbled', 'ask'));
  });

  it('tells a card whose number does not check', async () => {
    const { act, driver } = await set(link);
    await act('place', { document: { ...ZHANG_SAN, idNumber: '110105194912310021' } });
    expect(await driver.readIdentity({ timeoutMs: 1_000 })).toEqual(exactly('id-reader.number-check-failed', 'ask'));
  });

  it('tells a document it cannot read yet', async () => {
    const { act, driver } = await set(link);
    await act('place', { document: ZHANG_SAN, letter: 'J' });
    expect(await driver.readIdentity({ timeoutMs: 1_000 })).toEqual(
      exactly('id-reader.document-not-supported', 'ask', { letter: 'J' }),
    );
  });

  it('stops when nobody waits any more', async () => {
    const { driver } = await set(link);
    const waiting = new AbortController();
    const reading = driver.readIdentity({ timeoutMs: 60_000, signal: waiting.signal });
    unwrap(await driver.status());
    waiting.abort();
    expect(await reading).toMatchObject(failure('id-reader.cancelled'));
  });

  it('stops when the driver is closed', async () => {
    const { driver } = await set(link);
    const reading = driver.readIdentity({ timeoutMs: 60_000 });
    await driver.close();
    expect(await reading).toMatchObject(failure('id-reader.cancelled'));
    expect(await driver.status()).toMatchObject(failure('id-reader.cancelled'));
  });

  it('names a reader that is not there', async () => {
    const driver = openDriver(join(dir, 'no-such-port'));
    expect(await driver.status()).toMatchObject(failure('id-reader.absent'));
  });
});

describe('the control of the virtual reader', () => {
  it('refuses what it does not know', async () => {
    const { device } = await openDevice('tcp');
    expect(await device.act({ act: 'dance' })).toMatchObject(failure('simulator.unknown-act'));
    expect(await device.act({ act: 'place', document: { ...ZHANG_SAN, birth: '1949' } })).toEqual(
      exactly('simulator.bad-act', 'stop', { act: 'place', path: 'document.birth' }),
    );
  });
});
