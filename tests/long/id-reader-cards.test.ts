import { describe, expect, it } from 'vitest';
import { systemClock } from '#basics/clock.ts';
import { silentLogger } from '#basics/logger.ts';
import { unwrap } from '#basics/result.ts';
import { codeText } from '#contract/codes/index.ts';
import { BAUD_RATES } from '#drivers/id-reader/commands.ts';
import { STATUS_WORDS, statusText } from '#drivers/id-reader/status-words.ts';
import { ID_READER_CATALOGUE } from '#drivers/simulator/id-reader/catalogue.ts';
import { hasSocat } from '#drivers/simulator/links/open-link.ts';
import { openTransport } from '#drivers/transport/open-transport.ts';
import type { OpenTransport } from '#drivers/transport/transport.ts';
import { fourDocuments, residencePermit, residentCard } from '../support/documents.ts';
import { exactly, failure, hintsOf, openDevice, openDriver, set, usualLink } from '../support/id-reader-rig.ts';

const read = { timeoutMs: 3_000 } as const;

describe('what is read from a card', () => {
  it.each(fourDocuments)('a $kind', async (document) => {
    const { act, driver } = await set(usualLink);
    await act('place', { document });
    expect(unwrap(await driver.readIdentity(read))).toEqual({
      document,
      appendedAddresses: [],
      photo: new Uint8Array(1024),
    });
  });

  it('the addresses added later, without the empty ones, the newest last', async () => {
    const { act, driver } = await set(usualLink);
    await act('place', { document: residentCard, appendedAddresses: ['测试路2号', '', '测试路3号'] });
    expect(unwrap(await driver.readIdentity(read))).toMatchObject({
      document: residentCard,
      appendedAddresses: ['测试路2号', '测试路3号'],
    });
  });

  it('a document without an address is not asked for added ones', async () => {
    const { act, driver } = await set(usualLink);
    await act('fault', { sw3: 0x60, at: 'appended', times: 100 });
    await act('place', { document: fourDocuments[3] });
    expect(unwrap(await driver.readIdentity(read)).appendedAddresses).toEqual([]);
  });

  it.each([
    ['answers 21', { act: 'fault', sw3: 0x21, at: 'appended' }, ['21']],
    ['fails twice', { act: 'fault', sw3: 0x41, at: 'appended', times: 2 }, ['41', '41']],
    ['finds the card lifted', { act: 'fault', fault: 'pulled', at: 'appended' }, ['41', '41']],
  ])('the person, also when the reading of added addresses %s', async (_what, { act: name, ...how }, why) => {
    const { device, act } = await openDevice(usualLink);
    const logged: unknown[] = [];
    const warn = (event: string, fields?: Readonly<Record<string, unknown>>) =>
      void (event === 'id-reader-appended-address-unread' && logged.push(fields?.why));
    const driver = openDriver(device.address, { logger: { ...silentLogger, warn } });
    await act('place', { document: residencePermit, appendedAddresses: ['测试路2号'] });
    await act(name, how);
    const reading = unwrap(await driver.readIdentity(read));
    expect(reading).toMatchObject({ document: residencePermit, appendedAddresses: null });
    expect(logged).toEqual(why);
  });

  it('added addresses that fail once are asked again', async () => {
    const { act, driver } = await set(usualLink);
    await act('place', { document: residentCard, appendedAddresses: ['测试路2号'] });
    await act('fault', { sw3: 0x47, at: 'appended' });
    expect(unwrap(await driver.readIdentity(read)).appendedAddresses).toEqual(['测试路2号']);
  });

  it.each([0, 512, 1024])('by 30 10, with %d bytes of fingerprints that go nowhere', async (fingerprintBytes) => {
    const { device, act } = await openDevice(usualLink, { reads: 'base-and-fingerprint' });
    const driver = openDriver(device.address, { readFingerprint: true });
    await act('place', { document: residentCard, fingerprintBytes, photo: Buffer.alloc(1024, 7).toString('base64') });
    const reading = unwrap(await driver.readIdentity(read));
    expect(reading).toEqual({
      document: residentCard,
      appendedAddresses: [],
      photo: new Uint8Array(1024).fill(7),
    });
  });

  it('nothing from a module that knows only 30 10 while the station says 30 01', async () => {
    const { act, driver } = await set(usualLink, { reads: 'base-and-fingerprint' });
    await act('place', { document: residentCard });
    expect(await driver.readIdentity(read)).toEqual(exactly('id-reader.program-fault', 'stop', { sw3: '21' }));
  });

  it('its management data', async () => {
    const { act, driver } = await set(usualLink);
    expect(await driver.readCardManagement()).toEqual(exactly('id-reader.no-card', 'ask'));
    await act('place', { document: residentCard, management: 'IIN0000001SNDN' });
    expect(unwrap(await driver.readCardManagement())).toBe('IIN0000001SNDN');
    expect(unwrap(await driver.readIdentity(read)).document).toEqual(residentCard);
  });
});

