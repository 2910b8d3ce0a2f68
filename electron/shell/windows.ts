import { BrowserWindow, screen, type WebContents } from 'electron';
import type { Caller } from '#contract/methods.ts';
import { pageOrigin } from './page-server.ts';
import { type Placement, placeWindows } from './placement.ts';

/** A page that dies at once again and again would be reloaded for ever. */
const RELOAD_AFTER_MS = 1_000;

export interface Windows {
  /** Who a page is, by the window it lives in; null for anything that is not one of our two pages. */
  roleOf(contents: WebContents): Caller | null;
  send(channel: string, value: unknown): void;
  /** Brings the teller's window to the front. */
  focus(): void;
  /** From now on a window closes when it is told to. */
  letGo(): void;
}

interface Options {
  readonly preload: string;
  readonly kiosk: boolean;
  /** F12 opens them. */
  readonly devTools: boolean;
  /** A page has loaded (again) and wants to know how things stand. */
  readonly onLoaded: (contents: WebContents) => void;
  /** The teller closed the window. */
  readonly onClosed: () => void;
}

const TITLES: Readonly<Record<Caller, string>> = { teller: '即时制卡 · 柜员', applicant: '即时制卡 · 申领人' };

/** The two windows. A page's rights hang on its window, never on what the page says. */
export const openWindows = (options: Options): Windows => {
  const place = (role: Caller): Placement =>
    placeWindows(screen.getAllDisplays(), screen.getPrimaryDisplay().id, options.kiosk)[role];
  let closing = false;
  const open = (role: Caller): BrowserWindow => {
    const window = createWindow(role, place(role), options);
    window.on('close', (event) => {
      if (closing) return;
      event.preventDefault();
      if (options.kiosk) return;
      // The applicant's window belongs to the counter: closing it by mistake must not end the session.
      if (role === 'teller') options.onClosed();
      else window.minimize();
    });
    return window;
  };
  // The teller's last, so that it has the keyboard.
  const applicant = open('applicant');
  const teller = open('teller');

  // The applicant's screen may be switched on later than the counter, or its cable be pulled.
  const follow = (): void => {
    if (!applicant.isDestroyed()) moveTo(applicant, place('applicant'));
  };
  screen.on('display-added', follow);
  screen.on('display-removed', follow);

  return {
    roleOf: (contents) => {
      if (!teller.isDestroyed() && contents === teller.webContents) return 'teller';
      if (!applicant.isDestroyed() && contents === applicant.webContents) return 'applicant';
      return null;
    },
    send: (channel, value) => {
      for (const window of [teller, applicant]) {
        if (!window.isDestroyed()) window.webContents.send(channel, value);
      }
    },
    focus: () => {
      for (const window of [applicant, teller]) {
        if (window.isDestroyed()) continue;
        if (window.isMinimized()) window.restore();
        window.focus();
      }
    },
    letGo: () => {
      closing = true;
    },
  };
};

const createWindow = (role: Caller, { area, fullScreen, zoom }: Placement, options: Options): BrowserWindow => {
  const window = new BrowserWindow({
    ...area,
    title: TITLES[role],
    kiosk: fullScreen,
    fullscreen: fullScreen,
    autoHideMenuBar: true,
    backgroundColor: '#f5f6f8',
    webPreferences: {
      preload: options.preload,
      additionalArguments: [`--kiosk-window=${role}`],
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: options.devTools,
      zoomFactor: zoom,
      // The applicant's page has to go on while the teller's window covers it.
      backgroundThrottling: false,
    },
  });
  if (options.devTools) {
    window.webContents.on('before-input-event', (_event, { type, key }) => {
      if (type === 'keyDown' && key === 'F12') window.webContents.openDevTools({ mode: 'detach' });
    });
  }
  window.on('page-title-updated', (event) => event.preventDefault());
  window.webContents.on('did-finish-load', () => options.onLoaded(window.webContents));
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    setTimeout(() => {
      if (!window.isDestroyed()) window.webContents.reload();
    }, RELOAD_AFTER_MS);
  });
  void window.loadURL(`${pageOrigin(role)}/?window=${role}`);
  return window;
};

const moveTo = (window: BrowserWindow, { area, fullScreen, zoom }: Placement): void => {
  // A full-screen window keeps its screen, so it has to be a normal one for the move.
  window.setKiosk(false);
  window.setBounds(area);
  window.setKiosk(fullScreen);
  window.webContents.setZoomFactor(zoom);
};
