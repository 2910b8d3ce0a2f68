import type { Answer, ViewEvent } from '#contract/messages.ts';

/** What the preload script puts into the page of an Electron window. */
export interface KioskBridge {
  readonly window: 'teller' | 'applicant';
  call(method: string, input: unknown): Promise<Answer<unknown>>;
  subscribe(listener: (event: ViewEvent) => void): () => void;
  /** The host process went away (`false`) or came back (`true`). */
  onHostState?(listener: (up: boolean) => void): () => void;
}

declare global {
  interface Window {
    readonly kiosk?: KioskBridge;
  }
}
