import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { startStation, type TestStation } from '../support/station.ts';
import '#renderer/bridge/kiosk-window.ts';
import { type Display, displayProblem, openDisplay } from '../support/virtual-display.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const BINARY = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(ROOT, 'node_modules/electron/dist'), 'electron');
const PICTURES = join(ROOT, 'test-output/electron');

const problem = existsSync(BINARY) ? displayProblem() : `no Electron binary at ${BINARY}`;
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

const launch = (dir = station.dir, ...more: readonly string[]): Promise<ElectronApplication> =>
  _electron.launch({
    executablePath: BINARY,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu', ROOT, `--dir=${dir}`, ...more],
    env: { ...(process.env as Record<string, string>), DISPLAY: display.name },
  });

/** The page whose address names the role, as soon as it is there. */
const pageOf = async (shell: ElectronApplication, role: string): Promise<Page> => {
  await expect.poll(() => shell.windows().some((page) => page.url().includes(role))).toBe(true);
  const page = shell.windows().find((candidate) => candidate.url().includes(role));
  if (page === undefined) throw new Error(`no window for ${role}`);
  return page;
};

/** Process numbers of hosts that serve this state directory. */
const hostPids = (shell: ElectronApplication): Promise<readonly number[]> =>
  shell.evaluate(() => {
    const handles = (process as unknown as { _getActiveHandles(): readonly { pid?: number; spawnargs?: string[] }[] })
      ._getActiveHandles()
      .filter((handle) => handle.spawnargs?.some((arg) => arg.endsWith('child.ts')));
    return handles.flatMap(({ pid }) => (pid === undefined ? [] : [pid]));
  });

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
};

test.describe('the two windows of the shell', () => {
  let shell: ElectronApplication;
  let teller: Page;
  let applicant: Page;
  test.beforeAll(async () => {
    shell = await launch();
    teller = await pageOf(shell, 'window=teller');
    applicant = await pageOf(shell, 'window=applicant');
  });
  test.afterAll(() => shell?.close());

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
    // A script written into the page, as an injected text would be.
    const ran = await teller.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'document.body.dataset.injected = "yes"';
      document.body.append(script);
      return document.body.dataset.injected ?? 'refused';
    });
    expect(ran).toBe('refused');
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
    const [first] = await hostPids(shell);
    if (first === undefined) throw new Error('no host');
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
    await teller.evaluate(() => undefined);
    process.kill(first, 'SIGKILL');
    expect(await states).toEqual([true, false, true]);
    expect(await teller.evaluate(() => window.kiosk?.call('station.read', {}))).toMatchObject({ ok: true });
    const [second] = await hostPids(shell);
    expect(second).not.toBe(first);
    expect(shell.windows()).toHaveLength(2);
  });

  test('closing ends the host in order', async () => {
    const [host] = await hostPids(shell);
    if (host === undefined) throw new Error('no host');
    await shell.close();
    await expect.poll(() => isAlive(host)).toBe(false);
  });
});

test('a station that cannot start says why and offers to try again', async () => {
  const shell = await launch(station.dir, `--station=${join(station.dir, 'no-such-station.json')}`);
  try {
    const notice = await pageOf(shell, 'kiosk://notice');
    await expect(notice.getByRole('link', { name: /重新启动/ })).toBeVisible();
    await notice.screenshot({ path: join(PICTURES, 'notice.png') });
    await notice.getByRole('link', { name: /退出/ }).click();
    await new Promise<void>((done) => (shell.process().exitCode === null ? shell.once('close', () => done()) : done()));
  } finally {
    await shell.close();
  }
});
