import { expect, test } from '@playwright/test';
import { atStage, type Counter, keepPicture, receive } from '../support/journey.ts';
import { type RunningHost, serveHost, startStation, type TestStation } from '../support/station.ts';

/** Longer than the applicant's screen waits for a touch. */
const LONG_MS = 95_000;

let station: TestStation;
let host: RunningHost;

test.beforeAll(async () => {
  station = await startStation({ speed: 8 });
  host = await serveHost(station.dir);
});
test.afterAll(async () => {
  await host?.stop();
  await station?.stop();
});

test('an applicant steps away: the data are hidden until the teller has seen who is back', async ({ browser }) => {
  if (host.windows === null) throw new Error('no addresses');
  const { windows } = host;
  const teller = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
  const applicant = await (await browser.newContext({ viewport: { width: 1080, height: 1920 } })).newPage();
  await applicant.clock.install();
  await teller.goto(windows.teller);
  await applicant.goto(windows.applicant);
  const counter: Counter = { teller, applicant, name: 'away' };
  await receive(counter, 'wu-jiu');
  await expect(applicant.getByTestId('heading')).toBeVisible();

  await applicant.clock.fastForward(LONG_MS);
  await expect(applicant.getByTestId('away')).toBeVisible();
  await expect(applicant.getByTestId('heading')).toBeHidden();
  await expect(teller.getByTestId('applicant-away')).toHaveAttribute('data-cover', 'away');

  // A touch alone shows nothing: anybody could have touched it.
  await applicant.getByTestId('away-back').click();
  await expect(teller.getByTestId('applicant-away')).toHaveAttribute('data-cover', 'back');
  await expect(applicant.getByTestId('away')).toBeVisible();
  await keepPicture(counter, 'back');

  // Nor does opening the window anew.
  await applicant.reload();
  await expect(applicant.getByTestId('away')).toBeVisible();

  await teller.getByTestId('action-session.uncover').click();
  await expect(applicant.getByTestId('away')).toBeHidden();
  await atStage(applicant, 'result');
  await expect(applicant.getByTestId('heading')).toBeVisible();
  await expect(teller.getByTestId('applicant-away')).toBeHidden();
});
