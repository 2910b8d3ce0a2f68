/** Names of the channels between a window's preload script and the shell's main process. */
export const SHELL_CHANNEL = {
  /** Window → shell: method and input of a call; the answer comes back. */
  call: 'kiosk:call',
  /** Shell → window: a view event. */
  event: 'kiosk:event',
  /** Shell → window: true while the host answers. */
  hostState: 'kiosk:host-state',
} as const;
