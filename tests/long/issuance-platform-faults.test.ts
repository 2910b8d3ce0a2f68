import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { ActName } from '#domain/issuance/effects.ts';
import {
  choosePin,
  comparePhoto,
  expectAccounted,
  expectTold,
  goOn,
  type IssuanceDesk,
  openDesk,
  people,
  scenarioOf,
  toVerdict,
} from '../support/issuance-desk.ts';
import { eventually } from '../support/station.ts';

const ISSUED = { outcome: 'issued', fate: 'handed-over' };
const SPOILED = { outcome: 'failed', fate: 'spoiled' };
const RETAINED = { outcome: 'failed', fate: 'retained' };
const NO_CARD = { outcome: 'failed', fate: 'none' };

let desk: IssuanceDesk;
let next = 0;
const person = (): string => `p${next++}`;
const platform = (act: string, params: object = {}) => desk.act('platform', act, params);

const ordersOf = async (personId: string) =>
  (await desk.platform()).persons.find((one) => one.personId === personId)?.orders ?? [];

const close = async (): Promise<void> => {
  await desk.press('session.finish');
  await expectAccounted(desk);
};

beforeAll(async () => {
  desk = await openDesk({
    // The bank opens no account for the last one.
    scenario: scenarioOf({
      persons: people(30, (i) => ({ application: { state: 'approved' }, accountRefused: i === 29 })),
    }),
  });
});
afterAll(() => desk?.stop());

/** Cuts the line while this call is on its way: the platform does it, and nobody hears of it. */
const cutDuring = async (act: ActName, call: string): Promise<() => Promise<void>> => {
  await platform('delay', { call, ms: 1_000 });
  const cut = desk.when(act, () => platform('down'));
  return async () => {
    await cut;
    await platform('delay', { call, ms: 0 });
  };
};

