import { BrowserWindow } from 'electron';
import { NOTICE_QUIT, NOTICE_RETRY } from './notice-page.ts';
import { NOTICE_ORIGIN } from './page-server.ts';

export interface NoticeWindow {
  show(): void;
  hide(): void;
}

/** The window over the others that says why the station does not run and what to do. */
export const createNoticeWindow = (options: {
  readonly onRetry: () => void;
  readonly onQuit: () => void;
}): NoticeWindow => {
  let window: BrowserWindow | null = null;
  const hide = (): void => {
    window?.destroy();
    window = null;
  };
  return {
    hide,
    show: () => {
      hide();
      window = new BrowserWindow({
        width: 820,
        height: 520,
        alwaysOnTop: true,
        minimizable: false,
        autoHideMenuBar: true,
        title: '即时制卡',
        webPreferences: { contextIsolation: true, sandbox: true, nodeIntegration: false, devTools: false },
      });
      // It goes when the matter is settled; its own buttons are the ways on.
      window.on('close', (event) => event.preventDefault());
      window.webContents.on('will-navigate', (event) => {
        event.preventDefault();
        if (event.url === NOTICE_RETRY) options.onRetry();
        if (event.url === NOTICE_QUIT) options.onQuit();
      });
      void window.loadURL(`${NOTICE_ORIGIN}/`);
    },
  };
};
