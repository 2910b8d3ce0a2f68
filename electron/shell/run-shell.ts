import { join } from 'node:path';
import { app, Menu, protocol, session } from 'electron';
import { SHELL_CHANNEL } from '#contract/shell-channel.ts';
import { endInOrder } from './end-in-order.ts';
import { forkHost } from './host-process.ts';
import { createHostSupervisor, type HostState } from './host-supervisor.ts';
import { carryCalls } from './ipc-carrier.ts';
import { lockDown } from './lock-down.ts';
import { closingNotice, type Notice, noticeHtml, noticePolicy, stoppedNotice } from './notice-page.ts';
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
  let noticed: Notice | null = null;

  const notice = createNoticeWindow({
    onRetry: () => {
      notice.hide();
      supervisor.retry();
    },
    onQuit: () => app.quit(),
  });
  const showNotice = (what: Notice): void => {
    noticed = what;
    notice.show();
  };
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
      if (next.state === 'given-up') showNotice(stoppedNotice(next, !options.kiosk));
      if (next.state === 'ready') notice.hide();
    },
    onEvent: (event) => windows?.send(SHELL_CHANNEL.event, event),
  });

  Menu.setApplicationMenu(null);
  lockDown(session.defaultSession);
  protocol.handle(SCHEME, (request) => {
    if (!request.url.startsWith(`${NOTICE_ORIGIN}/`)) return servePage(places.renderer, request.url);
    return noticed === null ? new Response(null, { status: 404 }) : pageResponse(noticeHtml(noticed), noticePolicy);
  });
  windows = openWindows({
    preload: places.preload,
    kiosk: options.kiosk,
    devTools: !app.isPackaged && process.env.KIOSK_DEVTOOLS !== undefined,
    onLoaded: (contents) => {
      // The first start is no interruption a page would have to tell about.
      if (state.state !== 'starting') contents.send(SHELL_CHANNEL.hostState, state.state === 'ready');
    },
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
  supervisor.start();
};
