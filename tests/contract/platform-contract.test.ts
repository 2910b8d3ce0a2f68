import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '#basics/clock.ts';
import { fromHex, toHex } from '#basics/hex.ts';
import { silentLogger } from '#basics/logger.ts';
import { unwrap } from '#basics/result.ts';
import type { CardData, HolderData, IssuerData } from '#domain/card/card-data.ts';
import type { CallRequest } from '#drivers/platform/calls.ts';
import { createPlatformClient } from '#drivers/platform/client.ts';
import type { RootKeys } from '#drivers/simulator/key-server/root-keys.ts';
import type { Platform } from '#services/ports.ts';
import {
  CHILD,
  chipOf,
  FACTOR,
  jpeg,
  LI,
  MOTHER,
  ORIGINAL,
  OUTLET_NO,
  PHONE,
  startTrainingPlatform,
  type TrainingPlatform,
  WANG,
  ZHANG,
} from '../support/training-platform.ts';

type Submission = CallRequest<'submitApplication'>;

let training: TrainingPlatform;
beforeEach(async () => {
  training = await startTrainingPlatform();
});
afterEach(() => training.close());

const who = ({ idNumber, name }: { readonly idNumber: string; readonly name: string }) => ({ idNumber, name });

const applicationOf = async (document: typeof ZHANG): Promise<string> => {
  const record = unwrap(await training.client.lookUp(who(document)));
  if (record.application === null) throw new Error('no application');
  return record.application.id;
};

const asReport = (data: CardData, cardId: string): { readonly issuer: IssuerData; readonly holder: HolderData } => ({
  issuer: {
    cardId,
    cardClass: data.cardClass,
    specVersion: '3.00',
    initialiser: '915600000243060043060001',
    issueDate: data.issueDate,
    expiryDate: data.expiryDate,
    cardNumber: data.cardNumber,
  },
  holder: {
    socialSecurityNumber: data.socialSecurityNumber,
    name: data.name,
    sex: data.sex,
    nation: data.nation,
    birthPlace: data.birthPlace,
    birthDate: data.birthDate,
  },
});

/** An order whose chip carries the data, ready to be reported back. */
const written = async (): Promise<{ readonly orderId: string; readonly data: CardData }> => {
  const { orderId } = unwrap(await training.client.createOrder('s1/order', await applicationOf(ZHANG)));
  const { data } = unwrap(
    await training.client.authenticateWrite('s1/write', orderId, { ...chipOf(1), challenges: [ORIGINAL, FACTOR] }),
  );
  return { orderId, data };
};

const reported = async (): Promise<string> => {
  const { orderId, data } = await written();
  unwrap(
    await training.client.reportBack('s1/report', orderId, {
      ...chipOf(1),
      ...asReport(data, chipOf(1).cardId),
      blankId: 'B001',
    }),
  );
  return orderId;
};

const form = {
  phone: PHONE,
  division: '430682',
  address: '湖南省临湘市示范路2号',
  occupation: '职员',
  nationality: 'CHN',
} as const;

const signed = (signedBy: 'applicant' | 'guardian') => ({
  document: 'bank-liability',
  version: '1',
  sha256: 'ab'.repeat(32),
  readAt: 1,
  agreedAt: 2,
  signedBy,
  signatureSha256: 'cd'.repeat(32),
});

const submission = async (): Promise<Submission> => ({
  document: WANG,
  form: {
    ...form,
    phoneCheck: unwrap(await training.client.checkPhone({ ...who(WANG), phone: PHONE })),
  },
  consents: [signed('applicant')],
  photo: await jpeg(358, 441),
  guardian: null,
  materials: [],
  photoOverride: null,
  replaces: null,
});

const ofChild = async (change: Partial<Submission> = {}): Promise<Submission> => ({
  ...(await submission()),
  document: CHILD,
  form: { ...form, phoneCheck: unwrap(await training.client.checkPhone({ ...who(MOTHER), phone: PHONE })) },
  consents: [signed('guardian')],
  guardian: { document: MOTHER, relation: { kin: 'mother', household: 'same' } },
  materials: [
    { kind: 'guardian-identity-card', seenBy: null, pages: 0, waivedBy: null, waivedWhy: null },
    { kind: 'household-register-head', seenBy: '柜员', pages: 1, waivedBy: null, waivedWhy: null },
  ],
  ...change,
});

const submit = async (request: Submission): Promise<string> => {
  const answer = await training.client.submitApplication('s1/submit', request);
  return answer.ok ? answer.value.state : answer.error.code;
};

