import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BrowserContext, chromium, expect, type Page, test } from '@playwright/test';
import { WORKER_SECURITY_POLICY } from '#contract/content-security-policy.ts';
import { stationFile } from '#host/config.ts';
import { CHROMIUM } from '../playwright.config.ts';
import { loadBox } from '../support/journey.ts';
import { writeCameraVideo } from '../support/portrait-video.ts';
import { type RunningHost, serveHost, startStation, type TestStation } from '../support/station.ts';

const TELLER_SIZE = { width: 1366, height: 768 };
const PICTURES = resolve(import.meta.dirname, '../../test-output/screens/photo-guidance');
/** What the fake camera plays over and over, at 30 frames a second. */
const SECOND = 30;
/** Models, first frames, and a count, on a machine that does other things as well. */
const PATIENCE = 60_000;

let station: TestStation;
let host: RunningHost;
let videos: string;

test.beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true });
  videos = mkdtempSync(join(tmpdir(), 'kiosk-video-'));
  station = await startStation({ speed: 0 });
  // A judgement takes its time on a busy machine.
  const file = stationFile(station.dir);
  const written = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  writeFileSync(file, JSON.stringify({ ...written, photo: { judgeMs: PATIENCE, loadMs: PATIENCE } }));
  host = await serveHost(station.dir);
});
test.afterAll(async () => {
  await host?.stop();
  await station?.stop();
  rmSync(videos, { recursive: true, force: true });
});

