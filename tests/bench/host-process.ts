import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { err, type Failure, fail, ok, type Result } from '#basics/result.ts';
import type { Answer } from '#contract/messages.ts';
import type { TwoPeopleInput } from '#contract/methods/method.ts';
import type { Caller, MethodInput, MethodName, MethodOutput } from '#contract/methods.ts';
import { HOST_MEMORY } from '#host/channel-types.ts';
import { bothOf, trainingPeople } from '../support/training-people.ts';
import type { Workplace } from './workplace.ts';

const SERVE = fileURLToPath(new URL('../../electron/host/serve.ts', import.meta.url));

const STOP_WITHIN_MS = 5_000;
/** No step of a session at speed 0 takes this long: it stands still. */
const UNTIL_WITHIN_MS = 30_000;
const WARN_LEVEL = 40;

/** An act of a session as the host's log says it; `ms` are whole milliseconds. */
export interface ActLine {
  readonly act: string;
  readonly ms: number;
  readonly ok: boolean;
}

/** `electron/host/serve.ts` in its own process, used over HTTP as the two windows use it. */
export interface HostProcess {
  readonly pid: number;
  /** Teller and supervisor of the training station, for what takes two people. */
  readonly people: TwoPeopleInput;
  /** From the start of the process to its line "ready". */
  readonly readyMs: number;
  /** `performance.now()` when the process was started. */
  readonly startedAt: number;
  /** Addresses of the two windows. */
  readonly windows: Readonly<Record<Caller, string>>;
  /** Acts so far, the oldest first; grows. */
  readonly acts: readonly ActLine[];
  /** Calls `listener` when an act ended; the answer ends that. */
  onAct(listener: (act: ActLine) => void): () => void;
  call<M extends MethodName>(caller: Caller, method: M, input: MethodInput<M>): Promise<Result<MethodOutput<M>>>;
  /** Looks again whenever a view changed, until `look` answers something or fails. */
  until<T>(look: () => Promise<Result<T | null>>): Promise<Result<T>>;
  stop(): Promise<void>;
}

/**
 * Starts a host whose `station.json`, of a training station, stands in `dir`, and signs its teller in. Fails with the code the host itself gives, `host.unreachable`
 * when it died without a word.
 */
export const startHost = async (place: Workplace, dir: string): Promise<Result<HostProcess>> => {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [SERVE, '--dir', dir], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...HOST_MEMORY, ...process.env },
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  // Its last words may still be in the pipe when it has ended.
  const silent = new Promise<null>((resolve) => child.once('close', () => resolve(null)));
  const stop = place.keep(() => end(child, ended));
  const acts: ActLine[] = [];
  const listeners = new Set<(act: ActLine) => void>();
  readLog(child.stderr, (act) => {
    acts.push(act);
    for (const listener of listeners) listener(act);
  });
  const said = await Promise.race([firstLine(child.stdout), silent]);
  const readyMs = performance.now() - startedAt;
  const ready = said === null ? fail('host.unreachable', 'stop') : addressesOf(said);
  if (!ready.ok || child.pid === undefined) {
    await stop();
    return ready.ok ? fail('host.unreachable', 'stop') : ready;
  }
  const { teller, applicant } = ready.value;
  const base = new URL(teller).origin;
  const tokens = { teller: tokenOf(teller), applicant: tokenOf(applicant) };
  const changes = await watchChanges(`${base}/api/events`, tokens.teller);
  if (!changes.ok) {
    await stop();
    return changes;
  }
  const { staffId, secret } = trainingPeople(dir).teller;
  const seated = await call(`${base}/api/staff.signIn`, tokens.teller, { staffId, secret });
  if (!seated.ok) {
    await stop();
    return seated;
  }
  return ok({
    pid: child.pid,
    people: bothOf(dir),
    readyMs,
    startedAt,
    windows: { teller, applicant },
    acts,
    onAct: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    call: (caller, method, input) => call(`${base}/api/${method}`, tokens[caller], input),
    until: async (look) => {
      const deadline = performance.now() + UNTIL_WITHIN_MS;
      for (;;) {
        const before = changes.value.count();
        const seen = await look();
        if (!seen.ok) return seen;
        if (seen.value !== null) return ok(seen.value);
        if (!(await changes.value.after(before, deadline))) return fail('host.unreachable', 'stop');
      }
    },
    stop: async () => {
      changes.value.close();
      await stop();
    },
  });
};

/** Acts are taken, warnings and what is no log line to standard error. */
const readLog = (log: Readable, take: (act: ActLine) => void): void => {
  createInterface({ input: log }).on('line', (line) => {
    const entry = logEntry(line);
    if (entry?.msg === 'act') take(entry);
    if (entry === null || entry.level >= WARN_LEVEL) process.stderr.write(`${line}\n`);
  });
};

const logEntry = (line: string): (ActLine & { readonly level: number; readonly msg: string }) | null =>
  line.startsWith('{') && line.endsWith('}') ? JSON.parse(line) : null;

const firstLine = (output: Readable): Promise<string> =>
  new Promise((resolve) => createInterface({ input: output }).once('line', resolve));

const addressesOf = (line: string): Result<{ readonly teller: string; readonly applicant: string }> => {
  const said = JSON.parse(line) as
    | { readonly ready: true; readonly teller: string; readonly applicant: string }
    | { readonly ready: false; readonly error: Omit<Failure, 'kind'> };
  return said.ready ? ok(said) : err({ ...said.error, kind: 'stop' });
};

const tokenOf = (address: string): string => new URL(address).hash.replace('#token=', '');

const headersWith = (token: string) => ({ authorization: `Bearer ${token}`, 'content-type': 'application/json' });

const call = async <M extends MethodName>(
  url: string,
  token: string,
  input: MethodInput<M>,
): Promise<Result<MethodOutput<M>>> => {
  try {
    const response = await fetch(url, { method: 'POST', headers: headersWith(token), body: JSON.stringify(input) });
    const answer = (await response.json()) as Answer<MethodOutput<M>>;
    return answer.ok ? answer : fail(answer.error.code, 'stop', answer.error.params);
  } catch (error) {
    if (error instanceof TypeError) return fail('host.unreachable', 'stop', { cause: error.message });
    throw error;
  }
};

/** Wake-ups by the event stream: what changed does not matter, the views are read again. */
interface Changes {
  count(): number;
  /** True once there are more than `count`; false at the deadline (`performance.now()`) or when the host is gone. */
  after(count: number, deadline: number): Promise<boolean>;
  close(): void;
}

const watchChanges = async (url: string, token: string): Promise<Result<Changes>> => {
  const abort = new AbortController();
  const { body } = await fetch(url, { headers: headersWith(token), signal: abort.signal });
  if (body === null) return fail('host.unreachable', 'stop');
  let count = 0;
  let gone = false;
  let wake = (): void => undefined;
  const pump = async (): Promise<void> => {
    for await (const chunk of body) {
      if (chunk.length > 0) count += 1;
      wake();
    }
  };
  pump()
    .catch((error: unknown) => {
      if (!abort.signal.aborted) process.stderr.write(`event stream: ${String(error)}\n`);
    })
    .finally(() => {
      gone = true;
      wake();
    });
  return ok({
    count: () => count,
    after: async (before, deadline) => {
      while (count <= before && !gone && performance.now() < deadline) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, deadline - performance.now());
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      return count > before;
    },
    close: () => abort.abort(),
  });
};

const end = async (child: ChildProcess, ended: Promise<void>): Promise<void> => {
  if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
  await ended;
  clearTimeout(timer);
};
