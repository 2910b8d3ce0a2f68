import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { WORKER_SECURITY_POLICY } from '#contract/content-security-policy.ts';
import {
  hostPid,
  isAlive,
  launchShell,
  SHELL_PICTURES as PICTURES,
  PRELOAD,
  pageOf,
  SHELL_BINARY,
  shellArguments,
  shellEnvironment,
  shellProblem,
  signInAt,
} from '../support/electron.ts';
import { startStation, type TestStation } from '../support/station.ts';
import { trainingPeople } from '../support/training-people.ts';
import '#renderer/bridge/kiosk-window.ts';
import { type Display, openDisplay } from '../support/virtual-display.ts';

const SCREENS = resolve(import.meta.dirname, '../../dist/renderer');

const problem = shellProblem();
if (problem !== null) console.warn(`skipped: ${problem}`);
test.skip(problem !== null, problem ?? '');

let display: Display;
let station: TestStation;
test.beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true });
  display = await openDisplay();
  station = await startStation();
});
test.afterAll(async () => {
  await station?.stop();
  await display?.stop();
});

/** The words over the page when it loses its host. Watched inside the page: it may stand there for a moment only. */
const appearanceOfNotice = (page: Page): Promise<string> =>
  page.evaluate(
    () =>
      new Promise<string>((done) => {
        new MutationObserver((_changes, observer) => {
          const notice = document.querySelector('.connection-notice');
          if (notice === null) return;
          observer.disconnect();
          done(notice.textContent);
        }).observe(document.body, { childList: true, subtree: true });
      }),
  );

