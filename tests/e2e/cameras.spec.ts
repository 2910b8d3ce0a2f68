import { existsSync, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Browser, chromium, expect, type Page, test } from '@playwright/test';
import { createControlClient } from '#drivers/simulator/control/client.ts';
import { CHROMIUM } from '../playwright.config.ts';
import { loadBox } from '../support/journey.ts';
import { type RunningHost, serveHost, startStation, type TestStation } from '../support/station.ts';

const TELLER_SIZE = { width: 1366, height: 768 };
const PICTURES = resolve(import.meta.dirname, '../../test-output/screens/cameras');

let station: TestStation;
let host: RunningHost;

test.beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true });
  station = await startStation({ speed: 0 });
  host = await serveHost(station.dir);
});
test.afterAll(async () => {
  await host?.stop();
  await station?.stop();
});

const keep = (page: Page, name: string): Promise<unknown> =>
  page.screenshot({ path: resolve(PICTURES, `${name}.png`) });

/** A Chromium of its own: what cameras it has, and whether the page may use them, is set at its start. */
const withBrowser = async (switches: readonly string[], run: (browser: Browser) => Promise<void>): Promise<void> => {
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu', '--no-first-run', ...switches],
  });
  try {
    await run(browser);
  } finally {
    await browser.close();
  }
};
const TWO_CAMERAS = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream=device-count=2'];

/** The teller's window on an application without a photo; streams are kept in sight, for how they end. */
const openApplication = async (browser: Browser): Promise<{ readonly page: Page; readonly complaints: string[] }> => {
  const page = await (await browser.newContext({ viewport: TELLER_SIZE, reducedMotion: 'reduce' })).newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.addInitScript(() => {
    const { mediaDevices } = navigator;
    const ask = mediaDevices.getUserMedia.bind(mediaDevices);
    const streams: MediaStream[] = [];
    Object.assign(window, { streams });
    mediaDevices.getUserMedia = async (wish) => {
      const refusal = (window as unknown as { readonly refusal?: string }).refusal;
      if (refusal !== undefined) throw new DOMException('as the system says it', refusal);
      const stream = await ask(wish);
      streams.push(stream);
      return stream;
    };
  });
  await page.goto(await applicationAddress());
  return { page, complaints };
};

const applicationAddress = async (): Promise<string> => {
  if (host.windows === null) throw new Error('no addresses');
  return host.windows.teller.replace('?window=teller', '?window=teller&preview=application-empty');
};

const openStreams = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { streams } = window as unknown as { readonly streams: readonly MediaStream[] };
    return streams.filter((stream) => stream.getTracks().some(({ readyState }) => readyState === 'live')).length;
  });

const live = (page: Page) => page.locator('.camera-live video');

test('the other camera is chosen, and found chosen again after a reload and under another id', async () => {
  await withBrowser(TWO_CAMERAS, async (browser) => {
    const { page, complaints } = await openApplication(browser);
    await page.getByTestId('photo-camera').click();
    await expect(live(page)).toHaveAttribute('data-camera', 'fake_device_0');
    await page.getByTestId('camera-select').click();
    await keep(page, 'choice');
    await page.getByText('fake_device_1', { exact: true }).click();
    await expect(live(page)).toHaveAttribute('data-camera', 'fake_device_1');
    expect(await openStreams(page)).toBe(1);

    await page.reload();
    await page.getByTestId('photo-camera').click();
    await expect(live(page)).toHaveAttribute('data-camera', 'fake_device_1');

    // Chromium gives new ids when its data are cleared; the name is still the same.
    await page.evaluate(() =>
      localStorage.setItem('kiosk.camera', JSON.stringify({ id: 'an id of yesterday', label: 'fake_device_1' })),
    );
    await page.reload();
    await page.getByTestId('photo-camera').click();
    await expect(live(page)).toHaveAttribute('data-camera', 'fake_device_1');
    expect(await openStreams(page)).toBe(1);
    expect(complaints).toEqual([]);
  });
});

test('a chosen camera that is not there is said, and another one works', async () => {
  await withBrowser(TWO_CAMERAS, async (browser) => {
    const { page } = await openApplication(browser);
    await page.evaluate(() =>
      localStorage.setItem('kiosk.camera', JSON.stringify({ id: 'x', label: '良田高拍仪 S500' })),
    );
    await page.reload();
    await page.getByTestId('photo-camera').click();
    await expect(live(page)).toHaveAttribute('data-camera', 'fake_device_0');
    await expect(page.getByTestId('camera-missing')).toContainText('良田高拍仪 S500');
    await keep(page, 'missing');
  });
});

test('the camera is let go when its view closes', async () => {
  await withBrowser(TWO_CAMERAS, async (browser) => {
    const { page } = await openApplication(browser);
    await page.getByTestId('photo-camera').click();
    await expect(live(page)).toBeVisible();
    expect(await openStreams(page)).toBe(1);
    await page.getByTestId('camera-close').click();
    await expect.poll(() => openStreams(page)).toBe(0);
    // Closed while it still opens.
    await page.getByTestId('photo-camera').click();
    await page.keyboard.press('Escape');
    await expect(page.locator('dialog')).toBeHidden();
    await expect.poll(() => openStreams(page)).toBe(0);
  });
});