describe('the client', () => {
  it('fits the port of the services', () => {
    const port: Platform = training.client;
    expect(port).toBe(training.client);
  });

  it('names a platform nobody answers for', async () => {
    const client = createPlatformClient({
      baseUrl: 'http://127.0.0.1:1',
      station: { id: 'S1', outletNo: OUTLET_NO },
      logger: silentLogger,
      clock: systemClock,
    });
    expect(await client.outlets()).toMatchObject({
      ok: false,
      error: { code: 'platform.unreachable', kind: 'retry', params: { cause: 'ECONNREFUSED' } },
    });
    await client.close();
  });

  it.each([
    ['text instead of JSON', 200, '<html></html>', 'platform.bad-answer'],
    ['a value that does not fit', 200, '{"outlets":[{"no":"three"}]}', 'platform.bad-answer'],
    ['a failure without a reason', 500, '{}', 'platform.bad-answer'],
    ['a reason it does not know', 409, '{"code":"new-rule","params":{}}', 'platform.refused.unlisted'],
    ['a gateway without a platform behind it', 503, 'busy', 'platform.busy'],
  ])('names %s', async (_title, status, body, code) => {
    const server = createServer((_request, response) => response.writeHead(status).end(body));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const client = createPlatformClient({
      baseUrl: `http://127.0.0.1:${address.port}`,
      station: { id: 'S1', outletNo: OUTLET_NO },
      logger: silentLogger,
      clock: systemClock,
    });
    expect(await client.outlets()).toMatchObject({ ok: false, error: { code } });
    await client.close();
    server.close();
  });

  it('gives up after its time limit', async () => {
    await training.close();
    training = await startTrainingPlatform({ timeoutMs: 50 });
    unwrap(await training.platform.act({ act: 'delay', call: 'outlets', ms: 60_000 }));
    expect(await training.client.outlets()).toMatchObject({ ok: false, error: { code: 'platform.timeout' } });
  });

  it('refuses to send what the contract does not know, without repeating it', async () => {
    const answer = await training.client.lookUp({ idNumber: '123', name: '张三' });
    expect(answer).toEqual({
      ok: false,
      error: {
        code: 'platform.refused.request-malformed',
        kind: 'stop',
        params: { call: 'lookUp', path: 'idNumber' },
      },
    });
  });
});

describe('station', () => {
  it('registers the station at its outlet with the boxes allotted to it', async () => {
    const registration = unwrap(await training.client.register());
    expect(registration.outlet).toMatchObject({ no: 3, bank: '建设银行' });
    expect(registration.environment).toBe('training');
    expect(registration.boxes).toHaveLength(1);
    expect(registration.boxes[0]?.blanks.map(({ blankId }) => blankId)).toEqual(['B001', 'B002']);
  });

  it('takes heartbeats and shows them', async () => {
    unwrap(await training.client.heartbeat({ 'card-printer': 'ready' }));
    expect(training.platform.state()).toMatchObject({ heartbeat: { states: { 'card-printer': 'ready' } } });
  });

  it('lists the 29 outlets as published, flaws included', async () => {
    const outlets = unwrap(await training.client.outlets());
    expect(outlets).toHaveLength(29);
    expect(outlets.find(({ no }) => no === 20)?.address).toBe('湖南省临湘市 49');
    expect(outlets.find(({ no }) => no === 5)?.phone).toBe(outlets.find(({ no }) => no === 9)?.phone);
  });

  it('answers settings and a profile for every bank', async () => {
    expect(unwrap(await training.client.settings()).photo).toMatchObject({ width: 358, height: 441 });
    expect(unwrap(await training.client.bankProfiles()).map(({ bank }) => bank)).toContain('湖南银行');
  });

  it('refuses a station of another outlet', async () => {
    const stranger = createPlatformClient({
      baseUrl: training.platform.address,
      station: { id: 'S9', outletNo: 9 },
      logger: silentLogger,
      clock: systemClock,
    });
    expect(await stranger.register()).toMatchObject({ error: { code: 'platform.refused.station-unknown' } });
    await stranger.close();
  });
});