describe('a card and its place on the reader', () => {
  it('a card being laid down is found by the second find of the same round', async () => {
    const { act, driver } = await set(usualLink);
    await act('place', { document: residentCard });
    await act('fault', { sw3: 0x80, at: 'find' });
    expect(unwrap(await driver.readIdentity({ timeoutMs: 0 })).document).toEqual(residentCard);
  });

  it('a card pulled away before it was read may come back', async () => {
    const { act, driver } = await set(usualLink);
    await act('place', { document: residentCard });
    await act('fault', { fault: 'pulled', at: 'read' });
    const hints = hintsOf();
    const reading = driver.readIdentity({ timeoutMs: 60_000, onHint: hints.take });
    expect(await hints.until((hint) => hint !== null)).toBe('id-reader.re-place-card');
    await act('place', { document: residentCard });
    expect(unwrap(await reading).document).toEqual(residentCard);
  });

  it.each(['select', 'read'])('a card pulled away at %s that stays away is to be placed again', async (at) => {
    const { act, driver } = await set(usualLink);
    await act('place', { document: residentCard });
    await act('fault', { fault: 'pulled', at });
    expect(await driver.readIdentity({ timeoutMs: 150 })).toMatchObject(failure('id-reader.re-place-card'));
  });

  it('a card that comes back has all its tries again', async () => {
    const { act, driver } = await set(usualLink);
    await act('place', { document: residentCard });
    await act('fault', { sw3: 0x31, at: 'read' });
    await act('fault', { fault: 'pulled', at: 'read' });
    const hints = hintsOf();
    const reading = driver.readIdentity({ timeoutMs: 60_000, onHint: hints.take });
    expect(await hints.until((hint) => hint !== null)).toBe('id-reader.re-place-card');
    await act('fault', { sw3: 0x31, at: 'read', times: 2 });
    await act('place', { document: residentCard });
    expect(unwrap(await reading).document).toEqual(residentCard);
  });

  it('a card read for the last person and left there is told, until another one is found', async () => {
    const { act, driver } = await set(usualLink);
    await act('place', { document: residentCard });
    unwrap(await driver.readIdentity(read));
    const hints = hintsOf();
    const reading = driver.readIdentity({ timeoutMs: 60_000, onHint: hints.take });
    expect(await hints.until((hint) => hint !== null)).toBe('id-reader.card-read-already');
    await act('remove');
    await act('place', { document: residencePermit });
    expect(unwrap(await reading).document).toEqual(residencePermit);
    await act('remove');
    await act('place', { document: residentCard });
    await act('fault', { fault: 'pulled', at: 'select' });
    // A fresh find cleared it: what counts now is the card that was pulled away.
    expect(await driver.readIdentity({ timeoutMs: 100 })).toMatchObject(failure('id-reader.re-place-card'));
  });

  it.each([
    ['spoiled', { act: 'noise', corrupt: true }, 'id-reader.re-place-card'],
    ['lost', { act: 'silent' }, 'id-reader.card-read-already'],
  ])('a reading %s on the line asks for the card to be lifted', async (_what, { act: name, ...how }, hint) => {
    const { act, driver } = await set(usualLink);
    await act('place', { document: residentCard });
    await act(name, { ...how, at: 'read' });
    const hints = hintsOf();
    const reading = driver.readIdentity({ timeoutMs: 60_000, onHint: hints.take });
    expect(await hints.until((told) => told === hint)).toBe(hint);
    await act('remove');
    await act('place', { document: residencePermit });
    expect(unwrap(await reading).document).toEqual(residencePermit);
  });
});

