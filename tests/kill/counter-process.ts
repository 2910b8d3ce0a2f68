import { type ChildProcess, fork } from 'node:child_process';
import { openSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { BooksPicture } from './books.ts';
import type { Armed } from './hook.ts';
import type { Course } from './points.ts';

const COUNTER = resolve(import.meta.dirname, 'counter.ts');
const COMPILED = resolve(import.meta.dirname, '../../node_modules/.cache/compiled');

export interface Person {
  readonly personId: string;
  readonly course: Course;
  /** Path of the scenario. */
  readonly scenario: string;
}

export type CounterOrder =
  | { readonly do: 'start' }
  /** A session from its beginning to its end. */
  | ({ readonly do: 'play'; readonly armed: Armed | null } & Person)
  /** The open session to its end. */
  | ({ readonly do: 'goOn' } & Person)
  | { readonly do: 'books' }
  | { readonly do: 'close' };

/** How a session stands. */
export interface Played {
  readonly sessionId: string | null;
  readonly step: string;
  readonly outcome: string | null;
  readonly fate: string | null;
  readonly cause: string | null;
  /** Acts of this process, failed ones with an exclamation mark. */
  readonly acts: readonly string[];
}

/** A host that is up: why the station can't be used, and what was decided about a session that was found open. */
export interface Started {
  readonly refused: string | null;
  readonly decided: readonly string[];
}

export type CounterReply =
  | { readonly started: Started }
  | { readonly played: Played }
  | { readonly books: BooksPicture }
  | { readonly closed: true };

/** The process ended instead of answering. */
export interface Died {
  readonly died: NodeJS.Signals | number | null;
}

/** An order that is not answered this long stands still for ever. */
const ANSWER_WITHIN_MS = 150_000;

/** A counter in its own process. */
export class CounterProcess {
  readonly #child: ChildProcess;

  /** What it writes to standard error is added to `<dir>/counter.log`. */
  constructor(dir: string) {
    this.#child = fork(COUNTER, [dir], {
      execArgv: [],
      stdio: ['ignore', 'ignore', openSync(join(dir, 'counter.log'), 'a'), 'ipc'],
      env: { NODE_COMPILE_CACHE: COMPILED, ...process.env },
    });
  }

  get alive(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** The reply, or how the process died; killed when it says nothing for too long. */
  ask(order: CounterOrder): Promise<CounterReply | Died> {
    const child = this.#child;
    if (!this.alive) return Promise.resolve({ died: child.signalCode ?? child.exitCode });
    return new Promise((settled) => {
      const timer = setTimeout(() => child.kill('SIGABRT'), ANSWER_WITHIN_MS);
      const end = (reply: CounterReply | Died): void => {
        clearTimeout(timer);
        child.off('message', onMessage);
        child.off('exit', onExit);
        settled(reply);
      };
      const onMessage = (message: unknown) => end(message as CounterReply);
      const onExit = (code: number | null, signal: NodeJS.Signals | null) => end({ died: signal ?? code });
      child.once('message', onMessage);
      child.once('exit', onExit);
      child.send(order, (error) => {
        // It died between the last reply and this order: `exit` says how.
        if (error !== null && child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
      });
    });
  }

  /** Closes the host in order; a process that does not end is killed. */
  async close(): Promise<void> {
    const ended = new Promise<void>((done) => {
      if (this.alive) this.#child.once('exit', () => done());
      else done();
    });
    await this.ask({ do: 'close' });
    await ended;
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }
}
