import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DoctorDocument } from '../../scripts/support/doctor-document.ts';
import { people, scenarioOf } from '../support/issuance-desk.ts';
import { runNode } from '../support/issue-command.ts';
import { startStation, type TestStation } from '../support/station.ts';

let station: TestStation;

beforeAll(async () => {
  station = await startStation({ scenario: scenarioOf({ persons: people(1) }) });
});
afterAll(() => station?.stop());

const doctor = (...args: readonly string[]) => runNode('scripts/doctor.ts', args);

describe('npm run doctor', () => {
  it('finds a healthy station fit for issuing, and writes the report', async () => {
    const report = join(station.dir, 'report');
    const { code, stdout, stderr } = await doctor('--dir', station.dir, '--json', '--report', report);
    expect([code, stderr.includes('Card printer')]).toEqual([0, true]);
    const document = JSON.parse(stdout) as DoctorDocument;
    expect(['pass', 'warn']).toContain(document.outcome);
    const needed = document.devices.filter(({ neededForIssuing }) => neededForIssuing);
    expect(needed.map(({ device, state }) => [device, state])).toEqual([
      ['id-reader', 'pass'],
      ['card-printer', 'pass'],
      ['chip-reader', 'pass'],
      ['platform', 'pass'],
    ]);
    for (const { device, tests, notRun } of document.devices) {
      expect([device, tests.length + notRun.length > 0]).toEqual([device, true]);
      for (const { reason } of notRun) expect(reason.text.zh).not.toBe(reason.code);
    }
    const html = readFileSync(document.report?.html ?? '', 'utf8');
    const json = readFileSync(document.report?.json ?? '', 'utf8');
    expect(html).toContain('KC200');
    expect(html).not.toMatch(/<script|https?:\/\/(?!127\.0\.0\.1)|src=|@import/);
    expect(JSON.parse(json)).toMatchObject({ kind: 'device-report', software: { version: '0.1.0', outletNo: 3 } });
    const { token } = station.addresses.control;
    for (const text of [html, json, stdout]) {
      expect(text).not.toContain(token);
      expect(text).not.toMatch(/\d{17}[\dXx]|1380013/);
    }
  });

  it('tries one device alone', async () => {
    const { code, stdout } = await doctor('--dir', station.dir, '--json', '--device', 'chip-reader');
    const { devices } = JSON.parse(stdout) as DoctorDocument;
    expect([code, devices.map(({ device }) => device)]).toEqual([0, ['chip-reader']]);
  });

  it('takes no other words than its own', async () => {
    const { code, stdout, stderr } = await doctor('--dir', station.dir, '--json', '--tests', 'some');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('--tests');
  });

  it('starts nothing without a station, and says what to do', async () => {
    const dir = join(mkdtempSync(join(tmpdir(), 'doctor-')), 'none');
    const { code, stdout, stderr } = await doctor('--dir', dir, '--json');
    expect([code, JSON.parse(stdout).reasons[0].code, existsSync(dir)]).toEqual([1, 'config.not-found', false]);
    expect(stderr).toContain('set up the station');
    rmSync(join(dir, '..'), { recursive: true, force: true });
  });
});