describe('the platform is away', () => {
  it('at the look-up: nothing began, and the look-up is asked again', async () => {
    const begun = await desk.teller('session.begin', {});
    expect(begun.ok).toBe(true);
    await platform('down');
    const id = person();
    await desk.control.place(id);
    const view = await desk.settled();
    expect(expectTold(view)).toMatchObject({
      code: 'platform.unreachable',
      during: 'look-up-person',
      cardNext: 'none',
    });
    expect(view.actions).toEqual(['session.lookUp', 'session.cancel']);
    await platform('up');
    const looked = await comparePhoto(desk, await desk.press('session.lookUp'));
    expect(looked.verdict?.decision).toBe('make');
    const end = await desk.press('session.cancel');
    expect(end.outcome).toMatchObject({ outcome: 'cancelled', fate: 'none' });
    await close();
  });

  it('before anything is fed: the same session goes on', async () => {
    await toVerdict(desk, person());
    await platform('down');
    const view = await desk.press('session.make');
    expect(expectTold(view)).toMatchObject({ code: 'platform.unreachable', during: 'create-order', cardPlace: 'none' });
    expect(view.actions).toEqual(['session.retry', 'session.finish']);
    await platform('up');
    const end = await goOn(desk, await desk.press('session.retry'));
    expect(end.outcome).toMatchObject(ISSUED);
    await close();
  });

  const AT: readonly (readonly [act: ActName, call: string, place: string])[] = [
    ['create-order', 'createOrder', 'none'],
    ['authenticate-chip', 'authenticateRead', 'chip-station'],
    ['authenticate-chip', 'authenticateWrite', 'chip-station'],
    ['report-back', 'reportBack', 'chip-station'],
    ['set-pin', 'authenticatePin', 'chip-station'],
    ['set-pin', 'pinScript', 'chip-station'],
    ['activate-social-security', 'activateSocialSecurity', 'chip-station'],
    ['activate-bank', 'activateBank', 'chip-station'],
  ];

  it.each(AT)('in the middle of %s (%s): asked again it goes on, and it was done once', async (act, call, place) => {
    const id = person();
    const verdict = await toVerdict(desk, id);
    const cut = await cutDuring(act, call);
    const view = await goOn(desk, verdict);
    await cut();
    expect(expectTold(view)).toMatchObject({ code: 'platform.unreachable', during: act, cardPlace: place });
    expect(view.actions).toEqual(['session.retry', place === 'none' ? 'session.finish' : 'session.retain']);
    await platform('up');
    const end = await goOn(desk, await desk.press('session.retry'));
    expect(end.outcome).toMatchObject(ISSUED);
    expect(await ordersOf(id)).toMatchObject([{ state: 'activated', bankActivated: true }]);
    await close();
  });

  it('at "create order" and the teller gives up: the order nobody heard of is undone, and the person may come again', async () => {
    const id = person();
    const verdict = await toVerdict(desk, id);
    const cut = await cutDuring('create-order', 'createOrder');
    const view = await goOn(desk, verdict);
    await cut();
    expect(view.fault?.during).toBe('create-order');
    const end = await desk.press('session.finish');
    expect(end.outcome).toMatchObject(NO_CARD);
    await desk.press('session.finish');
    await platform('up');
    await desk.teller('station.check', {});
    await eventually(async () => (await ordersOf(id)).every(({ state }) => state === 'cancelled') || null);
    await eventually(async () => desk.host.kiosk.options.stores.outbox.pending().length === 0 || null);
    expect(await ordersOf(id)).toHaveLength(1);
    const again = await goOn(desk, await toVerdict(desk, id));
    expect(again.outcome).toMatchObject(ISSUED);
    await close();
  });

  it('when an order is to be cancelled: the card is boxed, and the order is cancelled under the same key later', async () => {
    const id = person();
    const verdict = await toVerdict(desk, id);
    const cut = await cutDuring('report-back', 'reportBack');
    await goOn(desk, verdict);
    await cut();
    const end = await desk.press('session.retain');
    expect(end.outcome).toMatchObject(SPOILED);
    const { stores } = desk.host.kiosk.options;
    const [queued] = stores.outbox.pending();
    expect(queued).toMatchObject({ call: 'cancel-order', key: `${queued?.sessionId}:cancel-order` });
    const [intent] = stores.journal.of(queued?.sessionId ?? '').filter(({ effect }) => effect === 'cancel-order');
    expect(intent?.detail.platformKeys).toBe(queued?.key);
    await platform('up');
    await desk.teller('station.check', {});
    await eventually(async () => stores.outbox.pending().length === 0 || null);
    expect(await ordersOf(id)).toMatchObject([{ state: 'cancelled' }]);
    await close();
  });
});

describe('an answer of the platform is lost', () => {
  it('at every call: each is asked again and done once', async () => {
    const calls = [
      'lookUp',
      'applicationPhoto',
      'createOrder',
      'authenticateRead',
      'authenticateWrite',
      'reportBack',
      'authenticatePin',
      'pinScript',
      'activateSocialSecurity',
      'activateBank',
    ];
    const id = person();
    for (const call of calls) await platform('lose-answer', { call });
    const end = await goOn(desk, await toVerdict(desk, id));
    expect(end.outcome).toMatchObject(ISSUED);
    expect(await ordersOf(id)).toMatchObject([{ state: 'activated', bankActivated: true }]);
    const state = await desk.control.state();
    expect(state.ok && state.value.devices.platform?.state).toMatchObject({ faults: [] });
    await close();
  });

  it('at cancelling: the order is cancelled once', async () => {
    const id = person();
    await platform('lose-answer', { call: 'cancelOrder' });
    await platform('refuse', { call: 'authenticateRead', code: 'key-server-refused' });
    const view = await goOn(desk, await toVerdict(desk, id));
    expect(expectTold(view)).toMatchObject({ code: 'platform.refused.key-server-refused', cardNext: 'retained' });
    const end = await desk.press('session.retain');
    expect(end.outcome).toMatchObject(RETAINED);
    expect(desk.host.kiosk.options.stores.outbox.pending()).toEqual([]);
    expect(await ordersOf(id)).toMatchObject([{ state: 'cancelled' }]);
    await close();
  });
});