/** A Chromium of its own: what its camera shows is set at its start. */
const withCamera = async (
  scenes: Parameters<typeof writeCameraVideo>[1],
  run: (context: BrowserContext) => Promise<void>,
): Promise<void> => {
  const video = join(videos, `${test.info().testId}.mjpeg`);
  await writeCameraVideo(video, scenes);
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--no-first-run',
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${video}`,
    ],
  });
  try {
    await run(await browser.newContext({ viewport: TELLER_SIZE, reducedMotion: 'reduce' }));
  } finally {
    await browser.close();
  }
};
const GOOD = [{ sitter: { as: 'compliant' }, frames: 2 }] as const;

/** A window, with everything it asked for and everything it complained about. */
const openWindow = async (context: BrowserContext, address: string) => {
  const asked: string[] = [];
  const complaints: string[] = [];
  context.on('request', (request) => asked.push(request.url()));
  const page = await context.newPage();
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.addInitScript(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    document.addEventListener('securitypolicyviolation', ({ blockedURI }) => console.error(`refused: ${blockedURI}`));
    // Every instruction, however short it stood there.
    new MutationObserver(() => {
      const says = document.querySelector('[data-testid="guidance"]')?.getAttribute('data-says');
      if (typeof says === 'string' && said.at(-1) !== says) said.push(says);
    }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-says'] });
  });
  await page.goto(address);
  return { page, asked, complaints };
};

const addresses = () => {
  if (host.windows === null) throw new Error('no addresses');
  return host.windows;
};
const said = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => (window as unknown as { readonly said: readonly string[] }).said);

test('a good picture: 3-2-1, the photo reaches the host, and nothing is asked of anybody else', async () => {
  await withCamera(GOOD, async (context) => {
    const { page, asked, complaints } = await openWindow(context, addresses().teller);
    await page.getByTestId('training-tab-people').click();
    await loadBox(page);
    await page.locator('[data-testid="primary"][data-action="session.begin"]').click();
    await page.getByTestId('training-place-chen-yi').click();
    await page.locator('[data-testid="primary"][data-action="session.startApplication"]').click();
    await page.getByTestId('photo-camera').click();

    const guidance = page.getByTestId('guidance');
    await expect(guidance).toHaveAttribute('data-says', 'guidance.starting');
    const height = () => guidance.evaluate((element) => element.getBoundingClientRect().height);
    const before = await height();
    await expect(page.locator('.camera-count')).toBeVisible({ timeout: PATIENCE });
    await expect(page.getByTestId('guidance-count')).toHaveAttribute('data-good', '5');
    expect(await height()).toBe(before);
    await page.screenshot({ path: join(PICTURES, 'counting.png') });
    // The host has judged it: this one sits before a coloured wall.
    const verdict = page.getByTestId('photo-verdict');
    await expect(verdict).toHaveAttribute('data-verdict', 'fail', { timeout: PATIENCE });
    await expect(verdict.locator('[data-code^="photo.P13"]')).toBeVisible();
    await page.screenshot({ path: join(PICTURES, 'verdict.png') });
    await page.getByTestId('photo-later').click();
    await expect(page.getByTestId('photo')).toBeVisible();
    const photo = await page.getByTestId('photo').evaluate((image) => {
      const { naturalWidth, naturalHeight } = image as HTMLImageElement;
      return [naturalWidth, naturalHeight];
    });
    expect(photo).toEqual([358, 441]);
    expect((await said(page)).slice(0, 4)).toEqual([
      'guidance.starting',
      'guidance.good',
      'guidance.counting',
      'guidance.taking',
    ]);

    const here = new URL(page.url()).origin;
    expect(asked.filter((address) => new URL(address).origin !== here && !/^(data|blob):/.test(address))).toEqual([]);
    expect(asked.filter((address) => address.includes('/models/')).length).toBeGreaterThan(9);
    expect(complaints).toEqual([]);
  });
});

test('nobody there and too far away are told apart; the worker reaches its own files only', async () => {
  const scenes = [
    { sitter: null, frames: 4 * SECOND },
    { sitter: { as: 'compliant', size: 0.35 }, frames: 4 * SECOND },
  ] as const;
  await withCamera(scenes, async (context) => {
    const address = addresses().applicant.replace('?window=applicant', '?window=applicant&preview=photo');
    const { page } = await openWindow(context, address);
    const worker = page.workers()[0] ?? (await page.waitForEvent('worker', { timeout: PATIENCE }));
    const guidance = page.getByTestId('guidance');
    await expect(guidance).toHaveText('请面对镜头，把头放进椭圆框内', { timeout: PATIENCE });
    await expect(guidance).toHaveText('请靠近一点', { timeout: PATIENCE });
    await page.screenshot({ path: join(PICTURES, 'closer.png') });
    expect(await said(page)).not.toContain('guidance.good');

    const refused = await worker.evaluate(async () => {
      const blocked: string[] = [];
      self.addEventListener('securitypolicyviolation', (event) =>
        blocked.push((event as SecurityPolicyViolationEvent).effectiveDirective),
      );
      const fetched = await fetch('https://cdn.jsdelivr.net/npm/x').catch((cause: Error) => cause.message);
      const loud = new XMLHttpRequest();
      loud.open('GET', 'https://cdn.jsdelivr.net/npm/x');
      const ended = new Promise((done) => loud.addEventListener('loadend', done));
      loud.send();
      await ended;
      return { fetched, blocked };
    });
    expect(refused.fetched).toContain('not one of the verified files');
    expect(refused.blocked).toContain('connect-src');

    const headers = await page.evaluate(async (script) => {
      const policyOf = async (file: string) => (await fetch(file)).headers.get('content-security-policy');
      return { page: await policyOf('/'), worker: await policyOf(script) };
    }, worker.url());
    expect(headers.worker).toBe(WORKER_SECURITY_POLICY);
    for (const directive of ["script-src 'self';", "connect-src 'self';", "worker-src 'self';"])
      expect(headers.page).toContain(directive);
    const compiled = await page.evaluate(() =>
      WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(
        () => 'compiled',
        () => 'refused',
      ),
    );
    expect(compiled).toBe('refused');
  });
});

test('a model that is not the pinned one turns the guidance off, is said, and the hand still takes the photo', async () => {
  await withCamera(GOOD, async (context) => {
    await context.route('**/models/facemesh.bin', async (route) => {
      const answer = await route.fetch();
      const body = await answer.body();
      body.writeUInt8(body.readUInt8(1_000) ^ 1, 1_000);
      await route.fulfill({ response: answer, body });
    });
    const address = addresses().teller.replace('?window=teller', '?window=teller&preview=application-empty');
    const { page } = await openWindow(context, address);
    await page.getByTestId('photo-camera').click();
    const off = page.getByTestId('guidance-off');
    await expect(off).toHaveAttribute('data-code', 'photo.guidance-changed', { timeout: PATIENCE });
    await expect(off).toContainText('与发布的不一致');
    await page.screenshot({ path: join(PICTURES, 'model-changed.png') });
    await page.getByTestId('camera-shoot').click();
    await expect(page.locator('.camera-count')).toBeVisible();
    await expect.poll(() => said(page), { timeout: PATIENCE }).toContain('guidance.taking');
  });
});