describe('every status at every step', () => {
  const steps = ['find', 'select', 'read'] as const;
  const cases = STATUS_WORDS.flatMap(({ sw3 }) => steps.map((at) => [statusText(sw3), at, sw3] as const));

  it.each(cases)('%s at %s once: the person, or words for the teller', async (_text, at, sw3) => {
    const { act, driver } = await set(usualLink);
    await act('place', { document: residentCard });
    await act('fault', { sw3, sw1: 0x6a, sw2: 0x82, at });
    const reading = await driver.readIdentity({ timeoutMs: 10_000 });
    if (reading.ok) expect(reading.value.document).toEqual(residentCard);
    else {
      expect(['id-reader.program-fault', 'id-reader.device-fault', 'id-reader.unexpected-answer']).toContain(
        reading.error.code,
      );
      expect(codeText(reading.error.code)).toBeDefined();
      // The next call finds the card all the same.
      expect(unwrap(await driver.readIdentity(read)).document).toEqual(residentCard);
    }
  });
});

describe('a bad line', () => {
  const noises = ID_READER_CATALOGUE.filter(({ act }) => act.act === 'noise' || act.act === 'silent');

  it.each(noises)('$id on two answers', async ({ act: { act: name, ...how } }) => {
    const { act, driver } = await set(usualLink);
    await act('place', { document: residentCard });
    await act(name, { ...how, times: 2 });
    expect(unwrap(await driver.readIdentity({ timeoutMs: 30_000 })).document).toEqual(residentCard);
  });

  it('answers that all come twice, byte by byte', async () => {
    const { act, driver } = await set(usualLink);
    await act('place', { document: residentCard });
    await act('noise', { doubled: true, chunk: 7, times: 1_000 });
    expect(unwrap(await driver.readIdentity({ timeoutMs: 30_000 })).document).toEqual(residentCard);
  });
});

describe('what a technician asks', () => {
  it('who it is, at which speed, with which radio frames', async () => {
    const { device, driver } = await set(usualLink);
    expect(unwrap(await driver.describe())).toEqual({
      address: device.address,
      samId: '05.03-20120823-0001234567-0123456789',
      baudRate: usualLink === 'serial' ? 115_200 : null,
      rfFrameBytes: 0x50,
    });
    expect(device.state()).toMatchObject({ rfBytes: 0x50 });
  });

  it('another radio frame size, or none', async () => {
    const { device } = await openDevice(usualLink);
    expect(unwrap(await openDriver(device.address, { rfFrameBytes: 0x58 }).describe()).rfFrameBytes).toBe(0x58);
    expect(device.state()).toMatchObject({ rfBytes: 0x58 });
    const { device: other } = await openDevice('tcp');
    expect(unwrap(await openDriver(other.address, { rfFrameBytes: null }).describe()).rfFrameBytes).toBeNull();
    expect(other.state()).toMatchObject({ rfBytes: null });
  });

  it('a module that does not know radio frame sizes is used all the same', async () => {
    const { act, driver } = await set(usualLink);
    await act('fault', { sw3: 0x21, at: 'rf-bytes' });
    expect(unwrap(await driver.describe()).rfFrameBytes).toBeNull();
  });

  it('the SAM id, up to three times', async () => {
    const { act, driver } = await set(usualLink);
    await act('fault', { sw3: 0x24, at: 'sam-id', times: 2 });
    expect((await driver.status()).ok).toBe(true);
    await act('fault', { sw3: 0x24, at: 'sam-id', times: 3 });
    expect(await driver.status()).toMatchObject(failure('id-reader.re-place-card'));
    expect((await driver.status()).ok).toBe(true);
  });

  it('a reset of the SAM, with its settings sent again', async () => {
    const { device, act, driver } = await set(usualLink);
    unwrap(await driver.status());
    await act('fault', { sw3: 0x21, at: 'rf-bytes' });
    unwrap(await driver.resetSam());
    expect(device.state()).toMatchObject({ rfBytes: null });
    unwrap(await driver.resetSam());
    expect(device.state()).toMatchObject({ rfBytes: 0x50 });
  });

  it('over a device server the speed is not ours to change', async () => {
    const { driver } = await set('tcp');
    expect(await driver.setBaudRate(9_600)).toEqual(exactly('id-reader.speed-fixed', 'stop'));
  });
});