interface Refused {
  readonly what: string;
  readonly refuse: (id: string) => Promise<void>;
  readonly told: { readonly code: string; readonly during: ActName };
  readonly actions: readonly string[];
  readonly ends: { readonly outcome: string; readonly fate: string };
  readonly order: string | null;
  readonly person?: string;
}

const refusing =
  (call: string, code: string, params: object = {}) =>
  () =>
    platform('refuse', { call, code, params });

const REFUSED: readonly Refused[] = [
  {
    what: 'the order, as another one is open',
    refuse: refusing('createOrder', 'order-exists', { orderId: 'O000999' }),
    told: { code: 'platform.refused.order-exists', during: 'create-order' },
    actions: ['session.finish'],
    ends: NO_CARD,
    order: null,
  },
  {
    what: 'the order, as the person has got a card meanwhile',
    refuse: (id) =>
      platform('set-person', { personId: id, patch: { holder: { bank: '农业银行', issuedOn: '20260101' } } }),
    told: { code: 'platform.refused.person-holds-card', during: 'create-order' },
    actions: ['session.finish'],
    ends: NO_CARD,
    order: null,
  },
  {
    what: 'the blank, as it does not know it',
    refuse: refusing('authenticateRead', 'blank-unknown'),
    told: { code: 'platform.refused.blank-unknown', during: 'authenticate-chip' },
    actions: ['session.replace', 'session.retain'],
    ends: RETAINED,
    order: 'cancelled',
  },
  {
    what: 'the right to write',
    refuse: refusing('authenticateWrite', 'blank-used'),
    told: { code: 'platform.refused.blank-used', during: 'authenticate-chip' },
    actions: ['session.replace', 'session.retain'],
    ends: RETAINED,
    order: 'cancelled',
  },
  {
    what: 'the report, as it differs from the order',
    refuse: refusing('reportBack', 'report-mismatch', { item: 'name' }),
    told: { code: 'platform.refused.report-mismatch', during: 'report-back' },
    actions: ['session.retain'],
    ends: SPOILED,
    order: 'cancelled',
  },
  {
    what: 'the PIN script',
    refuse: refusing('pinScript', 'key-server-refused', { cause: 'x' }),
    told: { code: 'platform.refused.key-server-refused', during: 'set-pin' },
    actions: ['session.retain'],
    ends: RETAINED,
    order: 'reported',
  },
  {
    what: 'the bank account',
    refuse: async () => undefined,
    told: { code: 'platform.refused.account-refused', during: 'activate-bank' },
    actions: ['session.retain'],
    ends: RETAINED,
    order: 'activated',
    person: 'p29',
  },
];

describe('the platform refuses', () => {
  it.each(REFUSED)('$what', async ({ refuse, told, actions, ends, order, person: named }) => {
    const id = named ?? person();
    const verdict = await toVerdict(desk, id);
    await refuse(id);
    const view = await goOn(desk, verdict);
    expect(expectTold(view)).toMatchObject(told);
    expect(view.actions).toEqual(actions);
    const end = await desk.press(view.actions.at(-1) ?? 'session.finish');
    expect(end.outcome).toMatchObject(ends);
    expect((await ordersOf(id)).map(({ state }) => state)).toEqual(order === null ? [] : [order]);
    await close();
  });

  it('the order, as the application is not approved any more: asked again or ended, nothing was fed', async () => {
    const id = person();
    const verdict = await toVerdict(desk, id);
    await platform('review', { personId: id, state: 'refused', reasons: [] });
    const view = await goOn(desk, verdict);
    expect(expectTold(view)).toMatchObject({ code: 'platform.refused.application-not-approved' });
    expect(view.fault?.cardPlace).toBe('none');
    expect(view.actions).toEqual(['session.retry', 'session.finish']);
    const end = await desk.press('session.finish');
    expect(end.outcome).toMatchObject(NO_CARD);
    await close();
  });
});

