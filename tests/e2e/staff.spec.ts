import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { BARE_STATION } from '../support/bare-host.ts';
import { closeWindows, openCounter } from '../support/counter.ts';
import { atStep, keepPicture, loadBox, receive } from '../support/journey.ts';
import { type RunningHost, serveHost, startStation, type TestStation } from '../support/station.ts';
import { trainingPeople } from '../support/training-people.ts';

const CHIEF = 'quiet-river-9';
const FIRST = 'first-secret-1';
const TELLER = 'tall-oak-42';

const fill = async (page: Page, fields: Readonly<Record<string, string>>): Promise<void> => {
  for (const [testId, text] of Object.entries(fields)) await page.getByTestId(testId).fill(text);
};

const signIn = async (page: Page, staffId: string, secret: string): Promise<void> => {
  await fill(page, { 'sign-in-staff-id': staffId, 'sign-in-secret': secret });
  await page.getByTestId('sign-in-send').click();
};

const choose = async (page: Page, entry: 'lock' | 'desk' | 'change' | 'signOut'): Promise<void> => {
  await page.getByTestId('seat-menu').click();
  await page.getByTestId(`seat-${entry}`).click();
};

test.afterEach(closeWindows);

const openTeller = async (browser: Browser, host: RunningHost): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  const page = await context.newPage();
  await page.goto(host.windows?.teller ?? '');
  return page;
};

test('a new station: the first supervisor by the code of the console, then a teller who chooses the own password', async ({
  browser,
}) => {
  const dir = mkdtempSync(join(tmpdir(), 'kiosk-'));
  writeFileSync(join(dir, 'station.json'), JSON.stringify(BARE_STATION));
  const host = await serveHost(dir);
  try {
    const page = await openTeller(browser, host);
    await expect(page.getByTestId('first-start')).toBeVisible();
    await fill(page, { 'first-code': 'AAAA-AAAA-AAAA', 'first-staffId': '001', 'first-name': '王五' });
    await fill(page, { 'new-secret': CHIEF, 'new-secret-again': CHIEF });
    await page.getByTestId('first-send').click();
    await expect(page.getByTestId('problem')).toContainText('staff.wrong-code');
    await page.getByTestId('first-code').fill(host.firstStartCode ?? '');
    await page.getByTestId('first-send').click();
    await expect(page.getByTestId('seat-menu')).toContainText('王五');

    await choose(page, 'desk');
    await page.getByTestId('desk-people').click();
    await page.getByTestId('people-add').click();
    await fill(page, { 'account-id': '201', 'account-name': '李四', 'account-secret': FIRST, 'own-secret': 'wrong' });
    await page.getByTestId('account-save').click();
    await expect(page.locator('.field[data-invalid="true"]')).toHaveCount(1);
    await page.getByTestId('own-secret').fill(CHIEF);
    await page.getByTestId('account-save').click();
    await expect(page.getByTestId('account-201')).toHaveAttribute('data-state', 'mustChange');
    await choose(page, 'signOut');

    await signIn(page, '201', FIRST);
    await expect(page.getByTestId('change-secret')).toBeVisible();
    await fill(page, { 'old-secret': FIRST, 'new-secret': TELLER, 'new-secret-again': TELLER });
    await page.getByTestId('change-save').click();
    await expect(page.getByTestId('seat-menu')).toContainText('李四');
    await page.context().close();
  } finally {
    await host.stop();
    rmSync(dir, { recursive: true, force: true });
  }
});

test.describe('a window with a session', () => {
  let station: TestStation;
  let host: RunningHost;
  test.beforeAll(async () => {
    station = await startStation({ speed: 0 });
    host = await serveHost(station.dir, [], { signedIn: false });
  });
  test.afterAll(async () => {
    await host?.stop();
    await station?.stop();
  });

  test('is locked with the person hidden, and goes on where it was', async ({ browser }) => {
    const counter = await openCounter(browser, host, { name: 'locked' });
    const { teller } = counter;
    const { supervisor, teller: clerk } = trainingPeople(station.dir);
    // A box takes both of them, so it comes before one of them has to pause.
    await signIn(teller, clerk.staffId, clerk.secret);
    await atStep(teller, 'ready');
    await loadBox(teller);
    await expect(teller.locator('[data-testid="primary"][data-action="session.begin"]')).toBeEnabled();
    await choose(teller, 'signOut');
    for (const wrong of ['11111111', '22222222', '33333333']) {
      await signIn(teller, supervisor.staffId, wrong);
      await expect(teller.getByTestId('problem')).toContainText('staff.wrong-secret');
    }
    await signIn(teller, supervisor.staffId, supervisor.secret);
    await expect(teller.getByTestId('sign-in-send')).toBeDisabled();
    await expect(teller.getByTestId('sign-in-send')).toContainText(/\d+ 秒/);
    await keepPicture(counter, 'paused');

    // As people who train do: by what the training desk shows. The pause is the other person's.
    const secret = await teller.getByTestId('training-teller-secret').textContent();
    await signIn(teller, clerk.staffId, secret ?? '');
    await receive(counter, 'wang-wu');
    const shown = await teller.locator('[data-step="verdict"]').textContent();
    await choose(teller, 'lock');
    await expect(teller.getByTestId('locked')).toBeVisible();
    await expect(teller.locator('[data-step]')).toHaveCount(0);
    await keepPicture(counter, 'locked');
    await expect(teller.getByTestId('sign-in-staff-id')).toHaveValue(clerk.staffId);
    await signIn(teller, clerk.staffId, clerk.secret);
    await atStep(teller, 'verdict');
    expect(await teller.locator('[data-step="verdict"]').textContent()).toBe(shown);
    await teller.getByTestId('seat-menu').click();
    await expect(teller.getByTestId('seat-signOut')).toBeDisabled();
    await expect(teller.getByTestId('seat-desk')).toBeDisabled();
    await keepPicture(counter, 'menu');
    expect(counter.foreign).toEqual([]);
  });
});