test.describe('the two windows of the shell', () => {
  let shell: ElectronApplication;
  let teller: Page;
  let applicant: Page;
  test.beforeAll(async () => {
    shell = await launchShell(display, station.dir);
    teller = await pageOf(shell, 'window=teller');
    applicant = await pageOf(shell, 'window=applicant');
    await signInAt(teller, station.dir);
  });
  test.afterAll(() => shell?.close());

  const isReady = () => teller.evaluate(async () => (await window.kiosk?.call('station.read', {})) ?? { ok: false });

  test('show the station, each in its own role', async () => {
    const problems: string[] = [];
    for (const page of [teller, applicant])
      page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    await teller.reload();
    await applicant.reload();
    const answer = await teller.evaluate(() => window.kiosk?.call('station.read', {}));
    expect(answer).toMatchObject({ ok: true, value: { training: true } });
    expect(await applicant.evaluate(() => window.kiosk?.call('applicant.read', {}))).toMatchObject({ ok: true });
    await expect(teller.locator('#root')).not.toBeEmpty();
    await expect(applicant.locator('#root')).not.toBeEmpty();
    // The teller's page as large as the window it is drawn for; the applicant's scaled to its whole 1080×1920.
    expect(await teller.evaluate(() => window.innerWidth)).toBe(1366);
    expect(await applicant.evaluate(() => window.innerWidth)).toBe(1080);
    await teller.screenshot({ path: join(PICTURES, 'teller.png') });
    await applicant.screenshot({ path: join(PICTURES, 'applicant.png') });
    expect(problems).toEqual([]);
  });

  test('the applicant cannot call what is the teller’s, whatever the page says', async () => {
    const answer = await applicant.evaluate(() => window.kiosk?.call('session.read', { window: 'teller' }));
    expect(answer).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
    expect(await applicant.evaluate(() => window.kiosk?.window)).toBe('applicant');
  });

  test('a page has no Node, no other address and no second window', async () => {
    expect(
      await teller.evaluate(() => [typeof Reflect.get(window, 'require'), typeof Reflect.get(window, 'process')]),
    ).toEqual(['undefined', 'undefined']);
    expect(
      await teller.evaluate(() =>
        fetch('http://127.0.0.1:9/').then(
          () => 'reached',
          () => 'refused',
        ),
      ),
    ).toBe('refused');
    expect(await teller.evaluate(() => window.open('https://example.org/') === null)).toBe(true);
    const before = teller.url();
    await teller.evaluate(() => window.location.assign('https://example.org/'));
    await expect.poll(() => teller.url()).toBe(before);
    // Playwright still waits for the navigation that was refused, and may end it while it loads the page anew.
    await expect(async () => {
      await teller.reload();
    }).toPass();
    // A script written into the page, as an injected text would be.
    const ran = await teller.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'document.body.dataset.injected = "yes"';
      document.body.append(script);
      return document.body.dataset.injected ?? 'refused';
    });
    expect(ran).toBe('refused');
  });

  test('a page is isolated and sandboxed, without developer tools', async () => {
    const preferences = await shell.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }) =>
        (webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences(),
      ),
    );
    expect(preferences).toHaveLength(2);
    for (const preference of preferences)
      expect(preference).toMatchObject({
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        webviewTag: false,
      });
    const opened = await shell.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }) => {
        webContents.openDevTools();
        return webContents.isDevToolsOpened();
      }),
    );
    expect(opened).toEqual([false, false]);
    const policy = await teller.evaluate(async () =>
      (await fetch(window.location.href)).headers.get('content-security-policy'),
    );
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe');
  });

  test('a window that is none of the two gets no answer, even with the same page and bridge', async () => {
    const answer = await shell.evaluate(async ({ BrowserWindow }, preload) => {
      const foreign = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
      await foreign.loadURL('kiosk://teller/?window=teller');
      const said: unknown = await foreign.webContents.executeJavaScript("window.kiosk.call('station.read', {})");
      foreign.destroy();
      return said;
    }, PRELOAD);
    expect(answer).toEqual({ ok: false, error: { code: 'not-allowed' } });
  });

  test('a frame inside our own page has no bridge, and its calls get no answer', async () => {
    await teller.evaluate(() => {
      const frame = document.createElement('iframe');
      frame.src = 'about:blank';
      document.body.append(frame);
    });
    const said = await shell.evaluate(async ({ BrowserWindow, ipcMain }) => {
      const sender = BrowserWindow.getAllWindows().find(({ webContents }) =>
        webContents.getURL().startsWith('kiosk://teller/'),
      )?.webContents;
      const [frame] = sender?.mainFrame.frames ?? [];
      if (sender === undefined || frame === undefined) throw new Error('there is no frame');
      const bridge: unknown = await frame.executeJavaScript('typeof window.kiosk');
      // What Electron would call for a message of this frame, were there a way to send one.
      const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, (...words: unknown[]) => unknown> })
        ._invokeHandlers;
      const ask = (senderFrame: unknown) => handlers.get('kiosk:call')?.({ sender, senderFrame }, 'station.read', {});
      const own = (await ask(sender.mainFrame)) as { readonly ok: boolean };
      return { bridge, foreign: await ask(frame), none: await ask(null), own: own.ok };
    });
    const refused = { ok: false, error: { code: 'not-allowed' } };
    expect(said).toEqual({ bridge: 'undefined', foreign: refused, none: refused, own: true });
    await teller.evaluate(() => document.querySelector('iframe')?.remove());
  });

  test('a dropped file and a key of the browser lead nowhere', async () => {
    const before = teller.url();
    await teller.evaluate(() => Reflect.set(window, 'stillHere', true));
    const events = await shell.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows().find(({ webContents }) =>
        webContents.getURL().startsWith('kiosk://teller/'),
      )?.webContents;
      for (const [keyCode, modifiers] of [
        ['r', ['control']],
        ['F5', []],
        ['i', ['control', 'shift']],
        ['=', ['control']],
        ['p', ['control']],
      ] as const) {
        contents?.sendInputEvent({ type: 'keyDown', keyCode, modifiers: [...modifiers] });
        contents?.sendInputEvent({ type: 'keyUp', keyCode, modifiers: [...modifiers] });
      }
      await new Promise((done) => setTimeout(done, 300));
      return { zoom: contents?.getZoomLevel(), tools: contents?.isDevToolsOpened() };
    });
    expect(events).toEqual({ zoom: 0, tools: false });
    await teller.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File(['<h1>other</h1>'], 'other.html', { type: 'text/html' }));
      document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, dataTransfer: data }));
    });
    expect(teller.url()).toBe(before);
    expect(await teller.evaluate(() => Reflect.get(window, 'stillHere'))).toBe(true);
  });

  test('a path that leads out of the screens is not served', async () => {
    const status = (path: string) => teller.evaluate(async (wanted) => (await fetch(wanted)).status, path);
    expect(await status('/index.html')).toBe(200);
    for (const path of ['/..%2f..%2fpackage.json', '/..%5c..%5cpackage.json', '/%2e%2e/%2e%2e/package.json', '/%00'])
      expect(await status(path), path).toBeGreaterThanOrEqual(400);
  });

  test('the photo guidance starts from the shell’s own files, under the policy of a worker', async () => {
    const script = readdirSync(join(SCREENS, 'assets')).find((name) => /^worker-.*\.js$/.test(name));
    const said = await applicant.evaluate(async (address) => {
      const policy = (await fetch(address)).headers.get('content-security-policy');
      const worker = new Worker(address);
      const first = await new Promise<unknown>((done) => {
        worker.onmessage = ({ data }) => done(data);
        worker.onerror = ({ message }) => done(message);
      });
      worker.terminate();
      return { policy, first };
    }, `assets/${script}`);
    expect(said).toEqual({ policy: WORKER_SECURITY_POLICY, first: { kind: 'ready' } });
  });

  test('a download leaves nothing', async () => {
    // Listened for before it begins: the program and its page are spoken to on lines of their own.
    const begun = await shell.evaluateHandle(({ session }) => ({
      prevented: new Promise<boolean>((done) => {
        session.defaultSession.on('will-download', (event) => setImmediate(() => done(event.defaultPrevented)));
      }),
    }));
    await teller.evaluate(() => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob(['text']));
      link.download = 'text.txt';
      link.click();
    });
    expect(await begun.evaluate(({ prevented }) => prevented)).toBe(true);
  });

  test('a second start shows the open windows and ends', async () => {
    const second = spawn(SHELL_BINARY, shellArguments(station.dir), {
      env: shellEnvironment(display),
      stdio: 'ignore',
    });
    expect(await new Promise((done) => second.once('exit', done))).toBe(0);
    expect(shell.windows()).toHaveLength(2);
  });

  test('the camera is granted to our page, the microphone is not', async () => {
    const state = (name: string) =>
      applicant.evaluate(
        async (wanted) => (await navigator.permissions.query({ name: wanted as PermissionName })).state,
        name,
      );
    expect(await state('camera')).toBe('granted');
    expect(await state('microphone')).not.toBe('granted');
    expect(await state('geolocation')).not.toBe('granted');
    const sound = await applicant.evaluate(() =>
      navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'granted',
        (error: Error) => error.name,
      ),
    );
    expect(sound).not.toBe('granted');
    // The stream itself, of a camera this machine may not have: an answer of permission, not of hardware.
    const picture = await applicant.evaluate(() =>
      navigator.mediaDevices.getUserMedia({ video: true }).then(
        (stream) => {
          for (const track of stream.getTracks()) track.stop();
          return 'granted';
        },
        (error: Error) => error.name,
      ),
    );
    expect(picture).toMatch(/^(granted|NotFoundError)$/);
    const policy = await applicant.evaluate(async () => (await fetch(location.href)).headers.get('permissions-policy'));
    expect(policy).toContain('camera=(self), microphone=()');
  });

  test('an event of the host reaches the window that listens', async () => {
    const heard = teller.evaluate(
      () =>
        new Promise<string>((done) => {
          const stop = window.kiosk?.subscribe((event) => {
            stop?.();
            done(event.view);
          });
        }),
    );
    await teller.evaluate(() => window.kiosk?.call('station.check', {}));
    expect(await heard).toMatch(/station|machine|session|training/);
  });

  test('a host that dies is started again while the windows stay', async () => {
    const first = await hostPid(shell);
    const states = teller.evaluate(
      () =>
        new Promise<boolean[]>((done) => {
          const seen: boolean[] = [];
          window.kiosk?.onHostState?.((up) => {
            seen.push(up);
            if (seen.length === 3) done(seen);
          });
        }),
    );
    const notices = Promise.all([teller, applicant].map(appearanceOfNotice));
    await Promise.all([teller, applicant].map((page) => page.evaluate(() => undefined)));
    process.kill(first, 'SIGKILL');
    expect(await notices).toEqual([expect.stringContaining('连接'), expect.stringContaining('连接')]);
    expect(await states).toEqual([true, false, true]);
    expect(await teller.evaluate(() => window.kiosk?.call('station.read', {}))).toMatchObject({ ok: true });
    expect(await hostPid(shell)).not.toBe(first);
    expect(shell.windows()).toHaveLength(2);
  });

  test('a host that keeps dying is given up in words, and started again by a person', async () => {
    const noticed = () => shell.windows().some((page) => page.url().startsWith('kiosk://notice'));
    for (let death = 0; death < 3 && !noticed(); death += 1) {
      process.kill(await hostPid(shell), 'SIGKILL');
      await expect.poll(async () => noticed() || (await isReady()).ok).toBe(true);
    }
    const notice = await pageOf(shell, 'kiosk://notice');
    await expect(notice.locator('body')).toContainText('机内如有卡片，请留在原处');
    await expect(notice.locator('body')).toContainText('leave it there');
    await expect(notice.locator('body')).toContainText('技术员');
    expect(await notice.evaluate(() => Reflect.get(window, 'kiosk'))).toBeUndefined();
    await notice.screenshot({ path: join(PICTURES, 'notice-keeps-stopping.png') });
    // The window goes away under the finger: the press is not told to have ended.
    await notice
      .getByRole('link', { name: /重新启动/ })
      .click()
      .catch((error: unknown) => {
        if (!notice.isClosed()) throw error;
      });
    await expect.poll(async () => (await isReady()).ok).toBe(true);
    await expect(teller.locator('.connection-notice')).toBeHidden();
    expect(shell.windows()).toHaveLength(2);
  });

  test('closing ends the host in order', async () => {
    const host = await hostPid(shell);
    await shell.close();
    await expect.poll(() => isAlive(host)).toBe(false);
  });
});

