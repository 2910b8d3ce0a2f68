import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fail, ok, type Result } from '#basics/result.ts';

const MAIN = fileURLToPath(new URL('../../drivers/simulator/main.ts', import.meta.url));
/** A private pcscd and the serial pairs take a moment; far longer means that something is wrong. */
const READY_WITHIN_MS = 30_000;
const LOOK_EVERY_MS = 50;
const STOP_WITHIN_MS = 5_000;

/** Addresses as the simulator writes them to `<dir>/simulator.json` when it is ready. */
export interface SimulatorAddresses {
  readonly idReader: string;
  readonly cardPrinter: string;
  readonly chip: string;
  readonly platform: string;
  readonly control: { readonly url: string; readonly token: string };
  readonly pid: number;
  readonly scenario: string;
}

export interface SimulatorProcess {
  readonly addresses: SimulatorAddresses;
  /** Resolves when the process has ended, whoever ended it. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

export const simulatorFile = (dir: string): string => join(dir, 'simulator.json');

/** Addresses of a simulator that runs in `dir`. Fails with `simulator.not-running`. */
export const readSimulator = (dir: string): Result<SimulatorAddresses> => {
  const file = simulatorFile(dir);
  if (!existsSync(file)) return fail('simulator.not-running', 'stop', { dir });
  return ok(JSON.parse(readFileSync(file, 'utf8')) as SimulatorAddresses);
};

/**
 * Starts the simulator as its own process in `dir` and waits until it is ready; its log goes to standard error.
 * Fails with the code the simulator itself gives, `simulator.not-started` when it died without a word.
 */
export const startSimulator = async (options: {
  readonly dir: string;
  readonly scenario: string | undefined;
  readonly speed: number;
}): Promise<Result<SimulatorProcess>> => {
  const { dir, scenario, speed } = options;
  rmSync(simulatorFile(dir), { force: true });
  const args = [
    MAIN,
    '--dir',
    dir,
    '--speed',
    String(speed),
    ...(scenario === undefined ? [] : ['--scenario', scenario]),
  ];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const until = Date.now() + READY_WITHIN_MS;
  while (Date.now() < until && child.exitCode === null && child.signalCode === null) {
    const addresses = readSimulator(dir);
    if (addresses.ok) return ok({ addresses: addresses.value, ended, stop: () => stop(child, ended) });
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  await stop(child, ended);
  return spokenFailure(said);
};

const stop = async (child: ChildProcess, ended: Promise<void>): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
  await ended;
  clearTimeout(timer);
};

/** The simulator prints `{"ready":false,"error":{code,params}}` when it can't start. */
const spokenFailure = (said: string): Result<never> => {
  const line = said.split('\n').find((text) => text.startsWith('{'));
  if (line === undefined) return fail('simulator.not-started', 'stop');
  const { error } = JSON.parse(line) as {
    readonly error?: { readonly code: string; readonly params?: Record<string, string | number> };
  };
  return error === undefined ? fail('simulator.not-started', 'stop') : fail(error.code, 'stop', error.params);
};
