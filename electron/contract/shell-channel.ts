import type { Caller } from './methods.ts';

/** Names of the channels between a window's preload script and the shell's main process. */
export const SHELL_CHANNEL = {
  /** Window → shell: method and input of a call; the answer comes back. */
  call: 'kiosk:call',
  /** Window → shell: the window that is to be in front. */
  front: 'kiosk:front',
  /** Shell → window: a view event. */
  event: 'kiosk:event',
  /** Shell → window: true while the host answers. */
  hostState: 'kiosk:host-state',
  /** Shell → window: how the windows stand (`WindowsState`). */
  windows: 'kiosk:windows',
} as const;

/** How the two windows stand, for the pages to offer what makes sense. */
export interface WindowsState {
  /** Full screen without a way out. */
  readonly kiosk: boolean;
  /** Both windows share one display: the applicant's is shown when the teller brings it to the front. */
  readonly shared: boolean;
  readonly front: Caller;
}
