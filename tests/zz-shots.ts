import { chromium } from '@playwright/test';
import { AXE, axeFindings, openPreview, overflows, servePreviews, smallTargets } from './support/preview-walk.ts';

const names = process.argv.slice(2);
const previews = await servePreviews();
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const lang of ['zh-CN', 'en'] as const) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, reducedMotion: 'reduce' });
  await context.addInitScript(AXE);
  const page = await context.newPage();
  page.on('console', (m) => m.type() === 'error' && console.log('console', m.text()));
  for (const name of names) {
    await openPreview(page, previews.address('teller', name, lang));
    if (lang === 'en' && (await page.locator('html').getAttribute('lang')) !== 'en')
      await page.getByTestId('language').click();
    await page.waitForTimeout(300);
    console.log(
      name,
      lang,
      await overflows(page),
      await smallTargets(page, 44, 44),
      await axeFindings(page, 'all', ['.training-panel']),
    );
    await page.screenshot({ path: `/tmp/people-shots/${name}-${lang}.png` });
  }
  await context.close();
}
await browser.close();
await previews.close();
