import { type IpcMainInvokeEvent, ipcMain } from 'electron';
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
    const role = senderRole(windows, event);
    return role === null || typeof method !== 'string' ? Promise.resolve(NOT_ALLOWED) : call(role, method, input);
  });
  // Either page may turn the shared display to the other one: the applicant gives it back.
  ipcMain.handle(SHELL_CHANNEL.front, (event, wanted: unknown): void => {
    if (senderRole(windows, event) === null) return;
    if (wanted === 'teller' || wanted === 'applicant') windows.show(wanted);
  });
};

/** The window a message came from; null unless it is the top frame of one of the two, still showing our own page. */
const senderRole = (windows: Windows, { sender, senderFrame }: IpcMainInvokeEvent): Caller | null => {
  const role = windows.roleOf(sender);
  if (role === null || senderFrame === null || senderFrame !== sender.mainFrame) return null;
  return isPageOf(role, senderFrame.url) ? role : null;
};
