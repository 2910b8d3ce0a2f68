import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, type Page } from '@playwright/test';
import sharp from 'sharp';

const PICTURES = resolve(import.meta.dirname, '../../test-output/screens');

/** The two windows of one session, as the people at the counter use them. */
export interface Counter {
  readonly teller: Page;
  readonly applicant: Page;
  /** Folder below `test-output/screens` the pictures go to. */
  readonly name: string;
  /** False: this flow shows no screen another one has not kept already. */
  readonly pictures?: boolean;
}

let taken = 0;

/** Keeps a picture of both windows as they stand. */
export const keepPicture = async ({ teller, applicant, name, pictures }: Counter, stage: string): Promise<void> => {
  if (pictures === false) return;
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

/** Puts the first box on stock into the feeder: both people type what the training desk shows of them. */
export const loadBox = async (teller: Page): Promise<void> => {
  const shown = (role: 'teller' | 'supervisor') => teller.getByTestId(`training-${role}-secret`).textContent();
  const own = (await shown('teller')) ?? '';
  const second = (await shown('supervisor')) ?? '';
  await teller.locator('[data-testid^="load-box-"]').first().click();
  await teller.getByTestId('own-secret').fill(own);
  await teller.locator('[name="second-person"]').first().check();
  await teller.getByTestId('second-secret').fill(second);
  await teller.getByTestId('pair-save').click();
};

/** Start of day and a document on the reader: from the empty counter to the verdict. */
export const receive = async (counter: Counter, personId: string): Promise<void> => {
  const { teller, applicant } = counter;
  await atStep(teller, 'ready');
  await atStage(applicant, 'welcome');
  const box = teller.locator('[data-testid^="load-box-"]').first();
  await box.or(teller.locator('[data-testid="primary"][data-action="session.begin"]')).first().waitFor();
  if (await box.isVisible()) await loadBox(teller);
  await expect(teller.locator('[data-testid="primary"][data-action="session.begin"]')).toBeEnabled();
  await keepPicture(counter, 'ready');
  await press(teller, 'session.begin');
  await atStep(teller, 'identify');
  await atStage(applicant, 'place-document');
  await keepPicture(counter, 'identify');
  await teller.getByTestId(`training-place-${personId}`).click();
  await atStep(teller, 'verdict');
  await keepPicture(counter, 'verdict');
};

/** The teller compares the approved photo with the person and ticks it. */
export const tick = async ({ teller }: Counter, decision: string): Promise<void> => {
  // A tick that settles a decision makes room for the next one.
  const box = teller.getByTestId(`decision-${decision}`);
  if (!(await box.isChecked())) await box.click();
};

/** The first thing to do, as the screen says it. */
export const expectNeed = (teller: Page, need: string): Promise<void> =>
  expect(teller.locator(`[data-need="${need}"]`)).toBeVisible({ timeout: 60_000 });

export const expectDecision = (teller: Page, decision: string): Promise<void> =>
  expect(teller.locator(`[data-decision="${decision}"]`)).toBeVisible({ timeout: 60_000 });

/** Another person's document on the reader, read as the guardian's. */
export const readGuardian = async (counter: Counter, personId: string): Promise<void> => {
  const { teller, applicant } = counter;
  const read = teller
    .locator('[data-testid="primary"][data-action="session.readGuardian"]')
    .or(teller.getByTestId('action-session.readGuardian'));
  await read.first().click();
  await atStage(applicant, 'place-guardian-document');
  await keepPicture(counter, 'guardian-document');
  await teller.getByTestId(`training-place-${personId}`).click();
  await expect(applicant.locator('[data-stage="place-guardian-document"]')).toBeHidden({ timeout: 60_000 });
};

export const stateRelation = async (
  { teller }: Counter,
  kin: 'mother' | 'father' | 'other',
  household: 'same' | 'other',
): Promise<void> => {
  await teller.getByTestId(`relation-kin-${kin}`).check();
  // The question is gone as soon as it is answered.
  await teller.getByTestId(`household-${household}`).click();
};

/** The page of the household register, typed from the paper. */
export const enterRegister = async (
  { teller }: Counter,
  page: { readonly name: string; readonly idNumber: string; readonly address: string },
): Promise<void> => {
  await teller.getByTestId('action-session.enterRegister').click();
  await teller.getByTestId('field-register-name').fill(page.name);
  await teller.getByTestId('field-register-idNumber').fill(page.idNumber);
  await teller.getByTestId('field-register-address').fill(page.address);
  await teller.getByTestId('register-save').click();
};

/** A page of a paper as a picture file (JPEG). */
const paperFile = async (): Promise<Buffer> =>
  sharp({ create: { width: 900, height: 640, channels: 3, background: '#f4efe2' } })
    .jpeg()
    .toBuffer();

/** Every open paper: ticked by the teller, and a page of each that has to be kept. */
export const showPapers = async (counter: Counter): Promise<void> => {
  const { teller } = counter;
  const open = teller.getByTestId('materials-open');
  const rows = teller.locator('.material[data-kind]');
  // The list is the step itself, or behind a button of the form; what was ticked before it may still be on its way.
  await open.or(rows).first().waitFor({ timeout: 60_000 });
  if (await open.isVisible()) await open.click();
  await rows.first().waitFor();
  for (;;) {
    const seen = teller.locator('[data-testid^="material-"][data-testid$="-seen"]:not(:checked):enabled').first();
    if (!(await seen.isVisible())) break;
    // What is ticked is confirmed by the host before the next one.
    const testId = (await seen.getAttribute('data-testid')) ?? '';
    await seen.click();
    await expect(teller.locator(`[data-testid="${testId}"]:not(:checked)`)).toHaveCount(0);
  }
  const buffer = await paperFile();
  for (const kind of await rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-kind') ?? ''))) {
    const input = teller.getByTestId(`material-${kind}-input`);
    // The last page that is kept may settle the whole list, which then makes room for the next step.
    if ((await input.count()) > 0) await input.setInputFiles({ name: 'page.jpg', mimeType: 'image/jpeg', buffer });
    await expect(teller.locator(`.material[data-kind="${kind}"][data-settled="false"]`)).toHaveCount(0);
  }
  await keepPicture(counter, 'papers');
  const close = teller.getByTestId('materials-close');
  if (await close.isVisible()) await close.click();
};

/** Phone checked by the platform, occupation chosen. */
export const fillForm = async ({ teller }: Counter, phone: string, occupation = '30000'): Promise<void> => {
  await atStep(teller, 'application');
  await teller.getByTestId('field-phone').fill(phone);
  await teller.getByTestId('action-application.checkPhone').click();
  await expect(teller.getByTestId('phone-check')).toHaveAttribute('data-real-name', 'true');
  await choose(teller, 'field-occupation', occupation);
};

/** An entry of a list one searches by code. */
const choose = async (teller: Page, testId: string, code: string): Promise<void> => {
  const field = teller.getByTestId(testId);
  await field.click();
  await teller.keyboard.type(code);
  await teller.keyboard.press('Enter');
};

/** A photo from a file; what the host asks to be looked at is ticked, and the person compared. */
export const photoFromFile = async (counter: Counter, buffer: Buffer): Promise<void> => {
  const { teller } = counter;
  await teller.getByTestId('photo-input').setInputFiles({ name: 'portrait.jpg', mimeType: 'image/jpeg', buffer });
  await usePhoto(counter);
};

/** In the verdict on a photo: every confirmation and the comparison ticked by hand, then used. */
export const usePhoto = async (counter: Counter): Promise<void> => {
  const { teller } = counter;
  await expect(teller.getByTestId('photo-verdict')).toBeVisible({ timeout: 60_000 });
  for (const box of await teller.locator('[data-testid^="confirm-P"]').all()) await box.check();
  await tick(counter, 'photo-is-person');
  await keepPicture(counter, 'photo-verdict');
  await teller.getByTestId('photo-use').first().click();
  await expect(teller.getByTestId('photo-verdict')).toBeHidden();
};

/** From "make" to "ready to hand over": the machine works, the applicant chooses the PIN. */
export const make = async (counter: Counter, pin: string): Promise<void> => {
  const { teller } = counter;
  await press(teller, 'session.make');
  // With fast devices the machine may be done before anybody looks.
  await expect(teller.locator('[data-step="make"], [data-step="activate"]')).toBeVisible({ timeout: 60_000 });
  if (await teller.locator('[data-step="make"]').isVisible()) await keepPicture(counter, 'make');
  await finishWithPin(counter, pin);
};

/** The made card waits for its PIN: the applicant chooses it, a weak one first. */
export const finishWithPin = async (counter: Counter, pin: string): Promise<void> => {
  const { teller, applicant } = counter;
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

/** Every line is right, says the applicant (or the guardian beside). */
export const confirmData = async (counter: Counter): Promise<void> => {
  await atStage(counter.applicant, 'confirm-data');
  await keepPicture(counter, 'confirm-data');
  await counter.applicant.getByTestId('primary').click();
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
