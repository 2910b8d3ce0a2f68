import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StationConfig } from '#host/config.ts';
import { codesOf, doctorAt, stationOf, withChip, withPlatform, withPrinter, withReader } from '../support/doctor.ts';
import { people, scenarioOf } from '../support/issuance-desk.ts';
import { startStation, type TestStation } from '../support/station.ts';

let simulated: TestStation;
let station: StationConfig;

beforeAll(async () => {
  simulated = await startStation({ scenario: scenarioOf({ persons: people(1) }) });
  station = stationOf(simulated);
});
afterAll(() => simulated?.stop());

describe('the doctor at a station with a device that is absent', () => {
  it('ends with 3 and says so of the identity card reader', async () => {
    const { document, exitCode } = await doctorAt(withReader(station, 'serial:/dev/ttyNone0'), [
      'id-reader',
      'chip-reader',
    ]);
    expect(exitCode).toBe(3);
    expect(codesOf(document, 'id-reader')).toEqual(['id-reader.absent']);
    expect(document.devices.map(({ device, state }) => [device, state])).toEqual([
      ['id-reader', 'missing'],
      ['chip-reader', 'pass'],
    ]);
  });

  it('ends with 3 and says so of the card printer', async () => {
    const { document, exitCode } = await doctorAt(withPrinter(station, 'tcp://127.0.0.1:9'), ['card-printer']);
    expect([exitCode, codesOf(document, 'card-printer')]).toEqual([3, ['printer.offline']]);
  });

  it('ends with 3 and names the other readers when the chip reader is not there', async () => {
    const [, socket] = station.devices.chipReader.address.split('?socket=');
    const { document, exitCode } = await doctorAt(withChip(station, `pcsc:Not There?socket=${socket}`), [
      'chip-reader',
    ]);
    expect([exitCode, codesOf(document, 'chip-reader')]).toEqual([
      3,
      ['chip.reader-absent', 'diagnostics.other-readers'],
    ]);
  });

  it('ends with 3 when nobody answers for the platform', async () => {
    const { document, exitCode } = await doctorAt(withPlatform(station, 'http://127.0.0.1:9/'), ['platform']);
    expect(exitCode).toBe(3);
    expect(new Set(codesOf(document, 'platform'))).toEqual(new Set(['platform.unreachable']));
  });

  it('ends with 1 for what issuing does not need', async () => {
    const config = {
      ...station,
      devices: { ...station.devices, documentCamera: { device: '/dev/video99', more: [] } },
    };
    const { document, exitCode } = await doctorAt(config, ['document-camera', 'id-reader']);
    expect(exitCode).toBe(1);
    expect(document.outcome).toBe('fail');
    expect(codesOf(document, 'document-camera')).toEqual(['camera.absent']);
  });
});

it('the doctor tries the devices also where the kiosk can’t start', async () => {
  const broken = {
    ...station,
    platform: { ...station.platform, ca: '/none/ca.pem', certificate: '/none/own.pem', key: '/none/own.key' },
  };
  const { document, exitCode } = await doctorAt(broken, ['id-reader', 'platform', 'database']);
  expect(document.kiosk?.code).toBe('platform.certificate-unreadable');
  expect(exitCode).toBe(3);
  expect(document.devices.find(({ device }) => device === 'id-reader')?.state).toBe('pass');
  expect(codesOf(document, 'platform')).toContain('platform.certificate-unreadable');
  expect(codesOf(document, 'database')).toContain('diagnostics.no-books');
});
