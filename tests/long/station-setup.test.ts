import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ViewEvent } from '#contract/messages.ts';
import type { MethodInput, MethodName, MethodOutput } from '#contract/methods.ts';
import { eventually, type RunningHost, serveHost, startStation, type TestStation } from '../support/station.ts';

/**
 * A machine without a station file, beside the virtual devices of another one: set up at the teller's window, then
 * changed at the desk. One host process from the first code to the last restart.
 */
describe('a station that is set up', () => {
  let devices: TestStation;
  let host: RunningHost;
  const dir = mkdtempSync(join(tmpdir(), 'kiosk-setup-'));
  const file = join(dir, 'station.json');
  const events: ViewEvent[] = [];
  let leave: () => void = () => undefined;

  beforeAll(async () => {
    devices = await startStation();
    host = await serveHost(dir, [], { signedIn: false });
    leave = await host.onEvent('teller', (event) => events.push(event));
  });
  afterAll(async () => {
    leave();
    await host.stop();
    await devices.stop();
    rmSync(dir, { recursive: true, force: true });
  });

  const got = async <M extends MethodName>(method: M, input: MethodInput<M>): Promise<MethodOutput<M>> => {
    const answer = await host.call('teller', method, input);
    if (!answer.ok) throw new Error(`${method}: ${answer.error.code} ${JSON.stringify(answer.error.params)}`);
    return answer.value;
  };
  const document = (platform = devices.addresses.platform) => ({
    outletNo: devices.addresses.station.outletNo,
    district: devices.addresses.station.region,
    training: true,
    platform: { url: platform },
    devices: {
      idReader: { address: devices.addresses.idReader },
      cardPrinter: { address: devices.addresses.cardPrinter },
      chipReader: { address: devices.addresses.chip },
    },
  });
  const code = (): string => host.firstStartCode ?? '';

  it('answers the assistant alone: no method of the kiosk, and both windows are told', async () => {
    expect(code()).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    expect(await got('setup.read', {})).toMatchObject({ open: true, unlocked: false, file });
    expect(await host.call('applicant', 'setup.read', {})).toMatchObject({ ok: true, value: { open: true } });
    expect(await host.call('applicant', 'applicant.read', {})).toMatchObject({ error: { code: 'setup.needed' } });
    expect(await host.call('teller', 'station.read', {})).toMatchObject({ error: { code: 'setup.needed' } });
    expect(await host.call('teller', 'session.begin', {})).toMatchObject({ error: { code: 'staff.sign-in-needed' } });
    expect(existsSync(join(dir, 'kiosk.db'))).toBe(false);
  });

  it('looks for nothing and writes nothing before the code of the console was given', async () => {
    expect(await host.call('teller', 'setup.findDevices', { also: [] })).toMatchObject({
      error: { code: 'setup.locked' },
    });
    expect(await host.call('teller', 'setup.write', { document: document() })).toMatchObject({
      error: { code: 'setup.locked' },
    });
    expect(await host.call('teller', 'setup.unlock', { code: 'AAAA-BBBB-CCCC' })).toMatchObject({
      error: { code: 'staff.wrong-code' },
    });
    expect(await host.call('applicant', 'setup.unlock' as never, { code: code() } as never)).toMatchObject({
      error: { code: 'not-allowed' },
    });
    expect(existsSync(file)).toBe(false);
    await got('setup.unlock', { code: code().toLowerCase() });
    expect(await got('setup.read', {})).toMatchObject({ unlocked: true });
  });

  it('finds who answers at each address by the own protocol of the device', async () => {
    const { idReader, cardPrinter, chip } = devices.addresses;
    const { places } = await got('setup.findDevices', {
      also: [cardPrinter, idReader, chip, 'tcp://127.0.0.1:9'],
    });
    const at = (address: string) => places.find((place) => place.address === address);
    expect(at(idReader)).toMatchObject({ device: 'id-reader', found: { en: expect.stringMatching(/^SAM \d/) } });
    expect(at(cardPrinter)).toMatchObject({ device: 'card-printer', found: { en: expect.stringContaining(' · ') } });
    expect(at(chip)).toMatchObject({ device: 'chip-reader' });
    expect(at('tcp://127.0.0.1:9')).toMatchObject({ device: null, problem: 'id-reader.absent' });
  });

  it('tests what is typed before it is written', async () => {
    const test = (wanted: MethodInput<'setup.test'>['test'], changed: object = {}) =>
      got('setup.test', { document: { ...document(), ...changed }, test: wanted });
    expect(await test('platform')).toMatchObject({ ok: true, found: { zh: expect.stringContaining('支行') } });
    expect(await test('platform', { training: false })).toMatchObject({
      ok: false,
      problem: { code: 'station.other-environment' },
    });
    expect(await test('platform', { platform: { url: 'http://127.0.0.1:9/' } })).toMatchObject({
      problem: { code: 'platform.unreachable' },
    });
    expect(
      await test('platform', { platform: { url: devices.addresses.platform, ca: 'a', certificate: 'b', key: 'c' } }),
    ).toMatchObject({ problem: { code: 'platform.certificate-unreadable', params: { file: 'a' } } });
    const { idReader, cardPrinter } = devices.addresses;
    expect(await test('card-printer')).toMatchObject({ ok: true });
    expect(await test('chip-reader')).toMatchObject({ ok: true });
    // Each at the other's address.
    const crossed = { devices: { idReader: { address: cardPrinter }, cardPrinter: { address: idReader } } };
    expect(await test('card-printer', crossed)).toMatchObject({ ok: false });
    expect(await test('id-reader', crossed)).toMatchObject({ ok: false });
  });

  it('does not write a file the kiosk could not start with', async () => {
    const { devices: _none, ...incomplete } = document();
    const { problems } = await got('setup.check', { document: incomplete });
    expect(problems).toMatchObject([{ path: 'devices', code: 'config.missing' }]);
    expect(await host.call('teller', 'setup.write', { document: incomplete })).toMatchObject({
      error: { code: 'settings.not-right' },
    });
    expect(existsSync(file)).toBe(false);
  });

  it('starts the kiosk with the file that is written; the windows stay and read everything again', async () => {
    // A first supervisor is made on a station that does not train.
    await got('setup.write', { document: { ...document(), training: false, staff: { idleLockMs: 600_000 } } });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ outletNo: devices.addresses.station.outletNo });
    await eventually(async () => {
      const answer = await host.call('teller', 'setup.read', {});
      return answer.ok && !answer.value.open;
    });
    expect(events.filter(({ view }) => view === 'staff')).not.toEqual([]);
    expect(await got('staff.read', {})).toMatchObject({ firstStart: true, signedIn: null });
    expect(await host.call('teller', 'setup.write', { document: document() })).toMatchObject({
      error: { code: 'setup.not-open' },
    });
  });

  it('has its first supervisor made with the same code, once', async () => {
    const person = { staffId: '0103', name: '王五', secret: 'tall-oak-42' };
    await got('staff.firstSupervisor', { code: code(), ...person });
    expect(await got('staff.read', {})).toMatchObject({ signedIn: { role: 'supervisor' }, firstStart: false });
    expect(await host.call('teller', 'staff.firstSupervisor', { code: code(), ...person })).toMatchObject({
      error: { code: 'staff.not-first-start' },
    });
    const { rows } = await got('settings.history', {});
    expect(rows).toMatchObject([{ actor: 'host', key: null }]);
  });

  it('has a change in effect after a restart, and everybody signs in again', async () => {
    const before = await got('settings.read', {});
    expect(before.restartNeeded).toBe(false);
    await got('settings.test', { changes: [], test: 'id-reader' }).then((tested) =>
      expect(tested).toMatchObject({ ok: true, found: { en: expect.stringMatching(/^SAM/) } }),
    );
    await got('settings.save', {
      changes: [{ key: 'issuance.rejectBoxCapacity', set: 12 }],
      digest: before.digest,
    });
    expect((await got('station.read', {})).rejectBox.capacity).toBe(30);
    expect((await got('settings.read', {})).restartNeeded).toBe(true);
    await got('settings.restart', {});
    await eventually(async () => {
      const answer = await host.call('teller', 'staff.read', {});
      return answer.ok && answer.value.signedIn === null;
    });
    await got('staff.signIn', { staffId: '0103', secret: 'tall-oak-42' });
    expect((await got('station.read', {})).rejectBox.capacity).toBe(12);
    const after = await got('settings.read', {});
    expect(after.restartNeeded).toBe(false);
    const { rows } = await got('settings.history', {});
    expect(rows).toMatchObject([
      { actor: '0103', key: 'issuance.rejectBoxCapacity', before: null, after: '12' },
      { actor: 'host', key: null },
    ]);
  });
});