describe('the speed of the line', () => {
  const test = it.skipIf(!hasSocat());
  const why = hasSocat() ? '' : ' (skipped: socat is missing)';

  /** Keeps the speeds the driver opens the line at. */
  const watched = () => {
    const speeds: (number | undefined)[] = [];
    const open: OpenTransport = (address, options) => {
      speeds.push(options?.baudRate);
      return openTransport(address, options);
    };
    return { speeds, openTransport: open };
  };

  test.each(BAUD_RATES)(`%d is found in the stated order, and used first from then on${why}`, async (baudRate) => {
    const { device, act } = await openDevice('serial', { baudRate });
    const { speeds, openTransport: open } = watched();
    const driver = openDriver(device.address, { openTransport: open, clock: systemClock });
    await act('place', { document: residentCard });
    expect(unwrap(await driver.readIdentity({ timeoutMs: 30_000 })).document).toEqual(residentCard);
    const tried = BAUD_RATES.slice(0, BAUD_RATES.indexOf(baudRate) + 1);
    expect(speeds).toEqual(tried);
    await act('unplug');
    await act('plug');
    expect(unwrap(await driver.describe()).baudRate).toBe(baudRate);
    expect(speeds.filter((_speed, i) => i >= tried.length)).toContain(baudRate);
    expect(new Set(speeds.slice(tried.length))).toEqual(new Set([baudRate]));
  });

  test(`named in the address is the only one tried${why}`, async () => {
    const { device, act } = await openDevice('serial', { baudRate: 9_600 });
    const { speeds, openTransport: open } = watched();
    const wrong = openDriver(`serial:${device.address}?baud=115200`, { openTransport: open, clock: systemClock });
    expect(await wrong.status()).toEqual(exactly('id-reader.silent', 'ask'));
    expect(await wrong.setBaudRate(9_600)).toEqual(exactly('id-reader.speed-fixed', 'stop'));
    expect(speeds).toHaveLength(1);
    await wrong.close();
    await act('place', { document: residentCard });
    const right = openDriver(`serial:${device.address}?baud=9600`, { clock: systemClock });
    expect(unwrap(await right.readIdentity(read)).document).toEqual(residentCard);
    expect(unwrap(await right.describe()).baudRate).toBe(9_600);
  });

  test(`is changed by 60 0n, and proven by an answer${why}`, async () => {
    const { device, act } = await openDevice('serial', { baudRate: 115_200 });
    const driver = openDriver(device.address, { clock: systemClock });
    unwrap(await driver.setBaudRate(38_400));
    expect(device.state()).toMatchObject({ baudRate: 38_400 });
    await act('place', { document: residentCard });
    expect(unwrap(await driver.readIdentity(read)).document).toEqual(residentCard);
    expect(unwrap(await driver.describe()).baudRate).toBe(38_400);
  });

  test(`that the module does not take is told${why}`, async () => {
    const { act, device } = await openDevice('serial', { baudRate: 115_200 });
    const driver = openDriver(device.address, { clock: systemClock });
    unwrap(await driver.status());
    await act('fault', { sw3: 0x90, at: 'baud-rate' });
    expect(await driver.setBaudRate(9_600)).toEqual(
      exactly('id-reader.speed-not-taken', 'ask', { rate: 9_600, baudRate: 115_200 }),
    );
    expect((await driver.status()).ok).toBe(true);
  });
});
