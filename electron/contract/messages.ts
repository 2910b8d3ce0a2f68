/** What the carriers carry: calls, answers and events. Both carriers use these shapes and nothing else. */
import type { FailureParams } from '#basics/result.ts';
import type { MethodInput, MethodName, MethodOutput } from './methods.ts';

export interface ContractError {
  readonly code: string;
  readonly params?: FailureParams;
}

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: ContractError };

export const VIEWS = [
  'session',
  'applicant',
  'station',
  'staff',
  'machine',
  'training',
  'recovery',
  'line',
  'diagnostics',
  'settings',
  'setup',
] as const;
export type ViewName = (typeof VIEWS)[number];

/** "View V changed, now at revision n"; screens re-read. */
export interface ViewEvent {
  readonly view: ViewName;
  readonly revision: number;
}

/** What a screen has in its hand, whatever the carrier. */
export interface KioskClient {
  call<M extends MethodName>(method: M, input: MethodInput<M>): Promise<Answer<MethodOutput<M>>>;
  /** Returns the disposal. `connected` tells a lost and regained line. */
  subscribe(listener: (event: ViewEvent) => void, connected?: (up: boolean) => void): () => void;
}
