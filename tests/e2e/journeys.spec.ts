import { type Browser, expect, test } from '@playwright/test';
import { createControlClient } from '#drivers/simulator/control/client.ts';
import { samplePortrait } from '#drivers/simulator/platform/sample-portrait.ts';
import { closeWindows, openCounter, type WatchedCounter } from '../support/counter.ts';
import { keepEffort } from '../support/effort.ts';
import {
  atStage,
  atStep,
  type Counter,
  confirmData,
  consent,
  enterRegister,
  expectDecision,
  expectNeed,
  fillForm,
  handOver,
  keepPicture,
  make,
  photoFromFile,
  press,
  readGuardian,
  receive,
  showPapers,
  stateRelation,
  tick,
} from '../support/journey.ts';
import { mergedScenario } from '../support/merged-scenario.ts';
import { type RunningHost, serveHost, startStation, type TestStation } from '../support/station.ts';

/** Who comes, from both shipped scenarios: what one has of a person the other has not. */
const scenario = mergedScenario('families', 'training-day');
const person = (id: string) => {
  const found = scenario.persons.find((one) => one.id === id);
  if (found === undefined) throw new Error(`nobody is called ${id}`);
  return found;
};
const phoneOf = (id: string): string => person(id).phone ?? '';
const documentOf = (id: string) => person(id).document;

let station: TestStation;
let host: RunningHost;

test.beforeAll(async () => {
  station = await startStation({ scenario });
  host = await serveHost(station.dir);
});
test.afterAll(async () => {
  await host?.stop();
  await station?.stop();
});
test.afterEach(closeWindows);

/** Flows whose screens are kept as pictures; the others look the same. */
const PICTURED = ['adult-on-site', 'minor-with-mother', 'other-outlet', 'under-review', 'wrong-guardian'];
const open = (browser: Browser, name: string): Promise<WatchedCounter> =>
  openCounter(browser, host, { name, pictures: PICTURED.includes(name) });

const portrait = async (key: string, sex: '1' | '2'): Promise<Buffer> =>
  Buffer.from(await samplePortrait({ key, sex }));

/** The rest of an application at the counter, from the form to "submitted", then the card. */
const applyAndTakeHome = async (
  counter: WatchedCounter,
  { phone, occupation, papers, key }: { phone: string; occupation?: string; papers?: boolean; key: string },
): Promise<void> => {
  const { teller } = counter;
  await press(teller, 'session.startApplication');
  await fillForm(counter, phone, occupation);
  if (papers === true) await showPapers(counter);
  await finishApplication(counter, key);
};

/** Photo, data, consents, and the card. */
const finishApplication = async (counter: WatchedCounter, key: string): Promise<void> => {
  const { teller } = counter;
  await photoFromFile(counter, await portrait(key, '2'));
  await confirmData(counter);
  await consent(counter);
  await keepPicture(counter, 'application-complete');
  await press(teller, 'application.submit');
  await takeHome(counter);
};

const takeHome = async (counter: WatchedCounter): Promise<void> => {
  await make(counter, '271828');
  await handOver(counter, false);
  await keepEffort(counter.teller, counter.name);
  expect(counter.foreign).toEqual([]);
};

/** The session ends without a card, with a slip for the applicant to take along. */
const endWithout = async ({ teller }: Counter): Promise<void> => {
  const finish = teller
    .locator('[data-testid="primary"][data-action="session.finish"]')
    .or(teller.getByTestId('action-session.finish'));
  await finish.first().click();
  await atStep(teller, 'closed');
  await press(teller, 'session.finish');
  await atStep(teller, 'ready');
};

test('adult online: an approved photo is compared, the card made and taken home', async ({ browser }) => {
  const counter = await open(browser, 'adult-online');
  await receive(counter, 'li-si');
  await expectNeed(counter.teller, 'photo-is-person');
  await tick(counter, 'photo-is-person');
  await takeHome(counter);
});