describe('person and application', () => {
  it('looks a person up', async () => {
    const record = unwrap(await training.client.lookUp(who(ZHANG)));
    expect(record).toMatchObject({ holder: null, registration: '430682', insurances: ['pension', 'medical'] });
    expect(record.application).toMatchObject({ mode: 'online', state: 'approved', outletNo: OUTLET_NO });
  });

  it('refuses unknown persons and a name that is not the number’s', async () => {
    expect(await training.client.lookUp({ idNumber: '810000199001010019', name: '赵六' })).toMatchObject({
      error: { code: 'platform.refused.person-unknown', kind: 'ask' },
    });
    expect(await training.client.lookUp({ ...who(ZHANG), name: '李四' })).toMatchObject({
      error: { code: 'platform.refused.person-mismatch' },
    });
  });

  it('checks in whose name a phone is', async () => {
    const own = unwrap(await training.client.checkPhone({ ...who(ZHANG), phone: PHONE }));
    const other = unwrap(await training.client.checkPhone({ ...who(ZHANG), phone: '13900139000' }));
    expect([own.realName, other.realName]).toEqual([true, false]);
  });

  it('shows reviews as they end, with the reasons of a refusal', async () => {
    const id = await applicationOf(LI);
    expect(unwrap(await training.client.readApplication(id)).state).toBe('under-review');
    expect(await training.client.applicationPhoto(id)).toMatchObject({
      error: { code: 'platform.refused.application-not-approved' },
    });
    const reasons = [{ code: 'photo-light-clothes', zh: '衣服颜色过浅', en: 'Clothes too light' }];
    unwrap(await training.platform.act({ act: 'review', personId: 'li', state: 'refused', reasons }));
    expect(unwrap(await training.client.readApplication(id))).toMatchObject({ state: 'refused', reasons });
    unwrap(await training.platform.act({ act: 'review', personId: 'li', state: 'approved' }));
    expect(unwrap(await training.client.readApplication(id))).toMatchObject({ state: 'approved', reasons: [] });
    expect(unwrap(await training.client.applicationPhoto(id)).slice(0, 2)).toEqual(Uint8Array.of(0xff, 0xd8));
  });

  it('counts the time of a review from the first look-up', async () => {
    await training.close();
    let now = 1_700_000_000_000;
    const clock = { ...systemClock, now: () => now };
    training = await startTrainingPlatform({ clock, rules: { reviewAfterMs: 60_000 } });
    now += 3_600_000;
    expect(unwrap(await training.client.lookUp(who(LI))).application?.state).toBe('under-review');
    now += 59_999;
    expect(unwrap(await training.client.lookUp(who(LI))).application?.state).toBe('under-review');
    now += 1;
    expect(unwrap(await training.client.lookUp(who(LI))).application?.state).toBe('approved');
  });

  it('takes an application at the counter, approves it and keeps its photo and materials', async () => {
    const request = await submission();
    const application = unwrap(await training.client.submitApplication('s1/submit', request));
    expect(application).toMatchObject({ mode: 'onsite', state: 'approved', outletNo: OUTLET_NO });
    expect(unwrap(await training.client.applicationPhoto(application.id))).toEqual(request.photo);
    const material = { kind: 'identity-card', page: 1, picture: request.photo } as const;
    expect(unwrap(await training.client.uploadMaterial('s1/m1', application.id, material)).materialId).not.toBe('');
    expect(await training.client.submitApplication('s1/submit2', request)).toMatchObject({
      error: { code: 'platform.refused.application-locked' },
    });
  });

  it('lets a refused application be made again at the counter', async () => {
    unwrap(await training.platform.act({ act: 'review', personId: 'li', state: 'refused', reasons: [] }));
    const request = { ...(await submission()), document: LI, replaces: await applicationOf(LI) };
    expect(unwrap(await training.client.submitApplication('s1/submit', request))).toMatchObject({ mode: 'onsite' });
    expect(unwrap(await training.client.lookUp(who(LI))).application).toMatchObject({ mode: 'onsite' });
  });

  it('names what an application lacks', async () => {
    const { client, platform } = training;
    const good = await submission();
    const code = async (request: typeof good) => {
      const answer = await client.submitApplication('s1/submit', request);
      return answer.ok ? 'ok' : answer.error.code;
    };
    const small = await jpeg(100, 100);
    expect(await code({ ...good, consents: [] })).toBe('platform.refused.consent-missing');
    expect(await code({ ...good, photo: small })).toBe('platform.refused.photo-unfit');
    expect(await code({ ...good, photo: Uint8Array.of(1, 2, 3) })).toBe('platform.refused.photo-unfit');
    expect(await code({ ...good, form: { ...good.form, phone: '13900139000' } })).toBe(
      'platform.refused.phone-not-real-name',
    );
    expect(await code({ ...good, document: LI })).toBe('platform.refused.application-exists');
    unwrap(await platform.act({ act: 'set-person', personId: 'wang', patch: { insurances: [] } }));
    expect(await client.submitApplication('s1/submit', good)).toMatchObject({
      error: { code: 'platform.refused.person-not-eligible', params: { condition: 'insurance' } },
    });
    unwrap(
      await platform.act({
        act: 'set-person',
        personId: 'wang',
        patch: { insurances: ['medical'], registration: '430600' },
      }),
    );
    expect(await client.submitApplication('s1/submit', good)).toMatchObject({
      error: { params: { condition: 'residence' } },
    });
    unwrap(await platform.act({ act: 'set-person', personId: 'wang', patch: { permanentResident: true } }));
    expect(await code(good)).toBe('ok');
  });

  it('leaves an application at the counter under review when that takes time', async () => {
    await training.close();
    training = await startTrainingPlatform({ rules: { onsiteReviewMs: null } });
    const application = unwrap(await training.client.submitApplication('s1/submit', await submission()));
    expect(application.state).toBe('under-review');
    unwrap(await training.platform.act({ act: 'review', personId: 'wang', state: 'approved' }));
    expect(unwrap(await training.client.readApplication(application.id)).state).toBe('approved');
  });
});

