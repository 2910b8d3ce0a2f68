import type { Answer, ViewEvent } from '#contract/messages.ts';
import type { Caller } from '#contract/methods.ts';

/**
 * Messages between the shell's main process and the host, over the child-process channel with
 * `serialization: 'advanced'`. The shell decides which window calls; a page can not name its own role.
 */
export type ToHost =
  | {
      readonly type: 'call';
      readonly id: number;
      readonly window: Caller;
      readonly method: string;
      readonly input: unknown;
    }
  | { readonly type: 'shutdown' }
  /** What the shell has to say, as a code with its values: for the logs of the station. */
  | {
      readonly type: 'note';
      readonly code: string;
      readonly params: Readonly<Record<string, string>>;
    };

/** Variable in which the next host is given that code. */
export const SETUP_CODE_VARIABLE = 'KIOSK_SETUP_CODE';

/**
 * Environment of a host, where the C library of Linux reads it: blocks from 1 MiB on go back to the system when they are
 * freed. Left to itself it keeps those of fonts and pictures, 100 MiB and more, for the life of the process.
 */
export const HOST_MEMORY = { MALLOC_MMAP_THRESHOLD_: `${1024 * 1024}` } as const;

/** What a call is answered while there is no host, or none that begins anything any more. */
export const HOST_UNREACHABLE: Answer<never> = { ok: false, error: { code: 'host.unreachable' } };

/** Exit code of a host that ended in order because a person asked for a restart: it is started again at once. */
export const EXIT_RESTART = 75;

export type FromHost =
  | { readonly type: 'ready'; readonly training: boolean }
  | { readonly type: 'failed'; readonly error: HostStartError }
  | { readonly type: 'answer'; readonly id: number; readonly answer: Answer<unknown> }
  | { readonly type: 'event'; readonly event: ViewEvent }
  /** The station was set up: the next host takes the code that was printed for its first supervisor. */
  | { readonly type: 'set-up'; readonly code: string }
  /** A supervisor has proven the wish to leave the locked counter. */
  | { readonly type: 'leave'; readonly way: 'desktop' | 'quit' };

/** Why the host could not start, with the words for a person. */
export interface HostStartError {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly text: { readonly zh: string; readonly en: string };
}

const hasType = (value: unknown): value is { readonly type: unknown } =>
  typeof value === 'object' && value !== null && 'type' in value;

export const isToHost = (value: unknown): value is ToHost =>
  hasType(value) && ['call', 'shutdown', 'note'].includes(String(value.type));

export const isFromHost = (value: unknown): value is FromHost =>
  hasType(value) && ['ready', 'failed', 'answer', 'event', 'set-up', 'leave'].includes(String(value.type));
