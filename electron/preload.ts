/**
 * What a page of ours gets from the shell: `window.kiosk`. Runs sandboxed, in its own world; the page can call a
 * method of the contract and listen, nothing else.
 */
import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import type { Answer, ViewEvent } from '#contract/messages.ts';
import type { Caller } from '#contract/methods.ts';
import { SHELL_CHANNEL, type WindowsState } from '#contract/shell-channel.ts';

const role: Caller = process.argv.includes('--kiosk-window=applicant') ? 'applicant' : 'teller';

let up: boolean | null = null;
const hostListeners = new Set<(up: boolean) => void>();
ipcRenderer.on(SHELL_CHANNEL.hostState, (_event, state: boolean) => {
  up = state;
  for (const listener of hostListeners) listener(state);
});

let windows: WindowsState | null = null;
const windowsListeners = new Set<(state: WindowsState) => void>();
ipcRenderer.on(SHELL_CHANNEL.windows, (_event, state: WindowsState) => {
  windows = state;
  for (const listener of windowsListeners) listener(state);
});

contextBridge.exposeInMainWorld('kiosk', {
  /** For the page to know what to show. What it may call is decided in the main process, by the window itself. */
  window: role,
  call: (method: string, input: unknown): Promise<Answer<unknown>> =>
    ipcRenderer.invoke(SHELL_CHANNEL.call, method, input),
  subscribe: (listener: (event: ViewEvent) => void): (() => void) => {
    // The page gets the value alone, never Electron's event object.
    const receive = (_event: IpcRendererEvent, viewEvent: ViewEvent): void => listener(viewEvent);
    ipcRenderer.on(SHELL_CHANNEL.event, receive);
    return () => {
      ipcRenderer.off(SHELL_CHANNEL.event, receive);
    };
  },
  /** `true` when the host answers, `false` when it went away; told at once what is known, then every change. */
  onHostState: (listener: (up: boolean) => void): (() => void) => {
    hostListeners.add(listener);
    if (up !== null) listener(up);
    return () => {
      hostListeners.delete(listener);
    };
  },
  /** How the two windows stand; told at once what is known, then every change. */
  onWindows: (listener: (state: WindowsState) => void): (() => void) => {
    windowsListeners.add(listener);
    if (windows !== null) listener(windows);
    return () => {
      windowsListeners.delete(listener);
    };
  },
  /** Turns a display both windows share to one of them. */
  showWindow: (wanted: Caller): Promise<void> => ipcRenderer.invoke(SHELL_CHANNEL.front, wanted),
});