describe('application of a minor', () => {
  it('is taken with the guardian, whose phone and signature it bears', async () => {
    const application = unwrap(await training.client.submitApplication('s1/submit', await ofChild()));
    expect(application).toMatchObject({
      state: 'approved',
      appliedFor: 'other',
      applicant: { name: MOTHER.name, idNumber: MOTHER.idNumber },
      data: { phone: PHONE, division: '430682', nationality: 'CHN' },
    });
  });

  it('is refused without a guardian', async () => {
    expect(await submit(await ofChild({ guardian: null }))).toBe('platform.refused.guardian-missing');
  });

  it.each<[string, () => Submission['guardian'] & object, string]>([
    ['is the child', () => ({ document: CHILD, relation: { kin: 'other', household: 'same' } }), 'applicant'],
    [
      'is nobody the platform knows',
      () => ({
        document: { ...MOTHER, idNumber: '430682190001011017' },
        relation: { kin: 'mother', household: 'same' },
      }),
      'person-unknown',
    ],
    [
      'has another name than the number',
      () => ({ document: { ...MOTHER, name: '冯一' }, relation: { kin: 'mother', household: 'same' } }),
      'person-mismatch',
    ],
  ])('is refused with a guardian who %s', async (_, guardian, cause) => {
    const request = await ofChild({ guardian: guardian() });
    expect(await training.client.submitApplication('s1/submit', request)).toMatchObject({
      error: { code: 'platform.refused.guardian-unfit', params: { cause } },
    });
  });

  it('is one until the day of the eighteenth birthday in China begins', async () => {
    await training.close();
    training = await startTrainingPlatform({ clock: { ...systemClock, now: () => Date.UTC(2033, 4, 31, 15) } });
    expect(await submit(await ofChild({ guardian: null }))).toBe('platform.refused.guardian-missing');
    await training.close();
    training = await startTrainingPlatform({ clock: { ...systemClock, now: () => Date.UTC(2033, 4, 31, 16) } });
    expect(await submit(await ofChild({ guardian: null, consents: [signed('applicant')] }))).toBe('approved');
  });

  it('needs the guardian’s own phone and signature', async () => {
    unwrap(await training.platform.act({ act: 'set-person', personId: 'mother', patch: { phoneRealName: false } }));
    expect(await submit(await ofChild())).toBe('platform.refused.phone-not-real-name');
    unwrap(await training.platform.act({ act: 'set-person', personId: 'mother', patch: { phoneRealName: true } }));
    expect(await submit(await ofChild({ consents: [signed('applicant')] }))).toBe('platform.refused.consent-missing');
    expect(await submit(await ofChild())).toBe('approved');
  });
});

