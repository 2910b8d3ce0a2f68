import type { KioskClient } from '#contract/messages.ts';
import { createHttpClient } from './http-client.ts';
import { createPreloadClient } from './preload-client.ts';
import { takeToken } from './token.ts';

const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, ms);
    signal.addEventListener('abort', finish, { once: true });
  });

/** The carrier this page has: the shell's channel inside Electron, HTTP in a plain browser. */
export const connect = (page: Window): KioskClient =>
  page.kiosk === undefined
    ? createHttpClient({ base: '', token: takeToken(page), fetch: page.fetch.bind(page), sleep })
    : createPreloadClient(page.kiosk);
