import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, type Page } from '@playwright/test';

const PICTURES = resolve(import.meta.dirname, '../../test-output/screens');

/** The two windows of one session, as the people at the counter use them. */
export interface Counter {
  readonly teller: Page;
  readonly applicant: Page;
  /** Folder below `test-output/screens` the pictures go to. */
  readonly name: string;
}

let taken = 0;

/** Keeps a picture of both windows as they stand. */
export const keepPicture = async ({ teller, applicant, name }: Counter, stage: string): Promise<void> => {
  const folder = resolve(PICTURES, name);
  mkdirSync(folder, { recursive: true });
  taken += 1;
  const number = String(taken).padStart(2, '0');
  await teller.screenshot({ path: resolve(folder, `${number}-${stage}-teller.png`) });
  await applicant.screenshot({ path: resolve(folder, `${number}-${stage}-applicant.png`) });
};

export const atStep = (page: Page, step: string): Promise<void> =>
  expect(page.locator(`[data-step="${step}"]`)).toBeVisible({ timeout: 60_000 });

export const atStage = (page: Page, stage: string): Promise<void> =>
  expect(page.locator(`[data-stage="${stage}"]`)).toBeVisible({ timeout: 60_000 });

/** Presses the teller's primary button once it offers this action. */
export const press = async (page: Page, action: string): Promise<void> => {
  const primary = page.locator(`[data-testid="primary"][data-action="${action}"]`);
  await expect(primary).toBeEnabled({ timeout: 60_000 });
  await primary.click();
};

/** Start of day and a document on the reader: from the empty counter to the verdict. */
export const receive = async (counter: Counter, personId: string): Promise<void> => {
  const { teller, applicant } = counter;
  await atStep(teller, 'ready');
  await atStage(applicant, 'welcome');
  const box = teller.locator('[data-testid^="load-box-"]').first();
  await box.or(teller.locator('[data-testid="primary"][data-action="session.begin"]')).first().waitFor();
  if (await box.isVisible()) await box.click();
  await expect(teller.locator('[data-testid="primary"][data-action="session.begin"]')).toBeEnabled();
  await keepPicture(counter, 'ready');
  await press(teller, 'session.begin');
  await atStep(teller, 'identify');
  await atStage(applicant, 'place-document');
  await keepPicture(counter, 'identify');
  await teller.getByTestId(`training-place-${personId}`).click();
  await atStep(teller, 'verdict');
  await atStage(applicant, 'result');
  await keepPicture(counter, 'verdict');
};

/** From "make" to "ready to hand over": the machine works, the applicant chooses the PIN. */
export const make = async (counter: Counter, pin: string): Promise<void> => {
  const { teller, applicant } = counter;
  await press(teller, 'session.make');
  // With fast devices the machine may be done before anybody looks.
  await expect(teller.locator('[data-step="make"], [data-step="activate"]')).toBeVisible({ timeout: 60_000 });
  if (await teller.locator('[data-step="make"]').isVisible()) await keepPicture(counter, 'make');
  await atStep(teller, 'activate');
  await atStage(applicant, 'choose-pin');
  await keepPicture(counter, 'choose-pin');
  // A weak one is refused with its reason, and nothing of any PIN shows on the teller's window.
  await typePin(applicant, '123456');
  await expect(applicant.getByTestId('pin-message')).toContainText(/连续|running/);
  await typePin(applicant, pin);
  await atStep(teller, 'hand-over');
  expect(await teller.locator('body').textContent()).not.toContain(pin);
  await keepPicture(counter, 'hand-over');
};

/** Each digit twice over: chosen and repeated. */
const typePin = async (page: Page, pin: string): Promise<void> => {
  for (const digit of pin + pin) await page.getByTestId(`key-${digit}`).click();
};

/** The card leaves by the gate and is taken; then nothing of the person stays on either window. */
export const handOver = async (counter: Counter, takenByHand: boolean): Promise<void> => {
  const { teller, applicant } = counter;
  await press(teller, 'session.present');
  if (takenByHand) {
    await atStage(applicant, 'take-card');
    await keepPicture(counter, 'take-card');
    await teller.getByTestId('training-take').click();
  }
  await atStep(teller, 'closed');
  await atStage(applicant, 'done');
  await keepPicture(counter, 'closed');
  await press(teller, 'session.finish');
  await atStep(teller, 'ready');
  await atStage(applicant, 'welcome');
};

/** Reads to the end, ticks each text, signs. */
export const consent = async (counter: Counter): Promise<void> => {
  const { applicant } = counter;
  await atStage(applicant, 'consent');
  await keepPicture(counter, 'consent');
  const signature = applicant.getByTestId('signature');
  while (!(await signature.isVisible())) {
    const tick = applicant.getByTestId('consent-tick');
    await applicant.getByTestId('consent-text').evaluate((text) => {
      text.scrollTop = text.scrollHeight;
    });
    await tick.click();
    await applicant.getByTestId('primary').click();
  }
  const box = await signature.boundingBox();
  if (box === null) throw new Error('there is nothing to sign on');
  await applicant.mouse.move(box.x + 40, box.y + box.height / 2);
  await applicant.mouse.down();
  for (let i = 1; i <= 12; i += 1) {
    await applicant.mouse.move(box.x + 40 + i * 20, box.y + box.height / 2 + (i % 2 === 0 ? 25 : -25));
  }
  await applicant.mouse.up();
  await keepPicture(counter, 'sign');
  await applicant.getByTestId('primary').click();
};