describe('review again', () => {
  const PHOTO = [{ code: 'photo-light-clothes', zh: '衣服颜色过浅', en: 'Clothes too light' }];
  const DATA = [{ code: 'data-address', zh: '住址不完整', en: 'The address is not complete' }];
  const refused = (reasons: readonly object[]) => ({ afterMs: 0, outcome: 'refused', reasons });

  const begin = async (...onsiteReview: readonly object[]) => {
    await training.close();
    training = await startTrainingPlatform({ onsiteReview });
  };

  it('ends as the person’s reviews say, one after the other, each refusal with its reasons', async () => {
    await begin(refused(DATA), { outcome: 'approved' });
    const { client } = training;
    const first = unwrap(await client.submitApplication('s1/submit', await submission()));
    expect(first).toMatchObject({ state: 'refused', reasons: DATA });
    const second = { ...(await submission()), replaces: first.id };
    expect(unwrap(await client.submitApplication('s1/submit:2', second))).toMatchObject({ state: 'approved' });
    expect(unwrap(await client.lookUp(who(WANG))).application).toMatchObject({ state: 'approved', reasons: [] });
  });

  it('takes the same photo again when only the data was wrong, another one when the photo was', async () => {
    await begin(refused(DATA), refused(PHOTO), { outcome: 'approved' });
    const { client } = training;
    const request = await submission();
    const first = unwrap(await client.submitApplication('s1/a', request));
    expect(unwrap(await client.applicationPhoto(first.id))).toEqual(request.photo);
    const second = unwrap(await client.submitApplication('s1/b', { ...request, replaces: first.id }));
    expect(second).toMatchObject({ state: 'refused', reasons: PHOTO });
    expect(await client.submitApplication('s1/c', { ...request, replaces: second.id })).toMatchObject({
      error: { code: 'platform.refused.photo-unfit' },
    });
    const photo = await jpeg(358, 441, '#fefefe');
    expect(unwrap(await client.submitApplication('s1/d', { ...request, photo, replaces: second.id })).state).toBe(
      'approved',
    );
  });

  it('takes the time the review says, and is decided at once by hand', async () => {
    await begin({ afterMs: null });
    const first = unwrap(await training.client.submitApplication('s1/submit', await submission()));
    expect(first.state).toBe('under-review');
    unwrap(await training.platform.act({ act: 'review-waiting', state: 'refused', reasons: DATA }));
    const states = [unwrap(await training.client.readApplication(first.id)), await training.client.lookUp(who(LI))];
    expect(states).toMatchObject([
      { state: 'refused', reasons: DATA },
      { value: { application: { state: 'refused' } } },
    ]);
  });

  it('replaces no other application than the refused one', async () => {
    expect(await submit({ ...(await submission()), replaces: 'A999999' })).toBe('platform.refused.application-unknown');
  });
});

