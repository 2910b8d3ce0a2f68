import { type ChildProcess, fork } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Clock } from '#basics/clock.ts';
import type { Logger } from '#basics/logger.ts';
import { type Failure, fail, type Result } from '#basics/result.ts';
import type { NumberedAnswer, NumberedRequest, WorkerCall, WorkerCalls, WorkerRequest } from './worker-protocol.ts';

/** Beside this file and of its kind: the packaged application is JavaScript. */
const WORKER = fileURLToPath(new URL(`./worker${extname(import.meta.url)}`, import.meta.url));

const GONE: Failure = { code: 'chip.worker-gone', kind: 'retry' };

/** The host's end of one worker process. A worker that does not answer in time is killed and never used again. */
export class WorkerClient {
  readonly #child: ChildProcess;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #waiting = new Map<number, (result: Result<unknown>) => void>();
  #nextId = 1;
  #alive = true;

  /** `socket` is another PC/SC service's socket; null means the system's own. */
  constructor(options: {
    readonly address: string;
    readonly socket: string | null;
    readonly clock: Clock;
    readonly logger: Logger;
  }) {
    this.#clock = options.clock;
    this.#logger = options.logger;
    const socket = options.socket === null ? {} : { PCSCLITE_CSOCK_NAME: options.socket };
    this.#child = fork(WORKER, [options.address], {
      execPath: process.execPath,
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { ...process.env, ...socket },
    });
    this.#child.on('message', (message) => this.#receive(message as NumberedAnswer));
    this.#child.on('error', (error) => this.#end({ error }));
    this.#child.on('exit', (code, signal) => this.#end({ code, signal }));
  }

  get alive(): boolean {
    return this.#alive;
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Fails with what the line says, with `chip.worker-killed` when `timeoutMs` passed, or `chip.worker-gone`. */
  async ask<Call extends WorkerCall>(
    request: WorkerCalls[Call]['request'] & WorkerRequest,
    timeoutMs: number,
  ): Promise<Result<WorkerCalls[Call]['value']>> {
    if (!this.#alive) return { ok: false, error: GONE };
    const id = this.#nextId;
    this.#nextId += 1;
    const answered = new AbortController();
    const answer = new Promise<Result<unknown>>((resolve) => {
      this.#waiting.set(id, resolve);
      const message: NumberedRequest = { id, request };
      this.#child.send(message, (error) => {
        if (error !== null) this.#end({ error });
      });
    });
    const watchdog = this.#clock.sleep(timeoutMs, answered.signal).then(() => {
      if (!answered.signal.aborted) this.#bark(request.call, timeoutMs);
    });
    const result = await answer;
    answered.abort();
    await watchdog;
    return result as Result<WorkerCalls[Call]['value']>;
  }

  /** Ends the process at once; what still waits fails with `chip.worker-gone`. */
  kill(): void {
    this.#child.kill('SIGKILL');
    this.#end({ code: null, signal: 'SIGKILL' });
  }

  #bark(call: WorkerCall, timeoutMs: number): void {
    this.#logger.error('chip-worker-killed', { call, timeoutMs, pid: this.#child.pid });
    this.#alive = false;
    this.#child.kill('SIGKILL');
    this.#settle(fail('chip.worker-killed', 'retry'));
  }

  #receive({ id, result }: NumberedAnswer): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    waiting?.(result);
  }

  #end(why: Readonly<Record<string, unknown>>): void {
    if (!this.#alive) return;
    this.#alive = false;
    this.#logger.info('chip-worker-ended', why);
    this.#settle({ ok: false, error: GONE });
  }

  #settle(result: Result<unknown>): void {
    for (const resolve of this.#waiting.values()) resolve(result);
    this.#waiting.clear();
  }
}
