/** How long the packaged application takes to its first screen, on the display there is or a virtual one. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { hasDisplay } from '../support/windows.ts';

const XVFB = '/usr/bin/Xvfb';
const READY_WITHIN_MS = 60_000;

/** Milliseconds from the start of the process, cold (a folder never used before) and warm (the same folder again). */
export interface StartTimes {
  readonly cold: StartTime;
  readonly warm: StartTime;
}
export interface StartTime {
  readonly firstScreenMs: number;
  readonly readyMs: number;
}
export type MeasuredStart = StartTimes | { readonly skipped: string };

/** A training station whose devices are not there: what is measured is the start, not the devices. */
const STATION = {
  outletNo: 1,
  district: '430682',
  training: true,
  platform: { url: 'http://127.0.0.1:9/' },
  devices: {
    idReader: { address: 'tcp://127.0.0.1:9' },
    cardPrinter: { address: 'tcp://127.0.0.1:9' },
    chipReader: { address: 'pcsc:none' },
  },
};

const endOf = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((done) => child.once('exit', () => done()));

const virtualDisplay = async (): Promise<{ readonly name: string; stop(): Promise<void> } | null> => {
  if (!existsSync(XVFB)) return null;
  const child = spawn(XVFB, ['-displayfd', '3', '-screen', '0', '2560x1440x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise<string | null>((done) => {
    child.once('exit', () => done(null));
    child.stdio[3]?.once('data', (chunk: Buffer) => done(chunk.toString('utf8').trim()));
  });
  if (number === null) return null;
  return {
    name: `:${number}`,
    stop: async () => {
      child.kill('SIGTERM');
      await endOf(child);
    },
  };
};

/** One start and an orderly end; null when the lines that say how far it is do not come. */
export const startOnce = async (
  command: readonly [string, ...string[]],
  env: Readonly<Record<string, string | undefined>>,
): Promise<StartTime | null> => {
  const [file, ...args] = command;
  const began = performance.now();
  const child = spawn(file, args, { stdio: ['ignore', 'ignore', 'pipe'], env });
  const seen = { first: 0, ready: 0 };
  const complete = new Promise<boolean>((done) => {
    const timer = setTimeout(() => done(false), READY_WITHIN_MS);
    child.once('exit', () => {
      clearTimeout(timer);
      done(false);
    });
    createInterface({ input: child.stderr }).on('line', (line) => {
      if (line.startsWith('first screen after')) seen.first = performance.now() - began;
      if (line.startsWith('service ready after')) seen.ready = performance.now() - began;
      if (seen.first === 0 || seen.ready === 0) return;
      clearTimeout(timer);
      done(true);
    });
  });
  const whole = await complete;
  child.kill('SIGTERM');
  await endOf(child);
  return whole ? { firstScreenMs: Math.round(seen.first), readyMs: Math.round(seen.ready) } : null;
};

/** Arguments every start of a test or a measurement needs. Chromium's sandbox does not work for root. */
export const startArguments = (dir: string): readonly string[] => [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--log-level=3',
  `--dir=${dir}`,
];

/** Starts the finished application twice. */
export const measureStart = async (binary: string): Promise<MeasuredStart> => {
  const display = hasDisplay() ? { name: process.env.DISPLAY, stop: async () => undefined } : await virtualDisplay();
  if (display === null) return { skipped: 'no display, and Xvfb is not installed' };
  const dir = mkdtempSync(join(tmpdir(), 'kiosk-start-'));
  try {
    writeFileSync(join(dir, 'station.json'), JSON.stringify(STATION));
    const env = { ...process.env, DISPLAY: display.name };
    const cold = await startOnce([binary, ...startArguments(dir)], env);
    const warm = cold === null ? null : await startOnce([binary, ...startArguments(dir)], env);
    return cold === null || warm === null ? { skipped: 'the application did not come up' } : { cold, warm };
  } finally {
    await display.stop();
    rmSync(dir, { recursive: true, force: true });
  }
};
