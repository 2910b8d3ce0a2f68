import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { silentLogger } from '#basics/logger.ts';
import { unwrap } from '#basics/result.ts';
import type { ResidentCard } from '#domain/identity/identity-document.ts';
import { hasSocat } from '#drivers/simulator/links/open-link.ts';
import { residentCard } from '../support/documents.ts';
import { exactly, failure, hintsOf, openDevice, openDriver, rigDir, set, usualLink } from '../support/id-reader-rig.ts';

const ZHANG_SAN = residentCard;
const OTHER: ResidentCard = {
  ...residentCard,
  name: '欧阳明月',
  sex: '2',
  nation: '15',
  birth: '19000101',
  address: '湖南省临湘市测试路2号',
  idNumber: '430682190001010022',
  authority: '临湘市公安局',
  validTo: '20400101',
};

describe.each(['serial', 'tcp'] as const)('the identity card reader over %s', (link) => {
  const missing = link === 'serial' && !hasSocat();
  const test = it.skipIf(missing);
  const why = missing ? ' (skipped: socat is missing)' : '';

  test(`says who it is${why}`, async () => {
    const { driver } = await set(link);
    expect(await driver.status()).toEqual({ ok: true, value: { samId: '05.03-20120823-0001234567-0123456789' } });
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
    expect(await driver.readIdentity({ timeoutMs: 50 })).toEqual(exactly('id-reader.card-read-already', 'ask'));
    await act('remove');
    await act('place', { document: OTHER });
    expect(unwrap(await driver.readIdentity({ timeoutMs: 1_000 })).document.name).toBe('欧阳明月');
  });

  test('waits through the pulling of the cable and reads when it is back', async () => {
    const { act, driver } = await set(link);
    const hints = hintsOf();
    const reading = driver.readIdentity({ timeoutMs: 60_000, onHint: hints.take });
    unwrap(await driver.status());
    await act('unplug');
    expect(await hints.until((hint) => hint !== null)).toMatch(/^id-reader\.(unplugged|absent)$/);
    expect(await driver.status()).toMatchObject(failure('id-reader.absent'));
    await act('plug');
    expect(await hints.until((hint) => hint === null)).toBeNull();
    expect((await driver.status()).ok).toBe(true);
    await act('place', { document: ZHANG_SAN });
    expect(unwrap(await reading).document).toEqual(ZHANG_SAN);
  });

  test('says at the time-out that the cable is still pulled', async () => {
    const { act, driver } = await set(link);
    const reading = driver.readIdentity({ timeoutMs: 300 });
    unwrap(await driver.status());
    await act('unplug');
    expect(await reading).toMatchObject(failure('id-reader.absent'));
    await act('plug');
    await act('place', { document: ZHANG_SAN });
    expect(unwrap(await driver.readIdentity({ timeoutMs: 5_000 })).document).toEqual(ZHANG_SAN);
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
  const link = usualLink;

  it.each([
    [0x10, 'find', 2],
    [0x11, 'select', 1],
    [0x23, 'read', 1],
    [0x31, 'read', 2],
    [0x32, 'read', 2],
    [0x41, 'read', 2],
    [0x47, 'read', 1],
    [0x24, 'read', 2],
    [0x3f, 'read', 2],
    [0xff, 'select', 2],
    [0x90, 'select', 1],
    [0x9f, 'read', 1],
    [0x91, 'appended', 1],
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
    [0x21, 'find', 'id-reader.program-fault', 'stop'],
    [0x23, 'select', 'id-reader.re-place-card', 'ask'],
    [0x24, 'select', 'id-reader.re-place-card', 'ask'],
    [0x31, 'read', 'id-reader.re-place-card', 'ask'],
    [0x33, 'read', 'id-reader.re-place-card', 'ask'],
    [0x37, 'read', 'id-reader.re-place-card', 'ask'],
    [0x3f, 'read', 'id-reader.re-place-card', 'ask'],
    [0x41, 'read', 'id-reader.re-place-card', 'ask'],
    [0x47, 'read', 'id-reader.re-place-card', 'ask'],
    [0x81, 'select', 'id-reader.re-place-card', 'ask'],
    [0x80, 'find', 'id-reader.no-card', 'ask'],
    [0x32, 'read', 'id-reader.card-doubtful', 'ask'],
    [0x40, 'select', 'id-reader.not-an-identity-card', 'ask'],
    [0x60, 'find', 'id-reader.device-fault', 'stop'],
    [0x66, 'read', 'id-reader.device-fault', 'stop'],
    [0xff, 'read', 'id-reader.communication-fault', 'ask'],
    [0x55, 'read', 'id-reader.unexpected-answer', 'stop'],
  ])('says what status %i on %s means when it stays', async (sw3, on, code, kind) => {
    const { act, driver } = await set(link);
    await act('place', { document: ZHANG_SAN });
    await act('fault', { sw3, on, times: 1_000 });
    // Where the status only means "go on polling", the time-out ends it.
    const timeoutMs = sw3 === 0x80 ? 100 : 3_000;
    expect(await driver.readIdentity({ timeoutMs })).toMatchObject({ ok: false, error: { code, kind } });
  });

  it('tells a failed self-test', async () => {
    const { act, driver } = await set(link);
    await act('fault', { sw3: 0x60, on: 'status' });
    expect(await driver.status()).toEqual(exactly('id-reader.device-fault', 'stop', { sw3: '60' }));
    expect((await driver.status()).ok).toBe(true);
  });

  it('tells a silent reader while it waits, and reads when it answers again', async () => {
    const { act, driver } = await set(link);
    unwrap(await driver.status());
    await act('place', { document: ZHANG_SAN });
    await act('silent', { times: 1 });
    const hints = hintsOf();
    const read = unwrap(await driver.readIdentity({ timeoutMs: 10_000, onHint: hints.take }));
    expect(read.document).toEqual(ZHANG_SAN);
    expect(hints.told).toEqual(['id-reader.silent']);
  });

  it('tells a reader that stays silent at the time-out', async () => {
    const { act, driver } = await set(link);
    unwrap(await driver.status());
    await act('silent', { times: 1_000 });
    expect(await driver.readIdentity({ timeoutMs: 10 })).toEqual(exactly('id-reader.silent', 'ask'));
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

  it('refuses a document of an unknown letter, and logs the letter', async () => {
    const { device, act } = await openDevice(link);
    const logged: unknown[] = [];
    const logger = { ...silentLogger, warn: (event: string, fields?: object) => void logged.push([event, fields]) };
    const driver = openDriver(device.address, { logger });
    await act('place', { document: ZHANG_SAN, letter: 'Q' });
    expect(await driver.readIdentity({ timeoutMs: 1_000 })).toEqual(
      exactly('id-reader.document-not-supported', 'ask', { letter: 'Q' }),
    );
    expect(logged).toEqual([['id-reader-unknown-letter', { letter: 'Q' }]]);
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
    const driver = openDriver(join(rigDir(), 'no-such-port'));
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
