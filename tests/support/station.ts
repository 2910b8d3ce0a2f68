import { type ChildProcess, fork, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Answer, ViewEvent } from '#contract/messages.ts';
import type { Caller, MethodInput, MethodName, MethodOutput } from '#contract/methods.ts';
import type { SimulatorFile } from '#drivers/simulator/simulator-file.ts';
import { SHIPPED_SCENARIO } from '../../scripts/support/issue-person.ts';
import { type SimulatorProcess, startSimulator } from '../../scripts/support/simulator-process.ts';
import { writeTrainingStation } from '../../scripts/support/training-station.ts';
import { signIn } from './training-people.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** A simulator in its own process and directory, with the station file of a kiosk that uses it. */
export interface TestStation {
  readonly dir: string;
  readonly addresses: SimulatorFile;
  readonly simulator: SimulatorProcess;
  stop(): Promise<void>;
}

/** `scenario` is a file or a document; the shipped training day without it. */
export const startStation = async (
  options: {
    readonly scenario?: string | object;
    readonly speed?: number;
    /** What lies in the directory before the simulator starts. */
    readonly prepare?: (dir: string) => void;
  } = {},
): Promise<TestStation> => {
  const dir = mkdtempSync(join(tmpdir(), 'kiosk-'));
  const scenario =
    typeof options.scenario === 'object'
      ? writeScenario(dir, options.scenario)
      : (options.scenario ?? SHIPPED_SCENARIO);
  options.prepare?.(dir);
  const simulator = await startSimulator({ dir, scenario, speed: options.speed ?? 0 });
  if (!simulator.ok)
    throw new Error(`the simulator did not start: ${simulator.error.code} ${JSON.stringify(simulator.error.params)}`);
  writeTrainingStation(dir, simulator.value.addresses);
  return {
    dir,
    addresses: simulator.value.addresses,
    simulator: simulator.value,
    stop: async () => {
      const how = await simulator.value.stop();
      rmSync(dir, { recursive: true, force: true });
      if (how === 'killed') throw new Error('the simulator did not end by itself');
    },
  };
};

const writeScenario = (dir: string, scenario: object): string => {
  const file = join(dir, 'scenario.json');
  writeFileSync(file, JSON.stringify(scenario));
  return file;
};

/** A host behind one of the two carriers, as a window sees it. */
export interface RunningHost {
  readonly pid: number;
  /** As the console shows it; null where somebody has an account. */
  readonly firstStartCode: string | null;
  /** Addresses of the windows; null on the carrier without addresses. */
  readonly windows: { readonly teller: string; readonly applicant: string } | null;
  call<M extends MethodName>(caller: Caller, method: M, input: MethodInput<M>): Promise<Answer<MethodOutput<M>>>;
  /** A call no screen would make: unchecked method and input. */
  rawCall(caller: Caller, method: string, input: unknown): Promise<Answer<unknown>>;
  onEvent(caller: Caller, listener: (event: ViewEvent) => void): Promise<() => void>;
  stop(): Promise<number | null>;
}

const endOf = (child: ChildProcess): Promise<number | null> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve(child.exitCode)
    : new Promise((done) => child.once('exit', (code) => done(code)));

