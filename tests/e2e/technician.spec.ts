import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { closeWindows } from '../support/counter.ts';
import { type RunningHost, serveHost, startStation, type TestStation } from '../support/station.ts';
import { trainingPeople } from '../support/training-people.ts';

const PICTURES = resolve(import.meta.dirname, '../../test-output/screens/technician');
const TECHNICIAN = '305';
const FIRST = 'first-secret-1';
const OWN = 'tall-oak-42';

let station: TestStation;
let host: RunningHost;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async ({ browser }) => {
  mkdirSync(PICTURES, { recursive: true });
  station = await startStation({ speed: 0 });
  host = await serveHost(station.dir, [], { signedIn: false });
  await addTechnician(browser);
});
test.afterEach(closeWindows);
test.afterAll(async () => {
  await host?.stop();
  await station?.stop();
});

const fill = async (page: Page, fields: Readonly<Record<string, string>>): Promise<void> => {
  for (const [testId, text] of Object.entries(fields)) await page.getByTestId(testId).fill(text);
};

const signIn = async (page: Page, staffId: string, secret: string): Promise<void> => {
  await fill(page, { 'sign-in-staff-id': staffId, 'sign-in-secret': secret });
  await page.getByTestId('sign-in-send').click();
};

const signOut = async (page: Page): Promise<void> => {
  await page.getByTestId('seat-menu').click();
  await page.getByTestId('seat-signOut').click();
  await expect(page.getByTestId('sign-in-send')).toBeVisible();
};

const openTeller = async (browser: Browser): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(host.windows?.teller ?? '');
  return page;
};

/** A station has no technician of its own: a supervisor adds one, who chooses the own password. */
const addTechnician = async (browser: Browser): Promise<void> => {
  const page = await openTeller(browser);
  const { supervisor } = trainingPeople(station.dir);
  await signIn(page, supervisor.staffId, supervisor.secret);
  await page.getByTestId('seat-menu').click();
  await page.getByTestId('seat-desk').click();
  await page.getByTestId('desk-people').click();
  await page.getByTestId('people-add').click();
  await fill(page, { 'account-id': TECHNICIAN, 'account-name': '吴十' });
  await page.getByTestId('account-role-technician').check();
  await fill(page, { 'account-secret': FIRST, 'own-secret': supervisor.secret });
  await page.getByTestId('account-save').click();
  await expect(page.getByTestId(`account-${TECHNICIAN}`)).toBeVisible();
  await signOut(page);
  await signIn(page, TECHNICIAN, FIRST);
  await fill(page, { 'old-secret': FIRST, 'new-secret': OWN, 'new-secret-again': OWN });
  await page.getByTestId('change-save').click();
  await expect(page.getByTestId('seat-menu')).toContainText('吴十');
  await signOut(page);
  await page.context().close();
};

/** The technician at the desk, where the devices come first. */
const atDevices = async (browser: Browser): Promise<Page> => {
  const page = await openTeller(browser);
  await signIn(page, TECHNICIAN, OWN);
  await expect(page.locator('[data-page="devices"]')).toBeVisible();
  return page;
};

const keep = (page: Page, name: string): Promise<unknown> =>
  page.screenshot({ path: resolve(PICTURES, `${name}.png`) });

test('a technician sees every device and tests the ID reader', async ({ browser }) => {
  const page = await atDevices(browser);
  for (const device of ['id-reader', 'card-printer', 'chip-reader', 'platform', 'database']) {
    await expect(page.getByTestId(`device-tile-${device}`)).toBeVisible();
  }
  await keep(page, 'tiles');
  await page.getByTestId('device-test-id-reader').click();
  await page.getByTestId('run-id-reader.self-test').click();
  const verdict = page.getByTestId('verdict-id-reader.self-test');
  await expect(verdict).toHaveAttribute('data-verdict', 'pass', { timeout: 30_000 });
  await expect(verdict).toContainText('通过');
  await keep(page, 'id-reader-tested');
  await signOut(page);
});

test('what the card printer says is shown with its thresholds, and the line is the technician’s @long', async ({
  browser,
}) => {
  const page = await atDevices(browser);
  await page.getByTestId('device-open-card-printer').click();
  await expect(page.locator('[data-value="sensor-f"] .scale')).toHaveAttribute('data-side', /above|below/);
  await expect(page.getByTestId('device-tab-trace')).toBeVisible();
  await expect(page.getByTestId('device-tab-console')).toBeVisible();
  await keep(page, 'card-printer');
  await signOut(page);

  const { supervisor } = trainingPeople(station.dir);
  await signIn(page, supervisor.staffId, supervisor.secret);
  await page.getByTestId('seat-menu').click();
  await page.getByTestId('seat-desk').click();
  await page.getByTestId('desk-devices').click();
  await page.getByTestId('device-open-card-printer').click();
  await expect(page.getByTestId('device-tab-tests')).toBeVisible();
  await expect(page.getByTestId('device-tab-trace')).toHaveCount(0);
  await expect(page.getByTestId('device-tab-console')).toHaveCount(0);
  await signOut(page);
});