test('a station that cannot start says why and offers to try again', async () => {
  const shell = await launchShell(display, station.dir, `--station=${join(station.dir, 'no-such-station.json')}`);
  try {
    const notice = await pageOf(shell, 'kiosk://notice');
    await expect(notice.getByRole('link', { name: /重新启动/ })).toBeVisible();
    await notice.screenshot({ path: join(PICTURES, 'notice.png') });
    const ended = shell.waitForEvent('close');
    await notice.getByRole('link', { name: /退出/ }).click();
    await ended;
  } finally {
    await shell.close();
  }
});

test('a locked counter fills its screen, shows the applicant on demand, and lets out a supervisor alone', async () => {
  const shell = await launchShell(display, station.dir, '--kiosk');
  try {
    const page = await pageOf(shell, 'window=teller');
    const applicant = await pageOf(shell, 'window=applicant');
    const teller = await shell.evaluate(async ({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows().find(({ webContents }) =>
        webContents.getURL().startsWith('kiosk://teller/'),
      );
      window?.close();
      return { kiosk: window?.isKiosk(), gone: window?.isDestroyed(), menu: window?.isMenuBarVisible() };
    });
    expect(teller).toEqual({ kiosk: true, gone: false, menu: false });

    const inFront = () => shell.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.webContents.getURL());
    await signInAt(page, station.dir, 'supervisor');
    await page.screenshot({ path: join(PICTURES, 'teller-shared.png') });
    await page.getByTestId('show-applicant').click();
    await expect.poll(inFront).toContain('kiosk://applicant/');
    await applicant.screenshot({ path: join(PICTURES, 'applicant-shared.png') });
    await applicant.getByTestId('show-teller').click();
    await expect.poll(inFront).toContain('kiosk://teller/');

    // A second display is plugged in, the applicant's window goes there; the cable is pulled, it comes back.
    const areas = await shell.evaluate(async ({ BrowserWindow, screen }) => {
      const whole = screen.getPrimaryDisplay();
      const half = (id: number, x: number) => {
        const bounds = { x, y: 0, width: Math.floor(whole.bounds.width / 2), height: whole.bounds.height };
        return { ...whole, id, bounds, workArea: bounds };
      };
      const windowOf = (role: string) =>
        BrowserWindow.getAllWindows().find(({ webContents }) => webContents.getURL().startsWith(`kiosk://${role}/`));
      const original = [screen.getAllDisplays, screen.getPrimaryDisplay] as const;
      const halves = [half(1, 0), half(2, Math.floor(whole.bounds.width / 2))];
      const moved: Record<string, unknown>[] = [];
      const note = async () => {
        await new Promise((done) => setTimeout(done, 500));
        const at = (role: string) => windowOf(role)?.getNormalBounds().x;
        moved.push({ teller: at('teller'), applicant: at('applicant'), kiosk: windowOf('applicant')?.isKiosk() });
      };
      screen.getAllDisplays = () => halves;
      screen.getPrimaryDisplay = () => halves[0] as Electron.Display;
      screen.emit('display-added', {}, halves[1]);
      await note();
      [screen.getAllDisplays, screen.getPrimaryDisplay] = original;
      screen.emit('display-removed', {}, halves[1]);
      await note();
      return { moved, middle: Math.floor(whole.bounds.width / 2) };
    });
    expect(areas.moved).toEqual([
      { teller: 0, applicant: areas.middle, kiosk: true },
      { teller: 0, applicant: 0, kiosk: true },
    ]);

    await page.getByTestId('seat-menu').click();
    await page.getByTestId('seat-leave').click();
    await page.getByTestId('own-secret').fill('not the password');
    await page.getByTestId('leave-desktop').click();
    await expect(page.getByTestId('leave').locator('[data-invalid="true"]')).toBeVisible();
    await page.screenshot({ path: join(PICTURES, 'leave.png') });
    const isKiosk = () =>
      shell.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isKiosk()));
    expect(await isKiosk()).toEqual([true, true]);
    await page.getByTestId('own-secret').fill(trainingPeople(station.dir).supervisor.secret);
    await page.getByTestId('leave-desktop').click();
    await expect.poll(isKiosk).toEqual([false, false]);
    await expect(page.getByTestId('show-applicant')).toBeHidden();
    const closed = shell.waitForEvent('close');
    const answer = await page.evaluate(
      (ownSecret) => window.kiosk?.call('shell.leave', { ownSecret, way: 'quit' }),
      trainingPeople(station.dir).supervisor.secret,
    );
    expect(answer).toMatchObject({ ok: true });
    await closed;
  } finally {
    await shell.close();
  }
});

test('a real station without a safe place for its keys does not start, and says what to set up', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'kiosk-real-'));
  writeFileSync(join(dir, 'station.json'), JSON.stringify({ outletNo: 1, district: '430682' }));
  const shell = await launchShell(display, dir, '--password-store=basic');
  try {
    const notice = await pageOf(shell, 'kiosk://notice');
    await expect(notice.locator('body')).toContainText('secrets.no-storage');
    await expect(notice.locator('body')).toContainText(/系统密钥库（(none|basic_text)）/);
    await notice.screenshot({ path: join(PICTURES, 'notice-no-storage.png') });
    expect(readdirSync(dir).filter((name) => /\.key|kiosk\.db/.test(name))).toEqual([]);
  } finally {
    await shell.close();
    rmSync(dir, { recursive: true, force: true });
  }
});