/** The host for a browser. On a training station its teller is signed in, unless `signedIn` is false. */
export const serveHost = async (
  dir: string,
  more: readonly string[] = [],
  { signedIn = true }: { readonly signedIn?: boolean } = {},
): Promise<RunningHost> => {
  const child = spawn(process.execPath, [join(ROOT, 'electron/host/serve.ts'), '--dir', dir, ...more], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env },
  });
  const line = await new Promise<string>((done, failed) => {
    createInterface({ input: child.stdout }).once('line', done);
    child.once('exit', (code) => failed(new Error(`the host ended with ${code} before it was ready`)));
  });
  const said = JSON.parse(line) as {
    readonly ready: boolean;
    readonly training: boolean;
    readonly teller: string;
    readonly applicant: string;
    readonly firstStartCode: string | null;
  };
  if (!said.ready) throw new Error(`the host did not start: ${line}`);
  const base = new URL(said.teller).origin;
  const token = { teller: tokenOf(said.teller), applicant: tokenOf(said.applicant) };
  const rawCall = async (caller: Caller, method: string, input: unknown): Promise<Answer<unknown>> => {
    const response = await fetch(`${base}/api/${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token[caller]}`, 'content-type': 'application/json' },
      body: JSON.stringify(input),
    });
    return (await response.json()) as Answer<unknown>;
  };
  const call: RunningHost['call'] = async (caller, method, input) => (await rawCall(caller, method, input)) as never;
  if (said.training && signedIn) await signIn(dir, (method, input) => call('teller', method, input));
  return {
    pid: child.pid ?? 0,
    firstStartCode: said.firstStartCode,
    windows: { teller: said.teller, applicant: said.applicant },
    rawCall,
    call,
    onEvent: (caller, listener) => httpEvents(`${base}/api/events`, token[caller], listener),
    stop: () => {
      child.kill('SIGTERM');
      return endOf(child);
    },
  };
};

const tokenOf = (address: string): string => new URL(address).hash.replace('#token=', '');

const httpEvents = async (url: string, token: string, listener: (event: ViewEvent) => void): Promise<() => void> => {
  const abort = new AbortController();
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` }, signal: abort.signal });
  const reader = response.body?.getReader();
  if (reader === undefined) throw new Error('no event stream');
  const decoder = new TextDecoder();
  let rest = '';
  const pump = async (): Promise<void> => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      rest += decoder.decode(value, { stream: true });
      const lines = rest.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line.startsWith('data: ')) listener(JSON.parse(line.slice(6)) as ViewEvent);
    }
  };
  pump().catch((error: unknown) => {
    if (!abort.signal.aborted) throw error;
  });
  return () => abort.abort();
};

/** The host as the shell runs it: a child process and its channel, the teller of the training station signed in. */
export const forkHost = async (dir: string): Promise<RunningHost> => {
  const child = fork(join(ROOT, 'electron/host/child.ts'), ['--dir', dir], {
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const waiting = new Map<number, (answer: Answer<unknown>) => void>();
  const listeners = new Set<(event: ViewEvent) => void>();
  const ready = new Promise<void>((done, failed) => {
    child.on('message', (message: ChannelMessage) => {
      if (message.type === 'ready') done();
      if (message.type === 'failed') failed(new Error(`the host did not start: ${message.error.code}`));
      if (message.type === 'event') for (const listener of listeners) listener(message.event);
      if (message.type === 'answer') {
        waiting.get(message.id)?.(message.answer);
        waiting.delete(message.id);
      }
    });
    child.once('exit', (code) => failed(new Error(`the host ended with ${code} before it was ready`)));
  });
  await ready;
  let id = 0;
  const rawCall = (caller: Caller, method: string, input: unknown): Promise<Answer<unknown>> =>
    new Promise((done) => {
      id += 1;
      waiting.set(id, done);
      child.send({ type: 'call', id, window: caller, method, input });
    });
  const call: RunningHost['call'] = async (caller, method, input) => (await rawCall(caller, method, input)) as never;
  await signIn(dir, (method, input) => call('teller', method, input));
  return {
    pid: child.pid ?? 0,
    firstStartCode: null,
    windows: null,
    rawCall,
    call,
    onEvent: async (_caller, listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => {
      child.send({ type: 'shutdown' });
      return endOf(child);
    },
  };
};

type ChannelMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'failed'; readonly error: { readonly code: string } }
  | { readonly type: 'answer'; readonly id: number; readonly answer: Answer<unknown> }
  | { readonly type: 'event'; readonly event: ViewEvent };

/** Polls until `look` answers something; the test's own time limit ends a wait that never does. */
export const eventually = async <T>(look: () => Promise<T | null | undefined | false>): Promise<T> => {
  for (;;) {
    const seen = await look();
    if (seen !== null && seen !== undefined && seen !== false) return seen;
    await new Promise((done) => setTimeout(done, 25));
  }
};
