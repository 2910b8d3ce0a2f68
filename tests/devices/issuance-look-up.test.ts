import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeText } from '#contract/codes/index.ts';
import type { SessionView } from '#contract/views.ts';
import {
  expectAccounted,
  expectTold,
  goOn,
  type IssuanceDesk,
  madeUpNumber,
  openDesk,
  PIN,
  scenarioOf,
  toVerdict,
} from '../support/issuance-desk.ts';
import { confirmAndSign, decide, givePhoto } from '../support/journey-desk.ts';

const REASONS = [
  { code: 'photo-light-clothes', zh: '照片衣着颜色过浅', en: 'The clothes in the photo are too light' },
  { code: 'photo-ears-covered', zh: '头发遮住耳朵', en: 'Hair covers the ears' },
];

/** What the platform knows of each person who comes. */
const KNOWN: Readonly<Record<string, object>> = {
  elsewhere: { application: { state: 'approved', outletNo: 10 } },
  'by-post': { application: { state: 'approved', delivery: 'post' } },
  'cross-province': { application: { state: 'approved', crossProvince: true } },
  review: { application: { state: 'under-review' } },
  'review-refused': { application: { state: 'under-review' } },
  refused: { application: { state: 'refused', reasons: REASONS } },
  holder: { holder: { bank: '农业银行', issuedOn: '20190612' }, application: { state: 'approved' } },
  'not-insured': { insurances: [], application: { state: 'approved' } },
  'not-resident': { registration: '110105', insurances: [] },
  'other-name': { application: { state: 'approved', name: '张四' } },
  onsite: {},
  'phone-of-another': { phoneRealName: false },
  'lost-submit': {},
  'gives-up': {},
};

let desk: IssuanceDesk;

beforeAll(async () => {
  const persons = Object.entries(KNOWN).map(([id, platform], i) => ({
    id,
    document: { name: '张三', idNumber: madeUpNumber(i) },
    phone: '13800138000',
    pin: PIN,
    platform,
  }));
  desk = await openDesk({ scenario: scenarioOf({ persons }) });
});
afterAll(() => desk?.stop());

const platform = (act: string, params: object = {}) => desk.act('platform', act, params);
const blocking = (view: SessionView): readonly string[] =>
  (view.verdict?.reasons ?? []).filter(({ level }) => level !== 'pass').map(({ code }) => code);

/** Every reason has words: the platform's own, or a text of the contract. */
const expectWorded = (view: SessionView): void => {
  for (const reason of [...(view.verdict?.reasons ?? []), ...(view.outcome?.reasons ?? [])]) {
    expect([reason.code, reason.text ?? codeText(reason.code)]).not.toContain(undefined);
  }
};

const finish = async (first: SessionView): Promise<void> => {
  const action = first.actions.find((one) => one === 'session.finish' || one === 'session.cancel');
  const end = first.step === 'closed' ? first : await desk.press(action ?? 'session.finish');
  expect(end.step).toBe('closed');
  expectWorded(end);
  await desk.press('session.finish');
  const { issued, spoiled, retained } = await expectAccounted(desk);
  expect(spoiled + retained).toBe(0);
  expect(issued).toBe((await desk.printer()).taken.length);
};

describe('a verdict that is no card', () => {
  it.each([
    ['elsewhere', 'other-outlet', ['application.other-outlet']],
    ['by-post', 'refuse', ['application.by-post']],
    ['cross-province', 'refuse', ['application.cross-province']],
    ['refused', 'correct', ['application.refused', 'review.photo-light-clothes', 'review.photo-ears-covered']],
    ['holder', 'refuse', ['holder.has-card']],
    ['not-insured', 'refuse', ['insurance.none']],
    ['not-resident', 'refuse', ['residence.elsewhere', 'insurance.none', 'application.none']],
    ['other-name', 'refuse', ['application.identity-mismatch']],
  ])('%s: %s, with every reason in words, and nothing moves', async (id, decision, reasons) => {
    const view = await toVerdict(desk, id);
    expect(view.verdict?.decision).toBe(decision);
    expect(blocking(view)).toEqual(reasons);
    expectWorded(view);
    expect(view.actions).not.toContain('session.make');
    expect(await desk.teller('session.make', {})).toMatchObject({ ok: false, error: { code: 'session.not-now' } });
    const end = await desk.press('session.finish');
    expect(end.outcome).toMatchObject({ outcome: 'refused', fate: 'none' });
    expect(end.outcome?.reasons.map(({ code }) => code)).toEqual(expect.arrayContaining(reasons));
    await finish(end);
  });

  it('names the outlet that was chosen, with telephone and address', async () => {
    const view = await toVerdict(desk, 'elsewhere');
    expect(view.verdict?.outlet).toMatchObject({ no: 10, phone: expect.stringMatching(/\d{6}/) });
    await finish(view);
  });
});

describe('an identity card that can not be read', () => {
  it('as the reader is set up wrongly: is told at once, and read when that is mended', async () => {
    await desk.control.place('onsite');
    await desk.act('id-reader', 'fault', { sw3: 0x21, at: 'find' });
    const begun = await desk.teller('session.begin', {});
    expect(begun.ok).toBe(true);
    const view = await desk.settled();
    expect(expectTold(view)).toMatchObject({ during: 'read-identity', cardPlace: 'none', cardNext: 'none' });
    expect(view.fault?.code).toBe('id-reader.program-fault');
    expect(view.actions).toEqual(['session.readIdentity', 'session.cancel']);
    const read = await desk.press('session.readIdentity');
    expect(read.verdict?.decision).toBe('apply-on-site');
    await finish(read);
  });

  it('as nobody puts one there: is given up, and the wait has its end in the journal', async () => {
    await desk.act('id-reader', 'remove');
    const begun = await desk.teller('session.begin', {});
    expect(begun.ok).toBe(true);
    const end = await desk.press('session.cancel');
    expect(end).toMatchObject({ busy: null, outcome: { outcome: 'cancelled', fate: 'none' } });
    await finish(end);
  });
});