describe('order', () => {
  it('orders the card of an approved application with number, dates and photo', async () => {
    const order = unwrap(await training.client.createOrder('s1/order', await applicationOf(ZHANG)));
    expect(order).toMatchObject({ state: 'open', cardNumber: 'P00000010', cardId: null });
    expect(order.face).toMatchObject({ name: '张三', socialSecurityNumber: ZHANG.idNumber });
    expect(Number(order.face.expiryDate.slice(0, 4)) - Number(order.face.issueDate.slice(0, 4))).toBe(10);
    expect(order.face.photo.slice(0, 2)).toEqual(Uint8Array.of(0xff, 0xd8));
    expect(unwrap(await training.client.order(order.orderId))).toEqual(order);
  });

  it('orders for approved applications of this outlet only, once per person, never for a holder', async () => {
    const { client, platform } = training;
    expect(await client.createOrder('k1', await applicationOf(LI))).toMatchObject({
      error: { code: 'platform.refused.application-not-approved', params: { state: 'under-review' } },
    });
    expect(await client.createOrder('k2', 'nobody')).toMatchObject({
      error: { code: 'platform.refused.application-unknown' },
    });
    unwrap(
      await platform.act({
        act: 'set-person',
        personId: 'li',
        patch: { application: { state: 'approved', outletNo: 9 } },
      }),
    );
    expect(await client.createOrder('k3', await applicationOf(LI))).toMatchObject({
      error: { code: 'platform.refused.application-other-outlet', params: { outletNo: 9 } },
    });
    unwrap(
      await platform.act({
        act: 'set-person',
        personId: 'li',
        patch: { application: { state: 'approved', delivery: 'post' } },
      }),
    );
    expect(await client.createOrder('k4', await applicationOf(LI))).toMatchObject({
      error: { code: 'platform.refused.application-by-post' },
    });
    const first = unwrap(await client.createOrder('k5', await applicationOf(ZHANG)));
    expect(await client.createOrder('k6', await applicationOf(ZHANG))).toMatchObject({
      error: { code: 'platform.refused.order-exists', params: { orderId: first.orderId } },
    });
    unwrap(await client.cancelOrder('k7', first.orderId, 'applicant left'));
    unwrap(
      await platform.act({
        act: 'set-person',
        personId: 'zhang',
        patch: { holder: { bank: '中国银行', issuedOn: '20200101' } },
      }),
    );
    expect(await client.createOrder('k8', await applicationOf(ZHANG))).toMatchObject({
      error: { code: 'platform.refused.person-holds-card' },
    });
  });

  it('goes from order to a card in use, and the person is a holder then', async () => {
    const { client } = training;
    const orderId = await reported();
    expect(unwrap(await client.order(orderId))).toMatchObject({ state: 'reported', bankActivated: false });
    unwrap(await client.activateSocialSecurity('s1/ss', orderId));
    unwrap(await client.activateBank('s1/bank', orderId));
    expect(unwrap(await client.order(orderId))).toMatchObject({ state: 'activated', bankActivated: true });
    expect(unwrap(await client.lookUp(who(ZHANG))).holder).toMatchObject({ bank: '建设银行' });
    expect(await client.cancelOrder('s1/cancel', orderId, 'too late')).toMatchObject({
      error: { code: 'platform.refused.order-activated' },
    });
  });

  it('activates nothing before the report back', async () => {
    const { orderId } = await written();
    const refused = { error: { code: 'platform.refused.order-state', params: { state: 'written' } } };
    expect(await training.client.activateSocialSecurity('s1/ss', orderId)).toMatchObject(refused);
    expect(await training.client.activateBank('s1/bank', orderId)).toMatchObject(refused);
  });

  it('names the bank’s refusal of an account', async () => {
    const orderId = await reported();
    unwrap(await training.platform.act({ act: 'set-person', personId: 'zhang', patch: { accountRefused: true } }));
    expect(await training.client.activateBank('s1/bank', orderId)).toMatchObject({
      error: { code: 'platform.refused.account-refused' },
    });
  });

  it('takes no step of a cancelled order, and cancelling twice is cancelling once', async () => {
    const { client } = training;
    const { orderId } = await written();
    unwrap(await client.cancelOrder('s1/cancel', orderId, 'write failed'));
    unwrap(await client.cancelOrder('s1/cancel2', orderId, 'write failed'));
    expect(await client.activateBank('s1/bank', orderId)).toMatchObject({
      error: { code: 'platform.refused.order-cancelled' },
    });
    const next = unwrap(await client.createOrder('s2/order', await applicationOf(ZHANG)));
    expect(next.cardNumber).toBe('P00000029');
    expect(
      await client.authenticateWrite('s2/write', next.orderId, { ...chipOf(1), challenges: [ORIGINAL, FACTOR] }),
    ).toMatchObject({ error: { code: 'platform.refused.blank-used' } });
    unwrap(await client.authenticateWrite('s2/write2', next.orderId, { ...chipOf(2), challenges: [ORIGINAL, FACTOR] }));
  });

  it.each([
    ['name', { holder: { name: '张叁' } }],
    ['nation', { holder: { nation: '02' } }],
    ['cardNumber', { issuer: { cardNumber: null } }],
    ['expiryDate', { issuer: { expiryDate: '20990101' } }],
    ['birthDate', { holder: { birthDate: null } }],
  ])('refuses a report whose %s is not as ordered', async (item, change) => {
    const { orderId, data } = await written();
    const report = asReport(data, chipOf(1).cardId);
    const changed = {
      issuer: { ...report.issuer, ...('issuer' in change ? change.issuer : {}) },
      holder: { ...report.holder, ...('holder' in change ? change.holder : {}) },
    };
    expect(
      await training.client.reportBack('s1/report', orderId, { ...chipOf(1), ...changed, blankId: 'B001' }),
    ).toMatchObject({ error: { code: 'platform.refused.report-mismatch', params: { item } } });
  });

  it('refuses a report of another chip or another blank', async () => {
    const { orderId, data } = await written();
    const report = asReport(data, chipOf(1).cardId);
    const send = (change: object) =>
      training.client.reportBack('s1/report', orderId, { ...chipOf(1), ...report, blankId: 'B001', ...change });
    const mismatch = { error: { code: 'platform.refused.chip-mismatch' } };
    expect(await send(chipOf(2))).toMatchObject(mismatch);
    expect(await send({ blankId: 'B002' })).toMatchObject(mismatch);
    expect(await send({ bankCardNumber: '6217000000000000012' })).toMatchObject(mismatch);
  });
});

