import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { serveHost, startStation } from '../support/station.ts';

const SECRET = 'quiet-river-9';

/** One new machine, from the code of its console to a changed setting that is in effect. */
test('a new station is set up with the assistant, and a setting changed at the desk takes effect', {
  tag: '@long',
}, async ({ browser }) => {
  const devices = await startStation();
  const dir = mkdtempSync(join(tmpdir(), 'kiosk-setup-'));
  const host = await serveHost(dir, [], { signedIn: false });
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  try {
    const { idReader, cardPrinter, chip, platform } = devices.addresses;
    const applicant = await context.newPage();
    await applicant.goto(host.windows?.applicant ?? '');
    await expect(applicant.locator('[data-stage="setting-up"]')).toBeVisible();

    const page = await context.newPage();
    await page.goto(host.windows?.teller ?? '');
    await page.getByTestId('setup-code').fill('AAAA-AAAA-AAAA');
    await page.getByTestId('setup-unlock').click();
    await expect(page.getByTestId('problem')).toContainText('staff.wrong-code');
    await page.getByTestId('setup-code').fill(host.firstStartCode ?? '');
    await page.getByTestId('setup-unlock').click();

    await page.getByTestId('outlet-search').fill('0730-3069697');
    await page.getByTestId('choose-outlet-3').click();
    await expect(page.getByTestId('setup-outlet')).toBeVisible();
    await page.getByTestId('setup-next').click();

    await page.getByTestId('setup-also').fill(idReader);
    await page.getByTestId('setup-find').click();
    await expect(page.getByTestId('setup-id-reader')).toHaveValue(idReader, { timeout: 60_000 });
    await page.getByTestId('setup-card-printer').fill(cardPrinter);
    await page.getByTestId('setup-chip-reader').fill(chip);
    await page.getByTestId('test-card-printer').click();
    await expect(page.getByTestId('tested-card-printer')).toBeVisible();
    await page.getByTestId('setup-next').click();

    await page.getByTestId('setup-platform.url').fill(platform);
    await page.getByTestId('test-platform').click();
    await expect(page.getByTestId('problem')).toContainText('station.other-environment');
    await page.getByTestId('setup-next').click();
    await page.getByTestId('setup-write').click();

    // The code is in the field already: it was typed once.
    await expect(page.getByTestId('first-code')).toHaveValue(host.firstStartCode ?? '');
    for (const [field, text] of Object.entries({ 'first-staffId': '001', 'first-name': '王五' }))
      await page.getByTestId(field).fill(text);
    await page.getByTestId('new-secret').fill(SECRET);
    await page.getByTestId('new-secret-again').fill(SECRET);
    await page.getByTestId('first-send').click();
    await expect(page.getByTestId('seat-menu')).toContainText('王五');
    await expect(applicant.locator('[data-stage="setting-up"]')).toHaveCount(0);

    await page.getByTestId('seat-menu').click();
    await page.getByTestId('seat-desk').click();
    await page.getByTestId('desk-settings').click();
    const lock = page.getByTestId('setting-staff.idleLockMs');
    await lock.fill('5');
    await expect(page.getByTestId('settings-state')).toHaveClass('bad');
    await expect(page.getByTestId('settings-review')).toBeDisabled();
    await lock.fill('120000');
    await page.getByTestId('settings-review').click();
    await expect(page.getByTestId('difference-staff.idleLockMs')).toContainText('120000');
    await page.getByTestId('settings-save').click();
    await page.getByTestId('settings-restart').click();

    await page.getByTestId('sign-in-staff-id').fill('001');
    await page.getByTestId('sign-in-secret').fill(SECRET);
    await page.getByTestId('sign-in-send').click();
    await page.getByTestId('seat-menu').click();
    await page.getByTestId('seat-desk').click();
    await page.getByTestId('desk-settings').click();
    await expect(lock).toHaveValue('120000');
    await expect(page.getByTestId('restart-needed')).toHaveCount(0);
    const file = JSON.parse(readFileSync(join(dir, 'station.json'), 'utf8')) as { readonly staff: object };
    expect(file.staff).toEqual({ idleLockMs: 120_000 });
  } finally {
    await context.close();
    await host.stop();
    await devices.stop();
    rmSync(dir, { recursive: true, force: true });
  }
});
