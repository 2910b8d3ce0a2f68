import { expect, test } from '@playwright/test';
import { createControlClient } from '#drivers/simulator/control/client.ts';
import { closeWindows, openCounter } from '../support/counter.ts';
import { atStage, atStep, handOver, keepPicture, make, press, receive, tick } from '../support/journey.ts';
import { type RunningHost, serveHost, startStation, type TestStation } from '../support/station.ts';

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
test.afterEach(closeWindows);

test('the teller works in English, and each window keeps its own language', { tag: '@long' }, async ({ browser }) => {
  const counter = await openCounter(browser, host, { name: 'english' });
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

test('a second mute chip takes over the screen: what happened, where the card is, what next', {
  tag: '@long',
}, async ({ browser }) => {
  const control = createControlClient(station.addresses.control);
  const onPlatform = await control.act('platform', {
    act: 'set-person',
    personId: 'sun-qi',
    patch: { application: { state: 'approved' } },
  });
  expect(onPlatform).toEqual({ ok: true, value: undefined });
  const counter = await openCounter(browser, host, { name: 'fault' });
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
