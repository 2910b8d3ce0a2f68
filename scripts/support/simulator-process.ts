import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { fail, ok, type Result } from '#basics/result.ts';
import { readSimulatorFile, type SimulatorFile } from '#drivers/simulator/simulator-file.ts';

const MAIN = fileURLToPath(new URL('../../drivers/simulator/main.ts', import.meta.url));
/** A private pcscd and the serial pairs take a moment; far longer means that something is wrong. */
const READY_WITHIN_MS = 30_000;
/** An ended process may still have a line in the pipe. */
const LAST_WORDS_MS = 200;
const STOP_WITHIN_MS = 5_000;

export interface SimulatorProcess {
  readonly addresses: SimulatorFile;
  /** Resolves when the process has ended, whoever ended it. */
  readonly ended: Promise<void>;
  /** Asks it to end; `killed` when it had to be, which only a mistake of ours does. */
  stop(): Promise<'ended' | 'killed'>;
}

/**
 * Starts the simulator as its own process in `dir` and waits until it is ready; its log goes to standard error.
 * Fails with the code the simulator itself gives, `simulator.not-started` when it died without a word.
 */
export const startSimulator = async (options: {
  readonly dir: string;
  readonly scenario: string;
  readonly speed: number;
}): Promise<Result<SimulatorProcess>> => {
  const { dir, scenario, speed } = options;
  const args = [MAIN, '--dir', dir, '--speed', String(speed), '--scenario', scenario];
  // A group of its own: Ctrl+C is for the command, which takes its card back before the machine goes.
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const said = await firstLine(child, ended);
  const failure = said === null ? fail('simulator.not-started', 'stop') : spokenFailure(said);
  if (failure !== null) {
    await stop(child, ended);
    return failure;
  }
  const addresses = readSimulatorFile(dir);
  if (!addresses.ok) {
    await stop(child, ended);
    return addresses;
  }
  return ok({ addresses: addresses.value, ended, stop: () => stop(child, ended) });
};

/** What the simulator says first: its addresses or why it can't start. Null when it ends or hangs without a word. */
const firstLine = async (child: ChildProcess, ended: Promise<void>): Promise<string | null> => {
  if (child.stdout === null) throw new Error('the simulator has no standard output');
  const lines = createInterface({ input: child.stdout });
  const line = new Promise<string>((resolve) => lines.once('line', resolve));
  const silence = new Promise<null>((resolve) => {
    const timer = setTimeout(() => resolve(null), READY_WITHIN_MS);
    void line.then(() => clearTimeout(timer));
    void ended.then(() => setTimeout(() => resolve(null), LAST_WORDS_MS)).then(() => clearTimeout(timer));
  });
  return Promise.race([line, silence]);
};

const stop = async (child: ChildProcess, ended: Promise<void>): Promise<'ended' | 'killed'> => {
  if (child.exitCode !== null || child.signalCode !== null) return 'ended';
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
  await ended;
  clearTimeout(timer);
  return child.signalCode === 'SIGKILL' ? 'killed' : 'ended';
};

/** `{"error":{code,params}}` is what the simulator prints when it can't start. */
const spokenFailure = (line: string): Result<never> | null => {
  const { error } = JSON.parse(line) as {
    readonly error?: { readonly code: string; readonly params?: Record<string, string | number> };
  };
  return error === undefined ? null : fail(error.code, 'stop', error.params);
};