describe('chip steps', () => {
  /** The update, read and internal keys are the root of the reference's vectors (B.8). */
  const root = fromHex('0123456789ABCDEFFEDCBA9876543210');
  const vectorKeys: RootKeys = { root, own: { IRK: root, RKSSSE: root, UKSSSE: root, PUK: root, STK: root } };

  beforeEach(async () => {
    await training.close();
    training = await startTrainingPlatform({ keys: vectorKeys });
  });

  const opened = async () => unwrap(await training.client.createOrder('s1/order', await applicationOf(ZHANG))).orderId;

  it('authenticates as the reference computes it, for SM4 and 3DES', async () => {
    const orderId = await opened();
    const answer = unwrap(
      await training.client.authenticateRead('s1/read', orderId, {
        ...chipOf(1),
        challenges: [FACTOR, ORIGINAL, ORIGINAL, FACTOR],
      }),
    );
    expect(answer.internal).toEqual({ factor: FACTOR, original: ORIGINAL, expected: fromHex('8676C9677DDF7900') });
    expect(answer.external.key).toBe('RKSSSE');
    expect(toHex(answer.external.body)).toBe('8676C9677DDF790099AABBCCDDEEFF00');
    const des = unwrap(
      await training.client.authenticateWrite('s1/write', orderId, {
        ...chipOf(1),
        algorithm: '3des',
        challenges: [ORIGINAL, FACTOR],
      }),
    );
    expect(toHex(des.external.body)).toBe('5DB38AE7B91368E199AABBCCDDEEFF00');
    expect(des.data).toMatchObject({ socialSecurityNumber: ZHANG.idNumber, birthPlace: '110105', cardClass: '3' });
  });

  it('makes the PIN script of the reference and leaves no trace of the PIN', async () => {
    const { orderId } = await written();
    const pinAuth = await training.client.authenticatePin('s1/pin-auth', orderId, {
      ...chipOf(1),
      challenges: [ORIGINAL, FACTOR],
    });
    expect(unwrap(pinAuth).external.key).toBe('PUK');
    const request = { ...chipOf(1), challenge: fromHex('A1A2A3A4A5A6A7A8'), pin: '123456' };
    const script = unwrap(await training.client.pinScript('s1/pin', orderId, request));
    expect(toHex(script.apdu)).toBe('84240001142CFE78B728ABC7D4D4A2A76C58F821DC351741D5');
    expect(script.expect).toEqual(['9000']);
    expect(unwrap(await training.client.pinScript('s1/pin', orderId, request))).toEqual(script);
    expect(await training.client.pinScript('s1/pin', orderId, { ...request, pin: '654321' })).toMatchObject({
      error: { code: 'platform.refused.key-reused' },
    });
    const kept = readdirSync(training.dir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'));
    expect(kept.filter((content) => content.includes('123456') || content.includes(toHex(script.apdu)))).toEqual([]);
  });

  it('gives every named key its own answer when only the root is set', async () => {
    await training.close();
    training = await startTrainingPlatform();
    const orderId = await opened();
    const read = unwrap(
      await training.client.authenticateRead('s1/read', orderId, {
        ...chipOf(1),
        challenges: [FACTOR, ORIGINAL, ORIGINAL, FACTOR],
      }),
    );
    const write = unwrap(
      await training.client.authenticateWrite('s1/write', orderId, { ...chipOf(1), challenges: [ORIGINAL, FACTOR] }),
    );
    const values = [read.internal.expected, read.external.body.slice(0, 8), write.external.body.slice(0, 8)];
    expect(new Set(values.map(toHex)).size).toBe(3);
  });

  it('refuses chips that are not this outlet’s, not the order’s, or of a cipher it does not have', async () => {
    const { client } = training;
    const orderId = await opened();
    const challenges = [ORIGINAL, FACTOR] as const;
    expect(await client.authenticateWrite('k1', orderId, { ...chipOf(3), challenges })).toMatchObject({
      error: { code: 'platform.refused.blank-unknown' },
    });
    const wrongReset = { ...chipOf(1), resetInformation: chipOf(2).resetInformation };
    expect(await client.authenticateWrite('k2', orderId, { ...wrongReset, challenges })).toMatchObject({
      error: { code: 'platform.refused.blank-unknown' },
    });
    expect(
      await client.authenticateWrite('k3', orderId, { ...chipOf(1), algorithm: 'ssf33', challenges }),
    ).toMatchObject({ error: { code: 'platform.refused.key-server-refused' } });
    expect(unwrap(await client.order(orderId)).state).toBe('open');
    unwrap(await client.authenticateWrite('k4', orderId, { ...chipOf(1), challenges }));
    expect(unwrap(await client.order(orderId))).toMatchObject({ state: 'written', cardId: chipOf(1).cardId });
    expect(await client.authenticateWrite('k5', orderId, { ...chipOf(2), challenges })).toMatchObject({
      error: { code: 'platform.refused.chip-mismatch' },
    });
    expect(await client.authenticatePin('k6', orderId, { ...chipOf(2), challenges })).toMatchObject({
      error: { code: 'platform.refused.chip-mismatch' },
    });
  });
});

describe('idempotency', () => {
  it('answers the same key again and does nothing twice', async () => {
    const application = await applicationOf(ZHANG);
    const first = unwrap(await training.client.createOrder('s1/order', application));
    expect(unwrap(await training.client.createOrder('s1/order', application))).toEqual(first);
  });

  it('refuses a key that came with another request', async () => {
    const { orderId } = unwrap(await training.client.createOrder('s1/order', await applicationOf(ZHANG)));
    expect(await training.client.createOrder('s1/order', 'another')).toMatchObject({
      error: { code: 'platform.refused.key-reused', kind: 'stop' },
    });
    expect(await training.client.cancelOrder('s1/order', orderId, 'x')).toMatchObject({
      error: { code: 'platform.refused.key-reused' },
    });
  });

  it('refuses a changing call without a key', async () => {
    const response = await fetch(`${training.platform.address}/v1/orders`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', station: 'S1', outlet: String(OUTLET_NO) },
      body: JSON.stringify({ applicationId: 'x' }),
    });
    expect([response.status, await response.json()]).toEqual([400, { code: 'key-missing', params: {} }]);
  });

  it('does the work of a lost answer once: asked again under the same key, it answers', async () => {
    const application = await applicationOf(ZHANG);
    unwrap(await training.platform.act({ act: 'lose-answer', call: 'createOrder', times: 1 }));
    expect(await training.client.createOrder('s1/order', application)).toMatchObject({
      error: { code: 'platform.unreachable', kind: 'retry' },
    });
    const order = unwrap(await training.client.createOrder('s1/order', application));
    expect(order.cardNumber).toBe('P00000010');
    expect(await training.client.createOrder('s1/order-2', application)).toMatchObject({
      error: { code: 'platform.refused.order-exists', params: { orderId: order.orderId } },
    });
  });

  it('asks anew what was refused before', async () => {
    const id = await applicationOf(LI);
    expect((await training.client.createOrder('s1/order', id)).ok).toBe(false);
    unwrap(await training.platform.act({ act: 'review', personId: 'li', state: 'approved' }));
    expect((await training.client.createOrder('s1/order', id)).ok).toBe(true);
  });

  it('remembers orders, holders and answers over a restart', async () => {
    const orderId = await reported();
    unwrap(await training.client.activateSocialSecurity('s1/ss', orderId));
    training = await training.restart();
    expect(unwrap(await training.client.order(orderId))).toMatchObject({ state: 'activated' });
    expect(unwrap(await training.client.createOrder('s1/order', await applicationOf(ZHANG)))).toMatchObject({
      orderId,
      state: 'open',
    });
    unwrap(await training.client.activateSocialSecurity('s1/ss', orderId));
    expect(unwrap(await training.client.lookUp(who(ZHANG))).holder).not.toBeNull();
  });
});

