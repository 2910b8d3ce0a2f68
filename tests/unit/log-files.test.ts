import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLogger } from '#basics/logger.ts';
import { unwrap } from '#basics/result.ts';
import { exportLogs } from '#services/diagnostics/logs/export-logs.ts';
import { LogFiles } from '#services/diagnostics/logs/log-files.ts';

const DAY_MS = 86_400_000;
/** 2026-01-05 12:00 in China. */
const NOON = Date.parse('2026-01-05T12:00:00+08:00');

let dir: string;
let now: number;
let complaints: string[];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'logs-'));
  now = NOON;
  complaints = [];
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const open = (folder = join(dir, 'logs')) =>
  new LogFiles(folder, { now: () => now, complain: (cause) => complaints.push(cause) });
const names = () => readdirSync(join(dir, 'logs')).toSorted();

describe('log files', () => {
  it('are of one day in China each, for their owner only, and go on after a restart', () => {
    const first = open();
    first.write('{"msg":"one"}\n');
    now = Date.parse('2026-01-05T23:59:59+08:00');
    first.write('{"msg":"two"}\n');
    first.close();
    const second = open();
    second.write('{"msg":"three"}\n');
    now += 2_000;
    second.write('{"msg":"four"}\n');
    second.close();
    expect(names()).toEqual(['kiosk-20260105-001.jsonl', 'kiosk-20260106-001.jsonl']);
    const text = readFileSync(join(dir, 'logs', 'kiosk-20260105-001.jsonl'), 'utf8');
    expect(text).toBe('{"msg":"one"}\n{"msg":"two"}\n{"msg":"three"}\n');
    if (process.platform !== 'win32') {
      expect(statSync(join(dir, 'logs', 'kiosk-20260105-001.jsonl')).mode & 0o777).toBe(0o600);
    }
  });

  it('end at their size; the oldest go when all of them are too large, or too old', () => {
    const logs = open();
    logs.limit({ keepDays: 3, maxMegabytes: 5 });
    const line = `${'x'.repeat(99_999)}\n`;
    for (let i = 0; i < 90; i += 1) logs.write(line);
    const total = names().reduce((sum, name) => sum + statSync(join(dir, 'logs', name)).size, 0);
    // The file that is written may be above the limit, no other.
    expect(total).toBeLessThanOrEqual(5.6 * 1024 * 1024);
    expect(names()).not.toContain('kiosk-20260105-001.jsonl');
    now += 3 * DAY_MS;
    logs.write('{"msg":"later"}\n');
    logs.close();
    expect(names()).toEqual(['kiosk-20260108-001.jsonl']);
  });

  it('say once that the disk takes none, and go on when it does again', () => {
    // A file where the folder should be.
    writeFileSync(join(dir, 'logs'), '');
    const logs = open();
    logs.write('{"msg":"lost"}\n');
    logs.write('{"msg":"lost too"}\n');
    expect(complaints).toHaveLength(1);
    rmSync(join(dir, 'logs'));
    logs.write('{"msg":"kept"}\n');
    logs.close();
    expect(readFileSync(join(dir, 'logs', 'kiosk-20260105-001.jsonl'), 'utf8')).toBe('{"msg":"kept"}\n');
  });

  it('are given out by day as one archive, redacted once more', async () => {
    const logs = open();
    const logger = createLogger({ level: 'info', file: join(dir, 'other.log'), also: (line) => logs.write(line) });
    logger.info('act', { act: 'write-chip', name: '司马青山', text: 'of 11010519491231002X' });
    now -= DAY_MS;
    mkdirSync(join(dir, 'logs'), { recursive: true });
    writeFileSync(
      join(dir, 'logs', 'kiosk-20260104-001.jsonl'),
      '{"msg":"old","phone":"13800138000"}\n{"msg":"cut","na',
    );
    logs.close();
    const options = { logs: join(dir, 'logs'), folder: join(dir, 'log-exports'), outletNo: 3 };
    const made = unwrap(await exportLogs({ ...options, from: '20260104', to: '20260105' }));
    expect(made).toMatchObject({ files: 2, lines: 3, bytes: statSync(made.file).size });
    const files = unzipSync(readFileSync(made.file));
    expect(Object.keys(files)).toEqual(['kiosk-20260104-001.jsonl', 'kiosk-20260105-001.jsonl']);
    const text = Object.values(files)
      .map((bytes) => strFromU8(bytes))
      .join('');
    expect(text).toContain('"act":"write-chip"');
    for (const value of ['司马青山', '11010519491231002X', '13800138000']) expect(text).not.toContain(value);
    expect(text).toContain('line-not-whole');
    expect(unwrap(await exportLogs({ ...options, from: '20260105', to: '20260105' })).files).toBe(1);
    expect(await exportLogs({ ...options, from: '20260106', to: '20260105' })).toMatchObject({
      error: { code: 'logs.bad-days' },
    });
    expect(await exportLogs({ ...options, from: '20250101', to: '20250102' })).toMatchObject({
      error: { code: 'logs.nothing-to-export' },
    });
  });

  it('have the last words of a host with a bug, and nobody in them', () => {
    const program = fileURLToPath(new URL('../support/crashing-host.ts', import.meta.url));
    const ended = spawnSync(process.execPath, [program, dir], { encoding: 'utf8' });
    expect(ended.status).toBe(1);
    const [name = ''] = names();
    const text = readFileSync(join(dir, 'logs', name), 'utf8');
    expect(text.trimEnd().split('\n')).toHaveLength(2);
    expect(text).toContain('"msg":"host-crashed"');
    expect(text).toContain('crashing-host.ts');
    for (const said of [text, ended.stderr, ended.stdout]) {
      for (const value of ['司马青山', '13912345678', '11010519491231002X', '6217001234567890123']) {
        expect(said).not.toContain(value);
      }
    }
  });
});
