import { existsSync } from 'node:fs';
import { type Browser, expect, test } from '@playwright/test';
import { createControlClient } from '#drivers/simulator/control/client.ts';
import { samplePortrait } from '#drivers/simulator/platform/sample-portrait.ts';
import {
  atStage,
  atStep,
  type Counter,
  consent,
  handOver,
  keepPicture,
  make,
  press,
  receive,
} from '../support/journey.ts';
import { type RunningHost, serveHost, startStation, type TestStation } from '../support/station.ts';

const TELLER_SIZE = { width: 1366, height: 768 };
const APPLICANT_SIZE = { width: 1080, height: 1920 };

let station: TestStation;
let host: RunningHost;

test.beforeAll(async () => {
  // Eight times faster than real devices: slow enough to be seen at work.
  station = await startStation({ speed: 8 });
  host = await serveHost(station.dir);
});
test.afterAll(async () => {
  await host?.stop();
  await station?.stop();
});

/** Both windows in windows of their own, with an eye on everything the pages ask for. */
const openCounter = async (browser: Browser, name: string): Promise<Counter & { readonly foreign: string[] }> => {
  if (host.windows === null) throw new Error('no addresses');
  const foreign: string[] = [];
  const open = async (address: string, viewport: { width: number; height: number }) => {
    const page = await (await browser.newContext({ viewport, reducedMotion: 'reduce' })).newPage();
    page.on('request', (request) => {
      const { hostname, protocol } = new URL(request.url());
      if (protocol.startsWith('http') && hostname !== '127.0.0.1') foreign.push(request.url());
    });
    page.on('console', (message) => {
      if (message.type() === 'error') foreign.push(`console: ${message.text()}`);
    });
    await page.goto(address);
    return page;
  };
  const teller = await open(host.windows.teller, TELLER_SIZE);
  const applicant = await open(host.windows.applicant, APPLICANT_SIZE);
  return { teller, applicant, name, foreign };
};

test('an adult approved online takes a finished card home', async ({ browser }) => {
  const counter = await openCounter(browser, 'online');
  await receive(counter, 'li-si');
  await make(counter, '271828');
  await handOver(counter, false);
  expect(counter.foreign).toEqual([]);
});

test('an adult applies at the counter and takes a finished card home', async ({ browser }) => {
  const counter = await openCounter(browser, 'on-site');
  const { teller, applicant } = counter;
  await receive(counter, 'chen-yi');
  await press(teller, 'session.startApplication');
  await atStep(teller, 'application');
  await teller.getByTestId('field-phone').fill('13800138003');
  await teller.getByTestId('field-occupation').fill('职员');
  await teller.getByTestId('field-occupation').blur();
  await teller.getByTestId('action-application.checkPhone').click();
  await atStage(applicant, 'confirm-data');
  await keepPicture(counter, 'confirm-data');
  await applicant.getByTestId('wrong-address').click();
  await expect(teller.getByTestId('disputed')).toBeVisible();
  await keepPicture(counter, 'disputed');
  await teller.getByTestId('field-address').fill('湖南省临湘市长安街道示范路2号');
  await teller.getByTestId('field-address').blur();
  await expect(teller.getByTestId('disputed')).toBeHidden();
  await applicant.getByTestId('primary').click();
  await consent(counter);
  await atStage(applicant, 'photo');
  if (existsSync('/usr/bin/fswebcam')) {
    await teller.getByTestId('photo-document-camera').click();
    await expect(teller.getByTestId('document-preview')).toBeVisible();
    await keepPicture(counter, 'document-camera');
    await teller.getByTestId('document-shoot').click();
    await expect(teller.getByTestId('photo')).toBeVisible();
    await keepPicture(counter, 'photo-from-document-camera');
  } else {
    test.info().annotations.push({ type: 'left out', description: 'photo from the document camera: no fswebcam here' });
  }
  const portrait = Buffer.from(await samplePortrait({ key: 'chen-yi', sex: '1' }));
  await teller
    .getByTestId('photo-input')
    .setInputFiles({ name: 'portrait.jpg', mimeType: 'image/jpeg', buffer: portrait });
  await expect(teller.getByTestId('photo')).toBeVisible();
  await keepPicture(counter, 'application-complete');
  await press(teller, 'application.submit');
  await make(counter, '314159');
  await handOver(counter, false);
  expect(counter.foreign).toEqual([]);
});

test('the teller works in English, and each window keeps its own language', async ({ browser }) => {
  const counter = await openCounter(browser, 'english');
  const { teller, applicant } = counter;
  await atStep(teller, 'ready');
  await teller.getByTestId('language').click();
  await expect(teller.locator('html')).toHaveAttribute('lang', 'en');
  await expect(applicant.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await applicant.getByTestId('switch-language').click();
  await expect(applicant.locator('html')).toHaveAttribute('lang', 'en');
  await receive(counter, 'wang-wu');
  await make(counter, '161803');
  await handOver(counter, false);
});

test('somebody who holds a card is told so and nothing is made', async ({ browser }) => {
  const counter = await openCounter(browser, 'holder');
  await receive(counter, 'wu-jiu');
  await expect(counter.teller.locator('[data-step="verdict"]')).toContainText('一人一卡');
  await press(counter.teller, 'session.finish');
  await atStep(counter.teller, 'closed');
  await press(counter.teller, 'session.finish');
  await atStep(counter.teller, 'ready');
});

test('a second mute chip takes over the screen: what happened, where the card is, what next', async ({ browser }) => {
  const control = createControlClient(station.addresses.control);
  const onPlatform = await control.act('platform', {
    act: 'set-person',
    personId: 'sun-qi',
    patch: { application: { state: 'approved' } },
  });
  expect(onPlatform).toEqual({ ok: true, value: undefined });
  const counter = await openCounter(browser, 'fault');
  const { teller, applicant } = counter;
  await receive(counter, 'sun-qi');
  expect(await control.act('chip-card', { act: 'fault', fault: 'mute' })).toMatchObject({ ok: true });
  await press(teller, 'session.make');
  // The first one is seated anew and replaced without asking anybody.
  await expect(teller.locator('[data-fault]')).toBeVisible({ timeout: 90_000 });
  await atStage(applicant, 'with-teller');
  await keepPicture(counter, 'fault');
  await expect(teller.getByTestId('fault-card-place')).not.toBeEmpty();
  await press(teller, 'session.retain');
  await teller
    .getByTestId('confirm')
    .click()
    .catch(() => undefined);
  await atStep(teller, 'closed');
  await atStage(applicant, 'sorry');
  await keepPicture(counter, 'retained');
  expect(await control.act('chip-card', { act: 'clear-faults' })).toMatchObject({ ok: true });
});