test('adult on site: applies at the counter and takes the card home', async ({ browser }) => {
  const counter = await open(browser, 'adult-on-site');
  const { teller, applicant } = counter;
  await receive(counter, 'chen-yi');
  await press(teller, 'session.startApplication');
  await fillForm(counter, phoneOf('chen-yi'));
  await atStage(applicant, 'confirm-data');
  await applicant.getByTestId('wrong-address').click();
  await expect(teller.getByTestId('disputed')).toBeVisible();
  await keepPicture(counter, 'disputed');
  await teller.getByTestId('field-address').fill('湖南省岳阳市临湘市长安街道示范路2号');
  await teller.getByTestId('field-address').blur();
  await expect(teller.getByTestId('disputed')).toBeHidden();
  await finishApplication(counter, 'chen-yi');
});

test('minor student with the mother in the same household register', async ({ browser }) => {
  const counter = await open(browser, 'minor-with-mother');
  await receive(counter, 'qian-xiao-yi');
  await expectNeed(counter.teller, 'guardian');
  await readGuardian(counter, 'feng-er');
  await expectNeed(counter.teller, 'relation');
  await stateRelation(counter, 'mother', 'same');
  await expectDecision(counter.teller, 'apply-on-site');
  await applyAndTakeHome(counter, { phone: phoneOf('feng-er'), occupation: '31', papers: true, key: 'qian-xiao-yi' });
});

test('minor in another household with the birth certificate', { tag: '@long' }, async ({ browser }) => {
  const counter = await open(browser, 'minor-other-household');
  await receive(counter, 'he-xiao');
  await readGuardian(counter, 'he-mu');
  await stateRelation(counter, 'mother', 'other');
  await expectDecision(counter.teller, 'apply-on-site');
  await applyAndTakeHome(counter, { phone: phoneOf('he-mu'), occupation: '31', papers: true, key: 'he-xiao' });
});

test('preschool child without an identity card: register typed in, the guardian wants the card', {
  tag: '@long',
}, async ({ browser }) => {
  const counter = await open(browser, 'preschool-child');
  const { teller } = counter;
  await atStep(teller, 'ready');
  await press(teller, 'session.begin');
  await atStep(teller, 'identify');
  const { name, idNumber } = documentOf('chu-xiao');
  await enterRegister(counter, { name, idNumber, address: '湖南省临湘市长安街道示范路12号' });
  await expectNeed(teller, 'guardian');
  await keepPicture(counter, 'register-entered');
  await readGuardian(counter, 'chu-san');
  await stateRelation(counter, 'mother', 'same');
  await expectNeed(teller, 'guardian-wants-card');
  await tick(counter, 'guardian-wants-card');
  await expectDecision(teller, 'apply-on-site');
  await applyAndTakeHome(counter, { phone: phoneOf('chu-san'), occupation: '70', papers: true, key: 'chu-xiao' });
});

test('student of 18: applies alone', { tag: '@long' }, async ({ browser }) => {
  const counter = await open(browser, 'student-of-18');
  await receive(counter, 'wei-xue');
  await expectDecision(counter.teller, 'apply-on-site');
  await applyAndTakeHome(counter, { phone: phoneOf('wei-xue'), occupation: '31', papers: true, key: 'wei-xue' });
});

test('refused photo corrected at the counter', { tag: '@long' }, async ({ browser }) => {
  const counter = await open(browser, 'refused-photo');
  const { teller } = counter;
  await receive(counter, 'zhou-ba');
  await expectDecision(teller, 'correct');
  await press(teller, 'session.correct');
  await fillForm(counter, phoneOf('zhou-ba'));
  await finishApplication(counter, 'zhou-ba');
});

test('other outlet: told where to go, with a slip', async ({ browser }) => {
  const counter = await open(browser, 'other-outlet');
  const { teller, applicant } = counter;
  await receive(counter, 'zhao-liu');
  await expectDecision(teller, 'other-outlet');
  await atStage(applicant, 'result');
  await expect(applicant.locator('[data-stage="result"]')).toContainText(/羊楼司|0730/);
  await teller.getByTestId('slip-referral-slip-save').click();
  await expect(teller.getByTestId('slip-referral-slip-done')).toBeVisible();
  await keepPicture(counter, 'referral');
  await endWithout(counter);
});

