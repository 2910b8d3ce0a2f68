import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger } from '#basics/logger.ts';
import { unwrap } from '#basics/result.ts';
import type { DeviceName } from '#domain/diagnostics/device-name.ts';
import { readStation, type StationConfig, stationFile } from '#host/config.ts';
import { openDiagnosticsBench } from '#host/diagnostics-bench.ts';
import { type DoctorDocument, doctorDocument, exitCodeOfDoctor } from '../../scripts/support/doctor-document.ts';
import { runDoctor } from '../../scripts/support/doctor-run.ts';
import { fastClock } from './fast-clock.ts';
import type { TestStation } from './station.ts';

/** Silence is waited for so many times as fast. */
const PACE = 4;

const OPERATOR = { staffId: 'command', name: '命令行', role: 'technician' } as const;

export const stationOf = ({ dir }: TestStation): StationConfig => unwrap(readStation(stationFile(dir)));

/** The same station with a device somewhere else. */
export const withReader = (station: StationConfig, address: string): StationConfig => ({
  ...station,
  devices: { ...station.devices, idReader: { ...station.devices.idReader, address } },
});
export const withPrinter = (station: StationConfig, address: string): StationConfig => ({
  ...station,
  devices: { ...station.devices, cardPrinter: { ...station.devices.cardPrinter, address } },
});
export const withChip = (station: StationConfig, address: string): StationConfig => ({
  ...station,
  devices: { ...station.devices, chipReader: { ...station.devices.chipReader, address } },
});
export const withPlatform = (station: StationConfig, url: string): StationConfig => ({
  ...station,
  platform: { ...station.platform, url },
});

/** The quick tests of some devices at a station, as `npm run doctor` makes them, in a state directory of its own. */
export const doctorAt = async (
  station: StationConfig,
  devices: readonly DeviceName[],
  pace = PACE,
): Promise<{ readonly document: DoctorDocument; readonly exitCode: number }> => {
  const dir = mkdtempSync(join(tmpdir(), 'doctor-'));
  const options = { dir, station, env: {}, logger: silentLogger, operator: OPERATOR, clock: fastClock(pace) };
  const bench = unwrap(openDiagnosticsBench(options));
  try {
    const tried = await runDoctor(bench, { choice: 'quick', person: false, language: 'en', devices });
    const document = doctorDocument(tried, bench.kioskProblem, null);
    return { document, exitCode: exitCodeOfDoctor(document) };
  } finally {
    await bench.close();
    rmSync(dir, { recursive: true, force: true });
  }
};

/** Codes of what a device's tests found, without the notes. */
export const codesOf = ({ devices }: DoctorDocument, device: DeviceName): readonly string[] =>
  devices
    .filter((one) => one.device === device)
    .flatMap(({ tests }) => tests.flatMap(({ findings }) => findings.filter(({ level }) => level !== 'info')))
    .map(({ code }) => code);
