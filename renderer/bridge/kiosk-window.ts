import type { Answer, ViewEvent } from '#contract/messages.ts';
import type { WindowsState } from '#contract/shell-channel.ts';

/** What the preload script puts into the page of an Electron window. */
export interface KioskBridge {
  readonly window: 'teller' | 'applicant';
  call(method: string, input: unknown): Promise<Answer<unknown>>;
  subscribe(listener: (event: ViewEvent) => void): () => void;
  /** The host process went away (`false`) or came back (`true`). */
  onHostState?(listener: (up: boolean) => void): () => void;
  /** How the two windows stand, now and at every change. */
  onWindows?(listener: (state: WindowsState) => void): () => void;
  /** Turns a display both windows share to one of them. */
  showWindow?(wanted: 'teller' | 'applicant'): Promise<void>;
}

declare global {
  interface Window {
    readonly kiosk?: KioskBridge;
  }
}