test('holder already: one person, one card', async ({ browser }) => {
  const counter = await open(browser, 'holder-already');
  await receive(counter, 'qian-da');
  await expectDecision(counter.teller, 'refuse');
  await expect(counter.teller.locator('[data-step="verdict"]')).toContainText('一人一卡');
  await endWithout(counter);
});

test('under review: put aside for the next person, approved meanwhile, and back without losing the place', {
  tag: '@long',
}, async ({ browser }) => {
  const counter = await open(browser, 'under-review');
  const { teller, applicant } = counter;
  await receive(counter, 'sun-qi');
  await expectDecision(teller, 'wait');
  await atStage(applicant, 'waiting');
  await keepPicture(counter, 'waiting');
  await teller.getByTestId('action-session.park').click();
  await atStep(teller, 'ready');
  await expect(teller.getByTestId('waiting')).toBeVisible();
  await keepPicture(counter, 'put-aside');
  await teller.getByTestId('training-remove').click();
  await receive(counter, 'sun-qi');
  await expectDecision(teller, 'wait');
  // The news comes by itself: nobody presses anything.
  const control = createControlClient(station.addresses.control);
  const review = { act: 'review', personId: 'sun-qi', state: 'approved' };
  expect(await control.act('platform', review)).toMatchObject({ ok: true });
  await expectNeed(teller, 'photo-is-person');
  await tick(counter, 'photo-is-person');
  await takeHome(counter);
});

test('guardian missing: what to bring, on screen and on paper', async ({ browser }) => {
  const counter = await open(browser, 'guardian-missing');
  const { teller, applicant } = counter;
  await receive(counter, 'yan-xiao');
  await expectNeed(teller, 'guardian');
  await atStage(applicant, 'result');
  await endWithout(counter);
});

test('wrong guardian: another one applied, and that one has to come', { tag: '@long' }, async ({ browser }) => {
  const counter = await open(browser, 'wrong-guardian');
  const { teller } = counter;
  await receive(counter, 'qian-xiao-er');
  await readGuardian(counter, 'feng-er');
  await expectNeed(teller, 'guardian');
  await expect(teller.locator('[data-step="verdict"]')).toContainText('钱*');
  await keepPicture(counter, 'wrong-guardian');
  await readGuardian(counter, 'qian-da');
  await stateRelation(counter, 'father', 'same');
  await expectNeed(teller, 'photo-is-person');
  await tick(counter, 'photo-is-person');
  await showPapers(counter);
  await takeHome(counter);
});

test('a draft, delivery by post, another province and somebody else’s application are told apart', {
  tag: '@long',
}, async ({ browser }) => {
  const counter = await open(browser, 'online-states');
  const { teller, applicant } = counter;
  const states = [
    ['jiang-wu', 'apply-on-site', /尚未提交|现场申领/],
    ['shen-liu', 'refuse', /邮寄/],
    ['han-qi', 'refuse', /跨省/],
    ['zhu-jiu', 'needs', /申领/],
  ] as const;
  for (const [id, decision, words] of states) {
    await receive(counter, id);
    await expectDecision(teller, decision);
    await expect(teller.locator('[data-step="verdict"]')).toContainText(words);
    await atStage(applicant, 'result');
    const ending = teller
      .locator('[data-testid="primary"][data-action="session.finish"]')
      .or(teller.getByTestId('action-session.finish'))
      .or(teller.getByTestId('action-session.cancel'));
    await ending.first().click();
    await atStep(teller, 'closed');
    await press(teller, 'session.finish');
    await atStep(teller, 'ready');
    await teller.getByTestId('training-remove').click();
  }
  expect(counter.foreign).toEqual([]);
});
