import { type ChildProcess, spawn } from 'node:child_process';
import type { Answer, ViewEvent } from '#contract/messages.ts';
import type { Caller } from '#contract/methods.ts';
import {
  EXIT_RESTART,
  type FromHost,
  HOST_MEMORY,
  HOST_UNREACHABLE,
  type HostStartError,
  isFromHost,
  type ToHost,
} from '../host/channel-types.ts';

/** The machine may be in the middle of a physical act, which is always finished; the longest wait of any is shorter. */
const SHUTDOWN_WITHIN_MS = 180_000;
/** What the host said just before its end may still be in the channel then. */
const LAST_WORDS_MS = 1_000;

export interface HostListener {
  ready(training: boolean): void;
  /** The host can not start and tells why; its end follows. */
  failed(error: HostStartError): void;
  event(event: ViewEvent): void;
  setUp(code: string): void;
  leave(way: 'desktop' | 'quit'): void;
  /**
   * Once, as the last one. `cause` when there never was a process: what the system said. `restart`: it ended in order,
   * because a person asked for it.
   */
  ended(cause: string | null, restart?: boolean): void;
}

/** One life of the host. */
export interface HostProcess {
  /** `host.unreachable` when the host ends before it answers. */
  call(window: Caller, method: string, input: unknown): Promise<Answer<unknown>>;
  /** A line for the logs of the station; lost when the host is ending. */
  note(code: string, params: Readonly<Record<string, string>>): void;
  /** Asks the host to end and waits for it, at most three minutes; then ends it. */
  stop(): Promise<void>;
}

export interface HostCommand {
  /** The pinned Node. */
  readonly node: string;
  readonly entry: string;
  readonly args: readonly string[];
  /** Beside the environment of this process: the station's keys. */
  readonly env: Readonly<Record<string, string>>;
}

/** A host that could not be started, for a reason that is known: told as a host itself tells it. */
export const unstartedHost = (listener: HostListener, error: HostStartError): HostProcess => {
  queueMicrotask(() => {
    listener.failed(error);
    listener.ended(null);
  });
  return { call: () => Promise.resolve(HOST_UNREACHABLE), note: () => undefined, stop: () => Promise.resolve() };
};

/**
 * Starts the host as a plain Node process with a message channel. Not with `fork`: Electron's own sets
 * `ELECTRON_RUN_AS_NODE` for the child, and everything the host starts would inherit it.
 */
export const forkHost = ({ node, entry, args, env: more }: HostCommand, listener: HostListener): HostProcess => {
  const { ELECTRON_RUN_AS_NODE: _own, ...env } = process.env;
  const child = spawn(node, [entry, ...args], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    serialization: 'advanced',
    windowsHide: true,
    env: { ...HOST_MEMORY, ...env, ...more },
  });
  return speakWith(child, listener);
};

const speakWith = (child: ChildProcess, listener: HostListener): HostProcess => {
  const waiting = new Map<number, (answer: Answer<unknown>) => void>();
  let lastId = 0;

  const receive = (message: FromHost): void => {
    switch (message.type) {
      case 'ready':
        listener.ready(message.training);
        break;
      case 'failed':
        listener.failed(message.error);
        break;
      case 'event':
        listener.event(message.event);
        break;
      case 'set-up':
        listener.setUp(message.code);
        break;
      case 'leave':
        listener.leave(message.way);
        break;
      case 'answer':
        waiting.get(message.id)?.(message.answer);
        waiting.delete(message.id);
    }
  };
  child.on('message', (message) => isFromHost(message) && receive(message));

  const ended = endOf(child).then((cause) => {
    for (const answer of waiting.values()) answer(HOST_UNREACHABLE);
    waiting.clear();
    listener.ended(cause, child.exitCode === EXIT_RESTART);
  });

  const send = (message: ToHost, lost: () => void): void => {
    child.send(message, (error) => error !== null && lost());
  };

  return {
    call: (window, method, input) =>
      new Promise((resolve) => {
        lastId += 1;
        const id = lastId;
        waiting.set(id, resolve);
        send({ type: 'call', id, window, method, input }, () => {
          waiting.delete(id);
          resolve(HOST_UNREACHABLE);
        });
      }),
    note: (code, params) => send({ type: 'note', code, params }, () => undefined),
    stop: async () => {
      const timer = setTimeout(() => child.kill('SIGKILL'), SHUTDOWN_WITHIN_MS);
      // A channel that does not take the message belongs to a host that is ending already.
      send({ type: 'shutdown' }, () => undefined);
      await ended;
      clearTimeout(timer);
    },
  };
};

/** Resolves when the process is gone and everything it said has been heard; with a cause when it never was there. */
const endOf = (child: ChildProcess): Promise<string | null> =>
  new Promise((resolve) => {
    // Also raised for a message that could not be sent; only a process that never came to be has no number.
    child.on('error', (error: NodeJS.ErrnoException) => {
      if (child.pid === undefined) resolve(error.code ?? error.message);
    });
    child.once('exit', () => {
      if (!child.connected) return resolve(null);
      const timer = setTimeout(() => resolve(null), LAST_WORDS_MS);
      child.once('disconnect', () => {
        clearTimeout(timer);
        resolve(null);
      });
    });
  });