describe('the journal of a card', () => {
  it('carries what is needed to find it again: keys, order, blank, chip, counters, hashes', async () => {
    const id = person();
    const verdict = await toVerdict(desk, id);
    const making = await desk.press('session.make');
    expect(making.step).toBe('activate');
    await choosePin(desk);
    const { stores } = desk.host.kiosk.options;
    const sessionId = verdict.sessionId ?? '';
    const rows = stores.journal.of(sessionId);
    const order = (await ordersOf(id))[0]?.orderId;
    const blankId = making.card?.blankId;
    const detail = (effect: ActName, phase: 'intent' | 'outcome', at: 0 | 1 = 0) =>
      rows.filter((row) => row.effect === effect && row.phase === phase)[at]?.detail;

    const counters = {
      cardsFed: expect.any(Number),
      panelsPrinted: expect.any(Number),
      ribbonLeft: expect.any(Number),
    };
    expect(detail('check-face', 'outcome')).toEqual({
      photoSha256: expect.stringMatching(HASH),
      ...counters,
      ribbonReference: 'RB-00000001',
    });
    expect(detail('create-order', 'intent')).toMatchObject({
      attempt: 1,
      applicationId: expect.any(String),
      platformKeys: `${sessionId}:create-order`,
    });
    expect(detail('create-order', 'outcome')).toMatchObject({ orderId: order });
    const fedBefore = Number(detail('check-face', 'outcome')?.cardsFed);
    expect(detail('feed-blank', 'intent', 1)).toEqual({ attempt: 1, blankId, cardsFed: fedBefore });
    expect(detail('authenticate-chip', 'intent')).toMatchObject({
      orderId: order,
      blankId,
      platformKeys: `${sessionId}:authenticate-chip:read:1 ${sessionId}:authenticate-chip:write:1`,
    });
    const touched = detail('write-chip', 'intent', 1);
    expect(touched).toEqual({
      attempt: 1,
      touched: true,
      cardId: expect.stringMatching(/^[0-9A-F]{32}$/),
      dataSha256: expect.stringMatching(HASH),
    });
    expect(detail('verify-chip', 'outcome')).toEqual({ cardId: touched?.cardId, dataSha256: touched?.dataSha256 });
    expect(detail('print-face', 'intent', 1)).toEqual({
      attempt: 1,
      touched: true,
      panelsPrinted: expect.any(Number),
      ribbonLeft: expect.any(Number),
      // A face in black alone: what the counter moves by when it is complete.
      panels: 1,
      faceSha256: expect.stringMatching(HASH),
    });
    const printed = detail('print-face', 'outcome');
    expect(Number(printed?.panelsAfter)).toBe(Number(printed?.panelsBefore) + 1);
    expect(Number(printed?.ribbonAfter)).toBe(Number(printed?.ribbonBefore) - 1);
    expect(detail('report-back', 'intent')).toMatchObject({ orderId: order, blankId, cardId: touched?.cardId });
    expect(detail('activate-bank', 'intent')).toMatchObject({ progress: 'reported' });

    const asked = Object.keys(
      platformFile.parse(JSON.parse(readFileSync(join(desk.station.dir, 'platform', 'platform.json'), 'utf8'))).answers,
    ).filter((key) => key.startsWith(sessionId));
    const known = rows.flatMap((row) => String(row.detail.platformKeys ?? '').split(' '));
    expect(asked.filter((key) => !known.includes(key))).toEqual([]);
    expect(asked).toContain(`${sessionId}:activate-bank`);
    await goOn(desk, await desk.settled());
    await close();
  });
});

const HASH = /^[0-9a-f]{64}$/;
const platformFile = z.object({ answers: z.record(z.string(), z.unknown()) });
