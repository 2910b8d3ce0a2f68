import { ipcMain } from 'electron';
import type { Answer } from '#contract/messages.ts';
import type { Caller } from '#contract/methods.ts';
import { SHELL_CHANNEL } from '#contract/shell-channel.ts';
import { isPageOf } from './page-server.ts';
import type { Windows } from './windows.ts';

const NOT_ALLOWED = { ok: false, error: { code: 'not-allowed' } } as const;

/**
 * Carries calls from the windows to the host. The sender must be the top frame of one of our two windows and still
 * show our own page; its role is the window's. The host's dispatcher checks everything else.
 */
export const carryCalls = (
  windows: Windows,
  call: (window: Caller, method: string, input: unknown) => Promise<Answer<unknown>>,
): void => {
  ipcMain.handle(SHELL_CHANNEL.call, (event, method: unknown, input: unknown): Promise<Answer<unknown>> => {
    const role = windows.roleOf(event.sender);
    const frame = event.senderFrame;
    const top = frame !== null && frame === event.sender.mainFrame;
    if (role === null || !top || !isPageOf(role, frame.url) || typeof method !== 'string') {
      return Promise.resolve(NOT_ALLOWED);
    }
    return call(role, method, input);
  });
};
