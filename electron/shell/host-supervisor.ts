import type { Answer, ViewEvent } from '#contract/messages.ts';
import type { Caller } from '#contract/methods.ts';
import { HOST_UNREACHABLE, type HostStartError } from '../host/channel-types.ts';
import type { HostListener, HostProcess } from './host-process.ts';

/** Waits before the next start. The third death within the window ends the trying: a person has to look. */
const RESTART_DELAYS_MS = [300, 3_000] as const;
const CRASH_WINDOW_MS = 60_000;

/**
 * - `starting`: started or about to be started again
 * - `ready`: it answers
 * - `given-up`: it told why it cannot start (`error`), died again and again (`error` null), or its program cannot be
 *   started (`cause`); only `retry` starts it again
 */
export type HostState =
  | { readonly state: 'starting' }
  | { readonly state: 'ready'; readonly training: boolean }
  | { readonly state: 'given-up'; readonly error: HostStartError | null; readonly cause: string | null };

export interface HostSupervisor {
  readonly state: HostState;
  start(): void;
  /** Starts a host that was given up; without effect otherwise. */
  retry(): void;
  /** `host.unreachable` while there is none. A host that is still starting answers as soon as it can. */
  call(window: Caller, method: string, input: unknown): Promise<Answer<unknown>>;
  /** A line for the logs of the station, where there is a host to keep them. */
  note(code: string, params: Readonly<Record<string, string>>): void;
  stop(): Promise<void>;
}

interface Dependencies {
  /** `code`: of a set-up that has just been finished. */
  readonly run: (listener: HostListener, code: string | null) => HostProcess;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  /** Runs `fn` after `ms`; returns the disposal. */
  readonly later: (fn: () => void, ms: number) => () => void;
  readonly onState: (state: HostState) => void;
  readonly onEvent: (event: ViewEvent) => void;
  readonly onLeave: (way: 'desktop' | 'quit') => void;
}

/** Keeps one host running: a host that dies is started again, where recovery decides about its open session. */
export const createHostSupervisor = (deps: Dependencies): HostSupervisor => {
  let state: HostState = { state: 'starting' };
  let host: HostProcess | null = null;
  let crashes: readonly number[] = [];
  let cancelRestart: () => void = () => undefined;
  let stopping = false;
  /** Printed before the station was set up, for the first host that starts after it. */
  let code: string | null = null;

  const enter = (next: HostState): void => {
    state = next;
    deps.onState(next);
  };

  const start = (): void => {
    let told: HostStartError | null = null;
    enter({ state: 'starting' });
    host = deps.run(
      {
        ready: (training) => {
          code = null;
          enter({ state: 'ready', training });
        },
        failed: (error) => {
          told = error;
        },
        event: deps.onEvent,
        setUp: (given) => {
          code = given;
        },
        leave: deps.onLeave,
        ended: (cause, restart = false) => {
          host = null;
          if (stopping) return;
          // Asked for: no crash, and nobody waits longer than it takes.
          if (restart) start();
          else afterEnd(told, cause);
        },
      },
      code,
    );
  };

  const afterEnd = (error: HostStartError | null, cause: string | null): void => {
    const now = deps.now();
    crashes = [...crashes.filter((at) => now - at < CRASH_WINDOW_MS), now];
    const delay = RESTART_DELAYS_MS[crashes.length - 1];
    // A host that knows why it cannot start would say the same again.
    if (error !== null || cause !== null || delay === undefined) {
      enter({ state: 'given-up', error, cause });
    } else {
      enter({ state: 'starting' });
      cancelRestart = deps.later(start, delay);
    }
  };

  return {
    get state() {
      return state;
    },
    start,
    retry: () => {
      if (state.state !== 'given-up' || stopping) return;
      crashes = [];
      start();
    },
    call: (window, method, input) => host?.call(window, method, input) ?? Promise.resolve(HOST_UNREACHABLE),
    note: (code, params) => host?.note(code, params),
    stop: async () => {
      stopping = true;
      cancelRestart();
      await host?.stop();
    },
  };
};
