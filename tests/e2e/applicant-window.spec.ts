import { type Browser, expect, test } from '@playwright/test';
import { closeWindows } from '../support/counter.ts';
import {
  atStage,
  type Counter,
  fillForm,
  keepPicture,
  press,
  readGuardian,
  receive,
  showPapers,
  stateRelation,
} from '../support/journey.ts';
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
test.afterEach(closeWindows);

/** Both windows; the applicant's with a clock that can be moved on. */
const openCounter = async (browser: Browser, name: string): Promise<Counter> => {
  if (host.windows === null) throw new Error('no addresses');
  const teller = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
  const applicant = await (await browser.newContext({ viewport: { width: 1366, height: 768 } })).newPage();
  await applicant.clock.install();
  await teller.goto(host.windows.teller);
  await applicant.goto(host.windows.applicant);
  return { teller, applicant, name };
};

test('an applicant steps away: the data are hidden until the teller has seen who is back', async ({ browser }) => {
  const counter = await openCounter(browser, 'away');
  const { teller, applicant } = counter;
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

  await press(teller, 'session.finish');
  await press(teller, 'session.finish');
  await atStage(applicant, 'welcome');
});

test('a guardian reads to the end, agrees and signs; nothing less is taken', async ({ browser }) => {
  const counter = await openCounter(browser, 'guardian-signs');
  const { teller, applicant } = counter;
  await receive(counter, 'qian-xiao-yi');
  await expect(applicant.getByTestId('first-thing')).toContainText('监护人');
  await readGuardian(counter, 'feng-er');
  await stateRelation(counter, 'mother', 'same');
  await press(teller, 'session.startApplication');
  await showPapers(counter);
  await fillForm(counter, '13800138021', '31');

  await atStage(applicant, 'confirm-data');
  const confirm = applicant.getByTestId('primary');
  // On the low screen not all lines are in sight: they are looked at first.
  await expect(confirm).toBeDisabled();
  await applicant.getByTestId('wrong-guardianRelation').scrollIntoViewIfNeeded();
  await applicant.locator('.lines-end').scrollIntoViewIfNeeded();
  await keepPicture(counter, 'confirm-data');
  await confirm.click();

  await atStage(applicant, 'consent');
  const tick = applicant.getByTestId('consent-tick');
  const signature = applicant.getByTestId('signature');
  while (!(await signature.isVisible())) {
    await expect(applicant.getByTestId('sample-mark')).toBeVisible();
    const text = applicant.getByTestId('consent-text');
    const fits = await text.evaluate((box) => box.scrollHeight <= box.clientHeight);
    if (!fits) await expect(tick).toBeDisabled();
    await text.evaluate((box) => box.scrollTo(0, box.scrollHeight));
    await tick.click();
    await applicant.getByTestId('primary').click();
  }
  await expect(applicant.getByTestId('heading')).toContainText('监护人');
  const done = applicant.getByTestId('primary');
  await expect(done).toBeDisabled();
  const box = await signature.boundingBox();
  if (box === null) throw new Error('there is nothing to sign on');
  const [left, middle] = [box.x + 60, box.y + box.height / 2];
  await applicant.mouse.click(left, middle);
  await expect(applicant.getByTestId('sign-clear')).toBeEnabled();
  await expect(done).toBeDisabled();
  await applicant.mouse.move(left, middle);
  await applicant.mouse.down();
  for (let i = 1; i <= 10; i += 1) await applicant.mouse.move(left + i * 25, middle + (i % 2 === 0 ? 30 : -30));
  await applicant.mouse.up();
  await keepPicture(counter, 'sign');
  await done.click();
  await atStage(applicant, 'photo');
});