test('a camera unplugged in use is said, and opens by itself when it is back', async () => {
  await withBrowser(TWO_CAMERAS, async (browser) => {
    const { page } = await openApplication(browser);
    await page.getByTestId('photo-camera').click();
    await expect(live(page)).toBeVisible();
    // What the browser does when the cable goes: the track ends, then the list of devices changes.
    await page.evaluate(() => {
      const { streams } = window as unknown as { readonly streams: readonly MediaStream[] };
      const track = streams.at(-1)?.getVideoTracks()[0];
      track?.stop();
      track?.dispatchEvent(new Event('ended'));
    });
    await expect(page.locator('[data-problem="unplugged"]')).toContainText('重新插好摄像头');
    await keep(page, 'unplugged');
    await page.evaluate(() => navigator.mediaDevices.dispatchEvent(new Event('devicechange')));
    await expect(live(page)).toBeVisible();
  });
});

test('absent, refused and busy cameras are told apart, with what to do', async () => {
  await withBrowser(
    ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream=device-count=0'],
    async (browser) => {
      const { page } = await openApplication(browser);
      await page.getByTestId('photo-camera').click();
      await expect(page.locator('[data-problem="none"]')).toContainText('检查摄像头连接');
      await keep(page, 'none');
    },
  );
  await withBrowser(['--use-fake-ui-for-media-stream=deny', '--use-fake-device-for-media-stream'], async (browser) => {
    const { page } = await openApplication(browser);
    await page.getByTestId('photo-camera').click();
    await expect(page.locator('[data-problem="denied"]')).toContainText('请技术员');
  });
  await withBrowser(TWO_CAMERAS, async (browser) => {
    const { page } = await openApplication(browser);
    // Chromium's own cameras are never busy: the system's answer for one that is.
    await page.evaluate(() => Object.assign(window, { refusal: 'NotReadableError' }));
    await page.getByTestId('photo-camera').click();
    await expect(page.locator('[data-problem="busy"]')).toContainText('关闭其他程序');
    await page.evaluate(() => Object.assign(window, { refusal: undefined }));
    await page.getByTestId('camera-retry').click();
    await expect(live(page)).toBeVisible();
  });
});

test('a page inside the kiosk’s page has no camera, and no page has a microphone', async () => {
  await withBrowser(TWO_CAMERAS, async (browser) => {
    const { page } = await openApplication(browser);
    const allowed = await page.evaluate(() => {
      const policy = (document as unknown as { readonly featurePolicy: { allowedFeatures(): readonly string[] } })
        .featurePolicy;
      return policy.allowedFeatures().filter((name) => ['camera', 'microphone', 'geolocation', 'usb'].includes(name));
    });
    expect(allowed).toEqual(['camera']);
    const origins = await page.evaluate(() =>
      (
        document as unknown as { readonly featurePolicy: { getAllowlistForFeature(name: string): readonly string[] } }
      ).featurePolicy.getAllowlistForFeature('camera'),
    );
    expect(origins).toEqual([new URL(page.url()).origin]);
  });
});

test('the document camera: another one, a turned picture, an unplugged one', { tag: '@long' }, async ({ browser }) => {
  test.skip(!existsSync('/usr/bin/fswebcam'), 'no fswebcam here');
  const control = createControlClient(station.addresses.control);
  expect(await control.act('document-camera', { act: 'show', what: 'page' })).toMatchObject({ ok: true });
  const call = (method: 'camera.list') => host.call('teller', method, {});
  const page = await (await browser.newContext({ viewport: TELLER_SIZE, reducedMotion: 'reduce' })).newPage();
  if (host.windows === null) throw new Error('no addresses');
  // The dialog over a screen of its own; its calls go to the real host once the preview is left.
  await page.goto(host.windows.teller);
  await page.getByTestId('training-tab-people').click();
  await loadBox(page);
  await page.locator('[data-testid="primary"][data-action="session.begin"]').click();
  await page.getByTestId('training-place-chen-yi').click();
  await page.locator('[data-testid="primary"][data-action="session.startApplication"]').click();
  await control.act('document-camera', { act: 'show', what: 'page' });
  await page.getByTestId('photo-document-camera').click();
  const preview = page.getByTestId('document-preview');
  await expect(preview).toBeVisible();
  const size = () =>
    preview.evaluate((image) => {
      const { naturalWidth, naturalHeight } = image as HTMLImageElement;
      return naturalWidth > naturalHeight ? 'wide' : 'high';
    });
  await expect.poll(size).toBe('wide');
  await keep(page, 'document-page');
  await page.getByTestId('document-turn-right').click();
  await expect.poll(size).toBe('high');
  await keep(page, 'document-turned');
  expect(await call('camera.list')).toMatchObject({ ok: true, value: { rotation: 90 } });

  await page.getByTestId('camera-select').click();
  await page.getByText('测试图像', { exact: true }).click();
  await expect.poll(size).toBe('wide');
  await keep(page, 'document-other');
  expect(await call('camera.list')).toMatchObject({ ok: true, value: { chosen: 'TEST:', rotation: 0 } });
  await page.getByTestId('camera-select').click();
  await page.getByText('图像文件', { exact: true }).click();
  await expect.poll(size).toBe('high');
  await page.getByTestId('document-turn-left').click();

  expect(await control.act('document-camera', { act: 'absent' })).toMatchObject({ ok: true });
  await expect(page.locator('[data-problem="camera.absent"]')).toBeVisible();
  await keep(page, 'document-absent');
  expect(await control.act('document-camera', { act: 'present' })).toMatchObject({ ok: true });
  await expect(preview).toBeVisible();
  // A page is no photo: it is said, and the camera stays open.
  await page.getByTestId('document-shoot').click();
  await expect(page.locator('dialog')).toContainText('人脸', { timeout: 60_000 });
  expect(await control.act('document-camera', { act: 'show', what: 'portrait' })).toMatchObject({ ok: true });
  await page.getByTestId('document-shoot').click();
  await expect(page.getByTestId('photo-verdict')).toBeVisible({ timeout: 60_000 });
  await keep(page, 'document-portrait');
});
