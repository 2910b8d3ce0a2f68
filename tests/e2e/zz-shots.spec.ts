import { test } from '@playwright/test';
import { TELLER_PREVIEW_NAMES } from '#renderer/simulator-panel/preview-names.ts';
import {
  AXE,
  axeFindings,
  keepPreview,
  openPreview,
  overflows,
  servePreviews,
  smallTargets,
} from '../support/preview-walk.ts';

const ONLY = new RegExp(process.env.ONLY ?? '^desk-devices');
test('shots', async ({ browser }) => {
  test.setTimeout(600_000);
  const previews = await servePreviews();
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, reducedMotion: 'reduce' });
  await context.addInitScript(AXE);
  const page = await context.newPage();
  page.on('console', (m) => m.type() === 'error' && console.log('console', m.text()));
  page.on('pageerror', (e) => console.log('pageerror', e.message));
  for (const language of ['zh-CN', 'en'] as const)
    for (const name of TELLER_PREVIEW_NAMES.filter((n) => ONLY.test(n))) {
      await openPreview(page, previews.address('teller', name, language));
      await page.waitForTimeout(150);
      for (const f of [
        ...(await axeFindings(page, 'all', ['.training-panel'])),
        ...(await overflows(page)),
        ...(await smallTargets(page, 44, 44)),
      ])
        console.log(`FOUND ${name} ${language} ${f}`);
      await keepPreview(page, 'shots', language, name);
    }
  await previews.close();
});
