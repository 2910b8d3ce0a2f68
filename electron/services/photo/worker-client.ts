import { type ChildProcess, fork } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Clock } from '#basics/clock.ts';
import type { Logger } from '#basics/logger.ts';
import { fail, type Result } from '#basics/result.ts';
import type { NumberedAnswer, NumberedRequest, PhotoCall, PhotoCalls } from './worker-protocol.ts';

/** Beside this file and of its kind: the packaged application is JavaScript. */
export const PHOTO_WORKER = fileURLToPath(new URL(`./photo-worker${extname(import.meta.url)}`, import.meta.url));

/** What the models write while they load; the last of it says why a worker ended. */
const KEPT_OUTPUT = 2_000;

interface Waiting {
  readonly resolve: (result: Result<unknown>) => void;
  readonly reject: (error: Error) => void;
}

/** The host's end of one worker process. A worker that is silent, ends or throws is never used again. */
export class PhotoWorkerClient {
  readonly #child: ChildProcess;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #waiting = new Map<number, Waiting>();
  #nextId = 1;
  #alive = true;
  #output = '';

  /** `worker` is another entry, for tests of silence and of ends. */
  constructor({
    clock,
    logger,
    worker = PHOTO_WORKER,
  }: {
    readonly clock: Clock;
    readonly logger: Logger;
    readonly worker?: string;
  }) {
    this.#clock = clock;
    this.#logger = logger;
    this.#child = fork(worker, [], {
      execPath: process.execPath,
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#output = (this.#output + text).slice(-KEPT_OUTPUT);
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

  /**
   * Fails with what the worker says, with `photo.judge-silent` when `timeoutMs` passed, or with `photo.judge-ended`.
   * Throws what the worker threw.
   */
  async ask<Call extends PhotoCall>(
    request: PhotoCalls[Call]['request'],
    timeoutMs: number,
  ): Promise<Result<PhotoCalls[Call]['value']>> {
    if (!this.#alive) return fail('photo.judge-ended', 'retry');
    const id = this.#nextId;
    this.#nextId += 1;
    const answered = new AbortController();
    const answer = new Promise<Result<unknown>>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      const message: NumberedRequest = { id, request };
      this.#child.send(message, (error) => {
        if (error !== null) this.#end({ error });
      });
    });
    const watchdog = this.#clock.sleep(timeoutMs, answered.signal).then(() => {
      if (!answered.signal.aborted) this.#bark(request.call, timeoutMs);
    });
    try {
      return (await answer) as Result<PhotoCalls[Call]['value']>;
    } finally {
      answered.abort();
      await watchdog;
    }
  }

  /** Ends the process; resolves when it is gone. What still waits fails with `photo.judge-ended`. */
  async stop(): Promise<void> {
    const gone = new Promise<void>((resolve) => {
      if (this.#child.exitCode !== null || this.#child.signalCode !== null) resolve();
      else this.#child.once('exit', () => resolve());
    });
    this.#alive = false;
    this.#child.kill('SIGKILL');
    this.#settle(fail('photo.judge-ended', 'retry'));
    await gone;
  }

  #bark(call: PhotoCall, timeoutMs: number): void {
    this.#logger.error('photo-worker-killed', { call, timeoutMs, pid: this.#child.pid });
    this.#alive = false;
    this.#child.kill('SIGKILL');
    this.#settle(fail('photo.judge-silent', 'retry'));
  }

  #receive(answer: NumberedAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ('result' in answer) {
      waiting?.resolve(answer.result);
      return;
    }
    this.#alive = false;
    this.#child.kill('SIGKILL');
    waiting?.reject(new Error(`photo worker: ${answer.bug}`));
  }

  #end(why: Readonly<Record<string, unknown>>): void {
    if (!this.#alive) return;
    this.#alive = false;
    this.#logger.error('photo-worker-ended', { ...why, output: this.#output });
    this.#settle(fail('photo.judge-ended', 'retry'));
  }

  #settle(result: Result<unknown>): void {
    for (const { resolve } of this.#waiting.values()) resolve(result);
    this.#waiting.clear();
  }
}