test('the applicant’s screen is tried from the technician’s @long', async ({ browser }) => {
  const page = await atDevices(browser);
  const applicant = await page.context().newPage();
  await applicant.goto(host.windows?.applicant ?? '');
  await expect(applicant.locator('[data-stage="welcome"]')).toBeVisible();
  await page.getByTestId('device-test-display').click();
  await page.getByTestId('run-display.applicant-colours').click();
  for (const colour of ['white', 'black', 'red', 'green', 'blue', 'grey']) {
    await expect(applicant.locator(`.field-${colour}`)).toBeVisible();
    if (colour === 'grey') await keep(page, 'applicant-colours');
    await page.getByTestId('answer-done').click();
  }
  await expect(applicant.locator('dialog')).toHaveCount(0);
  await page.getByTestId('answer-pass').click();
  await expect(page.getByTestId('verdict-display.applicant-colours')).toHaveAttribute('data-verdict', 'pass');

  await page.getByTestId('run-display.applicant-touch').click();
  await expect(applicant.getByTestId('touch-covered')).toBeVisible();
  await applicant.mouse.move(10, 10);
  await applicant.mouse.down();
  await applicant.mouse.move(600, 10, { steps: 20 });
  await applicant.mouse.up();
  await keep(applicant, 'applicant-touch');
  await applicant.getByTestId('touch-end').click();
  const touched = page.getByTestId('verdict-display.applicant-touch');
  await expect(touched).toHaveAttribute('data-verdict', 'fail');
  await expect(touched).toContainText('没有反应');
  await expect(applicant.locator('[data-stage="welcome"]')).toBeVisible();
  await keep(page, 'applicant-tested');
  await signOut(page);
});

test('screen, touch and sound are tested in the window, and their outcome is kept @long', async ({ browser }) => {
  const page = await atDevices(browser);
  await page.getByTestId('device-test-display').click();
  await page.getByTestId('run-display.colours').click();
  await expect(page.getByTestId('window-test-pass')).toBeDisabled();
  await page.getByTestId('fields-start').click();
  for (const colour of ['white', 'black', 'red', 'green', 'blue', 'grey']) {
    await expect(page.getByTestId('colour-field')).toHaveAttribute('data-field', colour);
    await page.keyboard.press('Space');
  }
  await page.getByTestId('window-test-pass').click();
  await expect(page.getByTestId('verdict-display.colours')).toHaveAttribute('data-verdict', 'pass');

  await page.getByTestId('run-display.touch').click();
  await page.getByTestId('touch-start').click();
  await expect(page.getByTestId('touch-covered')).toBeVisible();
  await page.mouse.move(2, 2);
  await page.mouse.down();
  for (let y = 32; y < 768; y += 64) {
    await page.mouse.move(2, y, { steps: 2 });
    await page.mouse.move(1364, y, { steps: 60 });
  }
  await page.mouse.up();
  // Every square was reached, by a mouse: no proof that a finger is felt.
  await expect(page.getByTestId('touch-result')).toHaveAttribute('data-verdict', 'warn');
  await page.getByTestId('window-test-save').click();
  await expect(page.getByTestId('verdict-display.touch')).toHaveAttribute('data-verdict', 'warn');

  await page.getByTestId('devices-all').click();
  await page.getByTestId('device-test-sound').click();
  await page.getByTestId('run-sound.tone').click();
  for (const tone of ['left', 'right', 'prompt']) {
    await page.getByTestId(`play-${tone}`).click();
    await expect(page.getByTestId(`play-${tone}`)).toBeEnabled();
  }
  await page.getByTestId('window-test-fail').click();
  await expect(page.getByTestId('verdict-sound.tone')).toHaveAttribute('data-verdict', 'fail');
  await signOut(page);
});

test('the report for the vendor is saved where the page says @long', async ({ browser }) => {
  const page = await atDevices(browser);
  await page.getByTestId('report-make').click();
  const told = (await page.getByTestId('report-made').textContent({ timeout: 60_000 })) ?? '';
  const [, folder = '', files = ''] = /保存在 (.+)：(.+)$/.exec(told) ?? [];
  expect(files.split(' · ').map((file) => existsSync(join(folder, file)))).toEqual([true, true]);
  await signOut(page);
});
