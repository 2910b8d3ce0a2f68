import { type Browser, expect, test } from '@playwright/test';
import { createControlClient } from '#drivers/simulator/control/client.ts';
import {
  atStage,
  atStep,
  type Counter,
  handOver,
  keepPicture,
  make,
  press,
  receive,
  tick,
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
  await tick(counter, 'photo-is-person');
  await make(counter, '161803');
  await handOver(counter, false);
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
  await tick(counter, 'photo-is-person');
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
