import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { unwrap } from '#basics/result.ts';
import { type ControlClient, createControlClient } from '#drivers/simulator/control/client.ts';
import type { StationConfig } from '#host/config.ts';
import { codesOf, doctorAt, stationOf, withPlatform, withPrinter, withReader } from '../support/doctor.ts';
import { people, scenarioOf } from '../support/issuance-desk.ts';
import { startStation, type TestStation } from '../support/station.ts';

let simulated: TestStation;
let station: StationConfig;
let control: ControlClient;

beforeAll(async () => {
  simulated = await startStation({ scenario: scenarioOf({ persons: people(1) }) });
  station = stationOf(simulated);
  control = createControlClient(simulated.addresses.control);
});
afterAll(() => simulated?.stop());

const act = async (device: string, name: string, params: object = {}): Promise<void> => {
  unwrap(await control.act(device, { ...params, act: name }));
};

describe('the doctor at a station with a device that is silent', () => {
  afterEach(async () => {
    await control.act('id-reader', { act: 'clear-faults' });
    await control.act('card-printer', { act: 'power-on' });
    await control.act('chip-card', { act: 'service-up' });
    await control.act('platform', { act: 'clear-faults' });
  });

  it('ends with 3 for a reader that answers nothing', async () => {
    await act('id-reader', 'silent', { times: 1_000 });
    const { document, exitCode } = await doctorAt(station, ['id-reader']);
    expect([exitCode, codesOf(document, 'id-reader')]).toEqual([3, ['id-reader.silent']]);
  });

  it('ends with 3 for a printer without power', async () => {
    await act('card-printer', 'power-off');
    const { document, exitCode } = await doctorAt(station, ['card-printer']);
    expect([exitCode, codesOf(document, 'card-printer')]).toEqual([3, ['printer.offline']]);
  });

  it('ends with 3 when the smart card service is down', async () => {
    await act('chip-card', 'service-down');
    const { document, exitCode } = await doctorAt(station, ['chip-reader']);
    expect(exitCode).toBe(3);
    expect(codesOf(document, 'chip-reader')[0]).toMatch(/^chip\.(no-service|service-lost|reader-absent)$/);
  });
});

describe('the doctor at a station with another device at the address', () => {
  it('names the printer that hangs where the reader should', async () => {
    const { document, exitCode } = await doctorAt(withReader(station, station.devices.cardPrinter.address), [
      'id-reader',
    ]);
    expect([exitCode, codesOf(document, 'id-reader')]).toEqual([
      3,
      ['id-reader.silent', 'diagnostics.is-card-printer'],
    ]);
  });

  it('names the reader that hangs where the printer should', async () => {
    const { document, exitCode } = await doctorAt(withPrinter(station, station.devices.idReader.address), [
      'card-printer',
    ]);
    expect([exitCode, codesOf(document, 'card-printer')]).toEqual([3, ['printer.offline', 'diagnostics.is-id-reader']]);
  });

  it('does not take another web service for the platform', async () => {
    const { document, exitCode } = await doctorAt(withPlatform(station, simulated.addresses.control.url), ['platform']);
    expect([exitCode, codesOf(document, 'platform')[0]]).toEqual([3, 'platform.refused.unlisted']);
  });
});

describe('the doctor at a station with a wrong speed', () => {
  afterEach(async () => {
    await act('id-reader', 'baud-rate', { baudRate: null });
    await act('card-printer', 'baud-rate', { baudRate: null });
  });

  const at = (address: string): string => `serial:${address.replace(/^serial:/, '')}?baud=115200`;

  it('names the speed the reader speaks', async () => {
    await act('id-reader', 'baud-rate', { baudRate: 9_600 });
    const { document, exitCode } = await doctorAt(withReader(station, at(station.devices.idReader.address)), [
      'id-reader',
    ]);
    expect([exitCode, codesOf(document, 'id-reader')]).toEqual([3, ['id-reader.silent', 'diagnostics.other-speed']]);
    expect(JSON.stringify(document)).toContain('9600');
  });

  it('names the speed the printer hears', async () => {
    await act('card-printer', 'baud-rate', { baudRate: 57_600 });
    const config = withPrinter(station, at(station.devices.cardPrinter.address));
    // The virtual printer asks another program for the speed of its line, which takes its time.
    const { document, exitCode } = await doctorAt(config, ['card-printer'], 2);
    expect([exitCode, codesOf(document, 'card-printer')]).toEqual([3, ['printer.offline', 'diagnostics.other-speed']]);
    expect(JSON.stringify(document)).toContain('57600');
  });
});
