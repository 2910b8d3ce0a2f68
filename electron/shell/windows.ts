import { BrowserWindow, screen, type WebContents } from 'electron';
import type { Caller } from '#contract/methods.ts';
import type { WindowsState } from '#contract/shell-channel.ts';
import { FRONT_KEY, isBlocked } from './input-guard.ts';
import { pageOrigin } from './page-server.ts';
import { type Placement, placeWindows, shareOneScreen } from './placement.ts';

/** A page that dies at once again and again would be reloaded for ever. */
const RELOAD_AFTER_MS = 1_000;
/** A page that is busy this long has hung; it is loaded anew, and what it showed comes from the host again. */
const HUNG_AFTER_MS = 15_000;

export interface Windows {
  /** Who a page is, by the window it lives in; null for anything that is not one of our two pages. */
  roleOf(contents: WebContents): Caller | null;
  send(channel: string, value: unknown): void;
  readonly state: WindowsState;
  /** Brings the teller's window to the front. */
  focus(): void;
  /** Brings one of the two to the front, where they share a display; the applicant's otherwise never leaves its own. */
  show(role: Caller): void;
  /** Out of full screen, to the desktop, until the next start. */
  toDesktop(): void;
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
  /** The page of the teller stands on the screen for the first time. */
  readonly onFirstScreen: () => void;
  readonly onState: (state: WindowsState) => void;
  /** The teller closed the window. */
  readonly onClosed: () => void;
}

const TITLES: Readonly<Record<Caller, string>> = { teller: '即时制卡 · 柜员', applicant: '即时制卡 · 申领人' };

/** The two windows. A page's rights hang on its window, never on what the page says. */
export const openWindows = (options: Options): Windows => {
  let { kiosk } = options;
  let closing = false;
  let front: Caller = 'teller';
  const place = (role: Caller): Placement =>
    placeWindows(screen.getAllDisplays(), screen.getPrimaryDisplay().id, kiosk)[role];
  const stateNow = (): WindowsState => ({ kiosk, shared: kiosk && shareOneScreen(screen.getAllDisplays()), front });

  const open = (role: Caller): BrowserWindow => {
    const window = createWindow(role, place(role), options);
    window.webContents.on('before-input-event', (event, input) => {
      if (input.key === FRONT_KEY) {
        event.preventDefault();
        if (input.type === 'keyDown' && stateNow().shared) show(front === 'teller' ? 'applicant' : 'teller');
      } else if (isBlocked(input)) event.preventDefault();
    });
    // Chromium keeps a page's zoom from one start to the next, whatever the displays are now.
    window.webContents.on('did-finish-load', () => window.webContents.setZoomFactor(place(role).zoom));
    window.on('close', (event) => {
      if (closing) return;
      event.preventDefault();
      if (kiosk) return;
      // The applicant's window belongs to the counter: closing it by mistake must not end the session.
      if (role === 'teller') options.onClosed();
      else window.minimize();
    });
    return window;
  };
  // The teller's last, so that it has the keyboard.
  const windows = { applicant: open('applicant'), teller: open('teller') };
  const all = (): readonly BrowserWindow[] => Object.values(windows).filter((window) => !window.isDestroyed());
  windows.teller.once('ready-to-show', options.onFirstScreen);

  const show = (role: Caller): void => {
    if (windows[role].isDestroyed()) return;
    front = role;
    if (windows[role].isMinimized()) windows[role].restore();
    windows[role].moveTop();
    windows[role].focus();
    options.onState(stateNow());
  };

  // The applicant's screen may be switched on later than the counter, its cable be pulled, a screen be turned.
  const follow = (): void => {
    for (const role of ['applicant', 'teller'] as const) {
      if (!windows[role].isDestroyed()) moveTo(windows[role], place(role));
    }
    show('teller');
  };
  screen.on('display-added', follow);
  screen.on('display-removed', follow);
  screen.on('display-metrics-changed', (_event, _display, changed) => {
    if (changed.includes('bounds') || changed.includes('scaleFactor')) follow();
  });

  return {
    roleOf: (contents) => {
      for (const role of ['teller', 'applicant'] as const) {
        if (!windows[role].isDestroyed() && contents === windows[role].webContents) return role;
      }
      return null;
    },
    send: (channel, value) => {
      for (const window of all()) window.webContents.send(channel, value);
    },
    get state() {
      return stateNow();
    },
    focus: () => {
      for (const window of all()) if (window.isMinimized()) window.restore();
      show('teller');
    },
    show: (role) => {
      if (role === 'teller' || stateNow().shared) show(role);
    },
    toDesktop: () => {
      kiosk = false;
      follow();
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
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      navigateOnDragDrop: false,
      webviewTag: false,
      spellcheck: false,
      devTools: options.devTools,
      zoomFactor: zoom,
      // The applicant's page has to go on while the teller's window covers it.
      backgroundThrottling: false,
    },
  });
  // The PIN is chosen there, and the person's data stands there: no picture of it for other programs. Windows and
  // macOS keep to it; on Linux no system can, so that nothing else may run in the kiosk's session.
  if (role === 'applicant') window.setContentProtection(true);
  if (options.devTools) {
    window.webContents.on('before-input-event', (_event, { type, key }) => {
      if (type === 'keyDown' && key === 'F12') window.webContents.openDevTools({ mode: 'detach' });
    });
  }
  window.on('page-title-updated', (event) => event.preventDefault());
  window.webContents.on('context-menu', (event) => event.preventDefault());
  window.webContents.on('did-finish-load', () => {
    // Two fingers make nothing larger.
    void window.webContents.setVisualZoomLevelLimits(1, 1);
    options.onLoaded(window.webContents);
  });
  reloadWhenLost(window);
  void window.loadURL(`${pageOrigin(role)}/?window=${role}`);
  return window;
};

/** A page whose process ended or hangs is loaded anew. */
const reloadWhenLost = (window: BrowserWindow): void => {
  let hung: NodeJS.Timeout | null = null;
  const calm = (): void => {
    if (hung !== null) clearTimeout(hung);
    hung = null;
  };
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    calm();
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    setTimeout(() => {
      if (!window.isDestroyed()) window.webContents.reload();
    }, RELOAD_AFTER_MS);
  });
  window.on('unresponsive', () => {
    hung ??= setTimeout(() => {
      hung = null;
      // Its process is past listening; that it is gone brings the page back.
      if (!window.isDestroyed()) window.webContents.forcefullyCrashRenderer();
    }, HUNG_AFTER_MS);
  });
  window.on('responsive', calm);
  window.on('closed', calm);
};

const moveTo = (window: BrowserWindow, { area, fullScreen, zoom }: Placement): void => {
  // A full-screen window keeps its screen, so it has to be a normal one for the move.
  window.setKiosk(false);
  window.setFullScreen(false);
  window.setBounds(area);
  window.setKiosk(fullScreen);
  window.webContents.setZoomFactor(zoom);
};