describe('an application under review', () => {
  it('is waited for at the counter, and the card is made once it is approved', async () => {
    const view = await toVerdict(desk, 'review');
    expect(view.verdict?.decision).toBe('wait');
    expect(view.actions).toEqual(['session.refreshApplication', 'session.park', 'session.finish']);
    const still = await desk.press('session.refreshApplication');
    expect(still.verdict?.decision).toBe('wait');
    await platform('review', { personId: 'review', state: 'approved' });
    const approved = await desk.press('session.refreshApplication');
    expect(blocking(approved)).toEqual(['photo.to-compare']);
    expect((await decide(desk, 'photo-is-person')).verdict?.decision).toBe('make');
    const end = await goOn(desk, approved);
    expect(end.outcome).toMatchObject({ outcome: 'issued', fate: 'handed-over' });
    await finish(end);
  });

  it('that is refused meanwhile shows why, and is made once it was corrected', async () => {
    await toVerdict(desk, 'review-refused');
    await platform('review', { personId: 'review-refused', state: 'refused', reasons: REASONS });
    const refused = await desk.press('session.refreshApplication');
    expect(refused.verdict?.decision).toBe('correct');
    expect(refused.verdict?.reasons.map(({ text }) => text?.zh)).toContain('头发遮住耳朵');
    await platform('review', { personId: 'review-refused', state: 'approved' });
    const corrected = await desk.press('session.refreshApplication');
    expect(blocking(corrected)).toEqual(['photo.to-compare']);
    await finish(corrected);
  });

  it('is asked for again when the platform was away', async () => {
    await platform('review', { personId: 'review-refused', state: 'under-review' });
    await toVerdict(desk, 'review-refused');
    await platform('down');
    const away = await desk.press('session.refreshApplication');
    expect(expectTold(away)).toMatchObject({ code: 'platform.unreachable', during: 'read-application' });
    expect(away.verdict?.decision).toBe('wait');
    expect(away.actions).toEqual(['session.retry', 'session.back', 'session.cancel']);
    await platform('up');
    const back = await desk.press('session.retry');
    expect(back.fault).toBeNull();
    await finish(back);
  });
});

describe('an application at the counter', () => {
  const call = async (
    window: 'teller' | 'applicant',
    ...[method, input]: Parameters<IssuanceDesk['teller']>
  ): Promise<SessionView> => {
    const answer = await desk[window](method, input);
    expect([method, answer.ok]).toEqual([method, true]);
    return desk.settled();
  };

  const begin = async (id: string): Promise<SessionView> => {
    const view = await toVerdict(desk, id);
    expect(view.verdict?.decision).toBe('apply-on-site');
    await call('teller', 'session.startApplication', {});
    return call('teller', 'application.saveForm', {
      phone: '13800138000',
      division: '430682',
      address: '湖南省临湘市测试路1号',
      occupation: '30000',
      nationality: 'CHN',
    });
  };

  const complete = async (): Promise<SessionView> => {
    await givePhoto(desk, 'x');
    return confirmAndSign(desk);
  };

  it('ends with a card', async () => {
    await begin('onsite');
    await call('teller', 'application.checkPhone', {});
    await complete();
    const approved = await desk.press('application.submit');
    expect(approved.application).toMatchObject({ mode: 'onsite', state: 'approved' });
    const end = await goOn(desk, await desk.press('session.make'));
    expect(end.outcome).toMatchObject({ outcome: 'issued', fate: 'handed-over' });
    await finish(end);
  });

  it('with the phone of somebody else can not be submitted', async () => {
    await begin('phone-of-another');
    const checked = await call('teller', 'application.checkPhone', {});
    expect(checked.form?.phoneCheck?.realName).toBe(false);
    const filled = await complete();
    expect(filled.form?.missing).toEqual(['form.phone-other-name']);
    expect(await desk.teller('application.submit', {})).toMatchObject({
      ok: false,
      error: { code: 'application.incomplete' },
    });
    await finish(await desk.settled());
  });

  it('whose phone can not be checked now is told so, and goes on when the platform is back', async () => {
    await begin('gives-up');
    await platform('down');
    const away = await call('teller', 'application.checkPhone', {});
    expect(expectTold(away)).toMatchObject({ code: 'platform.unreachable', during: 'check-phone', cardNext: 'none' });
    expect(away.actions).toEqual(['session.retry', 'session.back', 'session.cancel']);
    await platform('up');
    const checked = await desk.press('session.retry');
    expect(checked.fault).toBeNull();
    expect(checked.form?.phoneCheck?.realName).toBe(true);
    await platform('down');
    await complete();
    const unsent = await desk.press('application.submit');
    expect(expectTold(unsent)).toMatchObject({ code: 'platform.unreachable', during: 'submit-application' });
    await platform('up');
    const end = await desk.press('session.cancel');
    expect(end.outcome).toMatchObject({ outcome: 'failed', fate: 'none' });
    await finish(end);
  });

  it('whose answer was lost is submitted once', async () => {
    await begin('lost-submit');
    await call('teller', 'application.checkPhone', {});
    await complete();
    await platform('lose-answer', { call: 'submitApplication' });
    const approved = await desk.press('application.submit');
    expect(approved.application).toMatchObject({ state: 'approved' });
    const { persons } = (await desk.platform()) as { readonly persons: readonly { readonly personId: string }[] };
    expect(persons.find(({ personId }) => personId === 'lost-submit')).toMatchObject({
      application: { id: approved.application?.id, state: 'approved' },
    });
    await finish(approved);
  });
});
