import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { type RunningHost, serveHost, startStation, type TestStation } from '../support/station.ts';

const PICTURES = resolve(import.meta.dirname, '../../test-output/screens/training-desk');

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

const open = async (page: Page): Promise<string[]> => {
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.setViewportSize({ width: 1366, height: 768 });
  if (host.windows === null) throw new Error('no addresses');
  await page.goto(host.windows.teller);
  await expect(page.getByTestId('training-tab-people')).toBeVisible();
  return complaints;
};

const keep = (page: Page, name: string): Promise<unknown> =>
  page.screenshot({ path: resolve(PICTURES, `${name}.png`) });

test('a fault is arranged for a call, strikes there, and is cleared', async ({ page }) => {
  const complaints = await open(page);
  await page.getByTestId('training-tab-faults').click();
  await expect(page.getByTestId('clear-faults')).toBeDisabled();
  await page.getByTestId('fault-platform').click();
  await page.keyboard.type('查无此人');
  await page.keyboard.press('Enter');
  await page.getByTestId('fault-at-platform').click();
  await page.getByText('查询人员', { exact: true }).click();
  await page.getByTestId('fault-times-platform').fill('3');
  await page.getByTestId('fault-arm-platform').click();
  const armed = page.getByTestId('armed-fault');
  await expect(armed).toContainText('拒绝：查无此人');
  await expect(armed).toContainText('查询人员');
  await expect(armed).toContainText('还有 3 次');
  await keep(page, 'armed');
  // Nothing of all that pressed the primary button of the step.
  await expect(page.locator('[data-step="ready"]')).toBeVisible();
  await page.getByTestId('clear-faults').click();
  await expect(armed).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test('the front panel follows the machine, and hands that have nothing to do are away', async ({ page }) => {
  const complaints = await open(page);
  await page.getByTestId('training-tab-machine').click();
  const front = page.getByTestId('front-panel');
  await expect(front).toHaveAttribute('data-lamp', 'ready');
  await expect(front).toContainText('20 张');
  const camera = page.locator('[data-device="document-camera"]');
  await expect(camera).toContainText('空台面');
  await expect(page.getByTestId('hand-document-camera-plug')).toBeHidden();
  await page.getByTestId('hand-document-camera-show-page').click();
  await expect(camera).toContainText('一页材料');
  await keep(page, 'machine');
  await page.getByTestId('hand-card-printer-open-cover').focus();
  await page.keyboard.press('Enter');
  await expect(front).toHaveAttribute('data-lamp', 'error');
  await expect(page.getByTestId('hand-card-printer-open-cover')).toBeHidden();
  // The button is gone; another Enter is still one of the desk and checks nothing at the counter.
  const checked: string[] = [];
  page.on('request', (request) => checked.push(new URL(request.url()).pathname));
  await page.keyboard.press('Enter');
  await keep(page, 'cover-open');
  await page.getByTestId('hand-card-printer-close-cover').click();
  await expect(front).toHaveAttribute('data-lamp', 'ready');
  expect(checked).not.toContain('/api/station.check');
  expect(complaints).toEqual([]);
});

test('its pages go by the arrow keys, and the one that was open opens again', async ({ page }) => {
  await open(page);
  await page.getByTestId('training-tab-people').focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.training-page')).toHaveAttribute('data-page', 'machine');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByTestId('training-tab-screens')).toBeFocused();
  await page.reload();
  await expect(page.locator('.training-page')).toHaveAttribute('data-page', 'screens');
});

test('it never covers the buttons of the step, open or closed, in either language', async ({ page }) => {
  await open(page);
  for (const language of ['zh-CN', 'en']) {
    for (const name of ['people', 'machine', 'faults', 'screens']) {
      await page.getByTestId(`training-tab-${name}`).click();
      const panel = await page.locator('.training-panel').boundingBox();
      const primary = await page.getByTestId('primary').boundingBox();
      if (panel === null || primary === null) throw new Error('nothing to compare');
      expect(primary.x + primary.width).toBeLessThanOrEqual(panel.x);
      expect(primary.y + primary.height).toBeLessThanOrEqual(768);
      // Nothing of the panel is cut at its sides.
      const cut = await page.locator('.training-page').evaluate((element) => element.scrollWidth - element.clientWidth);
      expect([language, name, cut]).toEqual([language, name, 0]);
    }
    await page.getByTestId('language').click();
  }
  await page.getByTestId('training-close').click();
  await expect(page.getByTestId('training-open')).toBeVisible();
  await page.getByTestId('training-open').click();
});