describe('faults', () => {
  it('is down until it is up again', async () => {
    const { client, platform } = training;
    unwrap(await client.outlets());
    unwrap(await platform.act({ act: 'down' }));
    expect(await client.outlets()).toMatchObject({ error: { code: 'platform.unreachable' } });
    expect(platform.state()).toMatchObject({ up: false });
    unwrap(await platform.act({ act: 'up' }));
    expect((await client.outlets()).ok).toBe(true);
  });

  it('comes back by itself after a time', async () => {
    unwrap(await training.platform.act({ act: 'down', forMs: 20 }));
    await expect.poll(async () => (await training.client.outlets()).ok).toBe(true);
  });

  it('refuses as told, as often as told', async () => {
    const { client, platform } = training;
    unwrap(await platform.act({ act: 'refuse', call: 'outlets', code: 'station-unknown', times: 2 }));
    const codes = [];
    for (let i = 0; i < 3; i += 1) {
      const answer = await client.outlets();
      codes.push(answer.ok ? 'ok' : answer.error.code);
    }
    expect(codes).toEqual(['platform.refused.station-unknown', 'platform.refused.station-unknown', 'ok']);
  });

  it.each([
    [{ act: 'explode' }, 'simulator.unknown-act'],
    [{ act: 'refuse', call: 'outlets', code: 'no-such-code' }, 'simulator.bad-act'],
    [{ act: 'refuse', call: 'nothing', code: 'order-exists' }, 'simulator.bad-act'],
    [{ act: 'review', personId: 'nobody', state: 'approved' }, 'simulator.unknown-person'],
    [{ act: 'set-person', personId: 'wang', patch: { colour: 'red' } }, 'simulator.bad-act'],
  ])('names acts it does not understand: %j', async (act, code) => {
    expect(await training.platform.act(act)).toMatchObject({ ok: false, error: { code } });
  });
});
