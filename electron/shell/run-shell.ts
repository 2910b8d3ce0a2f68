import { join } from 'node:path';
import { app, Menu, protocol, session } from 'electron';
import { SHELL_CHANNEL } from '#contract/shell-channel.ts';
import { forkHost } from './host-process.ts';
import { createHostSupervisor, type HostState } from './host-supervisor.ts';
import { carryCalls } from './ipc-carrier.ts';
import { lockDown } from './lock-down.ts';
import { noticeHtml, noticeOf } from './notice-page.ts';
import { createNoticeWindow } from './notice-window.ts';
import type { ShellOptions } from './options.ts';
import { NOTICE_ORIGIN, pageResponse, SCHEME, servePage } from './page-server.ts';
import { placesFrom } from './places.ts';
import { openWindows, type Windows } from './windows.ts';

/** The whole shell: one host, two windows, a notice when there is no host, an orderly end. */
export const runShell = (options: ShellOptions): void => {
  // Chromium's own files, and the lock that lets one kiosk run per state directory.
  app.setPath('userData', join(options.dir, 'shell'));
  if (!app.requestSingleInstanceLock()) {
    process.stderr.write('the kiosk of this state directory is already open\n');
    app.exit(0);
    return;
  }
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-component-update');
  void app.whenReady().then(() => open(options));
};

const open = (options: ShellOptions): void => {
  const places = placesFrom(import.meta.dirname);
  let windows: Windows | null = null;
  let state: HostState = { state: 'starting' };

  const supervisor = createHostSupervisor({
    run: (listener) =>
      forkHost(
        {
          node: places.node,
          entry: places.hostEntry,
          args: ['--dir', options.dir, ...(options.station === null ? [] : ['--station', options.station])],
        },
        listener,
      ),
    now: () => performance.now(),
    later: (fn, ms) => {
      const timer = setTimeout(fn, ms);
      return () => clearTimeout(timer);
    },
    onState: (next) => {
      const changed = (next.state === 'ready') !== (state.state === 'ready');
      state = next;
      if (changed) windows?.send(SHELL_CHANNEL.hostState, next.state === 'ready');
      if (next.state === 'given-up') notice.show();
      if (next.state === 'ready') notice.hide();
    },
    onEvent: (event) => windows?.send(SHELL_CHANNEL.event, event),
  });
  const notice = createNoticeWindow({
    kiosk: options.kiosk,
    onRetry: () => {
      notice.hide();
      supervisor.retry();
    },
    onQuit: () => app.quit(),
  });

  protocol.handle(SCHEME, (request) => {
    if (!request.url.startsWith(`${NOTICE_ORIGIN}/`)) return servePage(places.renderer, request.url);
    return state.state === 'given-up' ? pageResponse(noticeHtml(noticeOf(state))) : new Response(null, { status: 404 });
  });
  Menu.setApplicationMenu(null);
  lockDown(session.defaultSession);
  windows = openWindows({
    preload: places.preload,
    kiosk: options.kiosk,
    onLoaded: (contents) => contents.send(SHELL_CHANNEL.hostState, state.state === 'ready'),
    onClosed: () => app.quit(),
  });
  carryCalls(windows, (window, method, input) => supervisor.call(window, method, input));
  app.on('second-instance', () => windows?.focus());
  endInOrder(supervisor.stop, () => windows?.letGo());
  supervisor.start();
};

/** Quitting waits for the host, which settles its devices and its database. */
const endInOrder = (stopHost: () => Promise<void>, letWindowsGo: () => void): void => {
  let stage: 'running' | 'ending' | 'ended' = 'running';
  app.on('before-quit', (event) => {
    if (stage === 'ended') return;
    event.preventDefault();
    if (stage === 'ending') return;
    stage = 'ending';
    void stopHost().then(() => {
      stage = 'ended';
      letWindowsGo();
      app.quit();
    });
  });
  app.on('window-all-closed', () => app.quit());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());
};
