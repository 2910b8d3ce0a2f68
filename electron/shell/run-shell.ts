import { join } from 'node:path';
import { app, globalShortcut, Menu, powerMonitor, protocol, session } from 'electron';
import { SHELL_CHANNEL } from '#contract/shell-channel.ts';
import { SETUP_CODE_VARIABLE } from '../host/channel-types.ts';
import { refusedSwitch } from './debugging.ts';
import { endInOrder } from './end-in-order.ts';
import { forkHost, type HostListener, type HostProcess, unstartedHost } from './host-process.ts';
import { createHostSupervisor, type HostState } from './host-supervisor.ts';
import { SYSTEM_KEYS } from './input-guard.ts';
import { carryCalls } from './ipc-carrier.ts';
import { lockDown } from './lock-down.ts';
import {
  closingNotice,
  crashedNotice,
  type Notice,
  noticeHtml,
  noticePolicy,
  stoppedNotice,
  textOf,
} from './notice-page.ts';
import { createNoticeWindow } from './notice-window.ts';
import { type ShellOptions, stationFileOf } from './options.ts';
import { NOTICE_ORIGIN, pageResponse, SCHEME, servePage } from './page-server.ts';
import { type Places, placesFrom } from './places.ts';
import { prepareSecrets } from './secrets.ts';
import { readStationFacts } from './station-facts.ts';
import { systemSecrets } from './system-secrets.ts';
import { watchForUpdates } from './updates.ts';
import { openWindows, type Windows } from './windows.ts';

const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** The whole shell: one host, two windows, a notice when there is no host, an orderly end. */
export const runShell = (options: ShellOptions): void => {
  const { training } = readStationFacts(stationFileOf(options));
  const refused = refusedSwitch((name) => app.commandLine.hasSwitch(name), {
    packaged: app.isPackaged,
    training: training === true,
  });
  if (refused !== null) {
    say(`--${refused} is not taken by the kiosk of a real station`);
    app.exit(2);
    return;
  }
  // Chromium's own files, and the lock that lets one kiosk run per state directory.
  app.setPath('userData', join(options.dir, 'shell'));
  if (!app.requestSingleInstanceLock()) {
    say('the kiosk of this state directory is already open');
    app.exit(0);
    return;
  }
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-component-update');
  app.commandLine.appendSwitch('disable-pinch');
  void app.whenReady().then(() => open(options));
};

/** Starts a host with the station's keys; without them it is one that could not start, and says why. */
const runHost = (options: ShellOptions, places: Places, listener: HostListener, code: string | null): HostProcess => {
  const { training } = readStationFacts(stationFileOf(options));
  const secrets = prepareSecrets({ dir: options.dir, training, env: process.env, store: systemSecrets });
  if (!secrets.ok) {
    const { code, params } = secrets.error;
    return unstartedHost(listener, { code, params, text: textOf(code, params) });
  }
  const station = options.station === null ? [] : ['--station', options.station];
  const args = ['--dir', options.dir, ...station];
  const env = code === null ? secrets.value : { ...secrets.value, [SETUP_CODE_VARIABLE]: code };
  return forkHost({ node: places.node, entry: places.hostEntry, args, env }, listener);
};

/** What a desktop keeps for itself can not be had; a kiosk's session has no desktop. */
const takeSystemKeys = (): void => {
  const kept = SYSTEM_KEYS.filter((keys) => !globalShortcut.register(keys, () => undefined));
  if (kept.length > 0) say(`kept by the desktop: ${kept.join(', ')}`);
};

/** In order: what the machine does is finished first. */
const restart = (): void => {
  app.relaunch();
  app.quit();
};

const open = (options: ShellOptions): void => {
  const places = placesFrom(import.meta.dirname, app.isPackaged ? process.resourcesPath : null);
  let windows: Windows | null = null;
  let state: HostState = { state: 'starting' };
  let noticed: Notice | null = null;

  const notice = createNoticeWindow({
    onRetry: () => {
      if (noticed === crashedNotice) return restart();
      notice.hide();
      supervisor.retry();
    },
    onQuit: () => app.quit(),
  });
  const showNotice = (what: Notice): void => {
    noticed = what;
    notice.show();
  };
  const leave = (way: 'desktop' | 'quit'): void => {
    globalShortcut.unregisterAll();
    if (way === 'quit') app.quit();
    else windows?.toDesktop();
  };
  const supervisor = createHostSupervisor({
    run: (listener, code) => runHost(options, places, listener, code),
    now: () => performance.now(),
    later: (fn, ms) => {
      const timer = setTimeout(fn, ms);
      return () => clearTimeout(timer);
    },
    onState: (next) => {
      const changed = (next.state === 'ready') !== (state.state === 'ready');
      state = next;
      if (changed) windows?.send(SHELL_CHANNEL.hostState, next.state === 'ready');
      if (next.state === 'given-up') showNotice(stoppedNotice(next, !options.kiosk));
      if (next.state === 'ready') {
        notice.hide();
        say(`service ready after ${Math.round(performance.now())} ms`);
      }
    },
    onEvent: (event) => windows?.send(SHELL_CHANNEL.event, event),
    onLeave: leave,
  });
  // Electron's own box shows a stack to whoever stands there, and goes on in a state nobody knows.
  process.on('uncaughtException', (error) => {
    say(`${error.name} in the shell\n${error.stack?.split('\n').slice(1).join('\n') ?? ''}`);
    showNotice(crashedNotice);
  });

  Menu.setApplicationMenu(null);
  lockDown(session.defaultSession);
  if (options.kiosk) takeSystemKeys();
  protocol.handle(SCHEME, (request) => {
    if (!request.url.startsWith(`${NOTICE_ORIGIN}/`)) return servePage(places.renderer, request.url);
    return noticed === null ? new Response(null, { status: 404 }) : pageResponse(noticeHtml(noticed), noticePolicy);
  });
  windows = openWindows({
    preload: places.preload,
    kiosk: options.kiosk,
    devTools: !app.isPackaged && process.env.KIOSK_DEVTOOLS !== undefined,
    onLoaded: (contents) => {
      if (windows !== null) contents.send(SHELL_CHANNEL.windows, windows.state);
      // The first start is no interruption a page would have to tell about.
      if (state.state !== 'starting') contents.send(SHELL_CHANNEL.hostState, state.state === 'ready');
    },
    onFirstScreen: () => say(`first screen after ${Math.round(performance.now())} ms`),
    onState: (next) => windows?.send(SHELL_CHANNEL.windows, next),
    onClosed: () => app.quit(),
  });
  carryCalls(windows, (window, method, input) => supervisor.call(window, method, input));
  app.on('second-instance', () => windows?.focus());
  endInOrder({
    stopHost: supervisor.stop,
    onSlow: () => showNotice(closingNotice),
    letWindowsGo: () => {
      notice.hide();
      windows?.letGo();
    },
  });
  // The system goes down: it waits as long as it lets a program wait.
  powerMonitor.on('shutdown', (event?: { preventDefault(): void }) => {
    event?.preventDefault();
    app.quit();
  });
  supervisor.start();
  watchForUpdates({
    dir: options.dir,
    channel: () => readStationFacts(stationFileOf(options)).update,
    keyFile: places.updateKey,
    call: supervisor.call,
    stopHost: supervisor.stop,
    restart,
    tell: (code, params) => {
      const { zh, en } = textOf(code, params);
      say(`${zh} ${en} [${code}]`);
      supervisor.note(code, params);
    },
  });
};
