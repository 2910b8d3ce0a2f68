import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { SessionView, StationView } from '#contract/views.ts';
import type { ActName } from '#domain/issuance/effects.ts';
import { DEFAULT_POLICY } from '#services/issuance/policy.ts';
import { busyOf } from '#services/issuance/views/session-view.ts';
import {
  atGate,
  checkOf,
  expectAccounted,
  expectTold,
  goOn,
  type IssuanceDesk,
  nextBlank,
  openDesk,
  people,
  scenarioOf,
  toVerdict,
} from '../support/issuance-desk.ts';
import { endSession } from '../support/random-actor.ts';
import { eventually } from '../support/station.ts';
import { trainingPeople } from '../support/training-people.ts';

/**
 * The fault table of card-printer.md 1.12, row by row, through the real station: what the teller is told or what the
 * session does by itself, and a ledger that balances at the end.
 */

interface Told {
  readonly code: string;
  readonly during: ActName;
  readonly cardPlace: string;
  readonly cardNext: string;
}

interface Row {
  readonly row: number;
  readonly what: string;
  /** Before the session begins. */
  readonly before?: () => Promise<unknown>;
  /** A check of the station that fails for it: nobody is received, before or after. */
  readonly notReady?: readonly [check: StationView['checks'][number]['check'], code: string];
  /** A check that warns of it; people are received. */
  readonly warns?: readonly [check: StationView['checks'][number]['check'], code: string];
  /** In the middle of the session, when the act has begun. */
  readonly during?: readonly [act: ActName, then: () => Promise<unknown>];
  /** What is told, what is offered, what a hand at the machine does, and which button is pressed; in this order. */
  readonly asked?: readonly {
    readonly told: Told;
    readonly actions: readonly string[];
    readonly help?: () => Promise<unknown>;
    readonly press: 'session.retry' | 'session.replace' | 'session.retain';
  }[];
  /** Cards that went to the box while the session went on, with their reason in the ledger. */
  readonly discarded?: readonly {
    readonly fate: 'retained' | 'spoiled';
    readonly code: string;
    readonly reason: string;
  }[];
  /** What the ledger of exceptions got. */
  readonly exceptions?: readonly string[];
  /** Acts a rule repeated: how often each was begun. */
  readonly begun?: Partial<Readonly<Record<ActName, number>>>;
  readonly ends?: { readonly outcome: string; readonly fate: string };
  /** Orders of the person at the platform. */
  readonly orders?: readonly string[];
  readonly tidy?: () => Promise<unknown>;
}

let desk: IssuanceDesk;
let next = 0;
const printer = (act: string, params: object = {}) => desk.act('card-printer', act, params);
const fault = (name: string, params: object = {}) => printer('fault', { fault: name, ...params });
const healed = (name: string) => () => printer('clear-faults', { fault: name });
const chip = (params: object) => desk.act('chip-card', 'fault', { blankId: nextBlank(desk), ...params });
const slow = (call: string) => () => desk.act('platform', 'delay', { call, ms: 700 });
const quick = (call: string) => () => desk.act('platform', 'delay', { call, ms: 0 });

const ISSUED = { outcome: 'issued', fate: 'handed-over' };
const ANOTHER = ['session.replace', 'session.retain'];

/** The face broke off: another blank is offered, under a new order. */
const brokenFace = (code: string) => ({
  told: { code, during: 'print-face', cardPlace: 'print-station', cardNext: 'spoiled' } as const,
  actions: ANOTHER,
  press: 'session.replace' as const,
});
const spoiledFace = (code: string) => ({
  discarded: [{ fate: 'spoiled', code, reason: code }] as const,
  orders: ['cancelled', 'activated'],
});

const ROWS: readonly Row[] = [
  {
    row: 1,
    what: 'the feeder is empty before the job: nobody is received',
    before: () => fault('feeder-empty'),
    notReady: ['stock', 'printer.feeder-empty'],
    tidy: healed('feeder-empty'),
  },
  {
    row: 2,
    what: 'the feeder is nearly empty: said, and cards are made',
    before: () => fault('feeder-low'),
    warns: ['stock', 'stock.low'],
    tidy: healed('feeder-low'),
  },
  {
    row: 3,
    what: 'no card is taken in, once by the driver and once more: asked, tried again',
    before: () => fault('mis-feed', { times: 2 }),
    asked: [
      {
        told: { code: 'printer.mis-feed', during: 'feed-blank', cardPlace: 'none', cardNext: 'none' },
        actions: ['session.retry', 'session.finish'],
        press: 'session.retry',
      },
    ],
    orders: ['activated'],
  },
  {
    row: 3,
    what: 'two cards are taken in: the first is retained, the second is used under the same order',
    before: () => fault('double-feed'),
    asked: [
      {
        told: { code: 'printer.double-feed', during: 'feed-blank', cardPlace: 'chip-station', cardNext: 'retained' },
        actions: ANOTHER,
        press: 'session.replace',
      },
    ],
    discarded: [{ fate: 'retained', code: 'printer.double-feed', reason: 'printer.double-feed' }],
    exceptions: ['stock.double-feed'],
    orders: ['activated'],
  },
  {
    row: 4,
    what: 'the card jams on its way in: found again after a restart, retained, the next one is used',
    before: () => fault('jam', { at: 'feed' }),
    asked: [
      {
        told: { code: 'printer.jam', during: 'feed-blank', cardPlace: 'inside-unknown', cardNext: 'retained' },
        actions: ANOTHER,
        press: 'session.replace',
      },
    ],
    discarded: [{ fate: 'retained', code: 'printer.jam', reason: 'printer.jam' }],
    orders: ['activated'],
  },
  {
    row: 5,
    what: 'the cover stands open between two sessions: nobody is received',
    before: () => printer('open-cover'),
    notReady: ['card-printer', 'printer.cover-open'],
    tidy: () => printer('close-cover'),
  },
  {
    row: 5,
    what: 'the cover is opened in the middle of the face',
    before: () => fault('cover-open-in-job', { at: 'print' }),
    asked: [{ ...brokenFace('printer.cover-open'), help: () => printer('close-cover') }],
    ...spoiledFace('printer.cover-open'),
  },
  {
    row: 6,
    what: 'the ribbon is gone before the face is begun: the same card goes on after the change',
    before: slow('authenticateWrite'),
    during: ['authenticate-chip', () => printer('change-ribbon', { ribbon: null })],
    asked: [
      {
        told: { code: 'printer.no-ribbon', during: 'print-face', cardPlace: 'print-station', cardNext: 'goes-on' },
        actions: ['session.retry', 'session.retain'],
        help: () => printer('change-ribbon'),
        press: 'session.retry',
      },
    ],
    orders: ['activated'],
    tidy: quick('authenticateWrite'),
  },
  {
    row: 6,
    what: 'the ribbon is of another zone: nobody is received',
    before: () => printer('change-ribbon', { ribbon: { zone: '9' } }),
    notReady: ['card-printer', 'printer.ribbon-wrong-zone'],
    tidy: () => printer('change-ribbon'),
  },
  {
    row: 7,
    what: 'the ribbon has ended before the job: nobody is received',
    before: () => fault('ribbon-ended-before'),
    notReady: ['ribbon', 'printer.ribbon-ended'],
    tidy: () => printer('change-ribbon'),
  },
  {
    row: 7,
    what: 'the ribbon ends in the middle of the face: another blank for the same person',
    before: () => fault('ribbon-ended', { at: 'print' }),
    asked: [{ ...brokenFace('printer.ribbon-ended'), help: () => printer('change-ribbon') }],
    ...spoiledFace('printer.ribbon-ended'),
  },
  {
    row: 8,
    what: 'the ribbon breaks and is mended: another blank for the same person',
    before: () => fault('ribbon-broken', { at: 'print' }),
    asked: [{ ...brokenFace('printer.ribbon-broken'), help: () => printer('change-ribbon') }],
    ...spoiledFace('printer.ribbon-broken'),
  },
  {
    row: 9,
    what: 'the head is too hot in the middle of the face: another blank for the same person',
    before: () => fault('head-hot', { at: 'print' }),
    asked: [{ ...brokenFace('printer.head-hot'), help: healed('head-hot') }],
    ...spoiledFace('printer.head-hot'),
  },
  {
    row: 10,
    what: 'the reject box is full by its sensor: nobody is received',
    before: () => fault('reject-full'),
    notReady: ['reject-box', 'printer.reject-box-full'],
    tidy: () => printer('empty-reject-box'),
  },
  {
    row: 12,
    what: 'a chip does not answer: seated anew three times, booked as a bad card, the next blank under the same order',
    before: () => chip({ fault: 'mute' }),
    discarded: [{ fate: 'spoiled', code: 'chip.mute', reason: 'card.bad-chip:chip.mute' }],
    begun: { 'authenticate-chip': 5, 'feed-blank': 2, 'create-order': 1 },
    orders: ['activated'],
    tidy: () => desk.act('chip-card', 'clear-faults'),
  },
  {
    row: 13,
    what: 'a card that is none of ours by its answer to reset: wrong stock, the next blank under the same order',
    before: () => chip({ fault: 'wrong-atr' }),
    discarded: [{ fate: 'retained', code: 'stock.atr-differs', reason: 'stock.wrong-stock:stock.atr-differs' }],
    begun: { 'authenticate-chip': 2, 'feed-blank': 2, 'create-order': 1 },
    orders: ['activated'],
    tidy: () => desk.act('chip-card', 'clear-faults'),
  },
  {
    row: 14,
    what: 'what was written reads back different: written once more, then another blank under a new order',
    before: () => chip({ fault: 'status', ins: 'DC', sw: '9000' }),
    asked: [
      {
        told: {
          code: 'chip.content-differs',
          during: 'verify-chip',
          cardPlace: 'chip-station',
          cardNext: 'spoiled',
        },
        actions: ANOTHER,
        press: 'session.replace',
      },
    ],
    discarded: [{ fate: 'spoiled', code: 'chip.content-differs', reason: 'chip.content-differs' }],
    begun: { 'write-chip': 3, 'verify-chip': 3 },
    orders: ['cancelled', 'activated'],
    tidy: () => desk.act('chip-card', 'clear-faults'),
  },
  {
    row: 16,
    what: 'cleaning is mandatory: nobody is received',
    before: () => fault('cleaning-mandatory'),
    notReady: ['card-printer', 'printer.cleaning-required'],
    tidy: healed('cleaning-mandatory'),
  },
  {
    row: 17,
    what: 'the line is lost for a moment: opened anew, the card found and named by its chip, the session goes on',
    before: () => fault('offline', { at: 'Si', ms: 0 }),
    begun: { 'print-face': 2, 'identify-card': 1, 'feed-blank': 1 },
    orders: ['activated'],
  },
  {
    row: 18,
    what: 'the printer starts again before the first ink: settings again, the card named by its chip, printed',
    before: () => fault('reset', { at: 'Se;1' }),
    begun: { 'print-face': 2, 'identify-card': 1, 'feed-blank': 1 },
    orders: ['activated'],
  },
  {
    row: 18,
    what: 'the power of the printer goes in the middle of the face: nobody can prove it, another blank',
    before: () => fault('power-cut', { at: 'print', ms: 0 }),
    asked: [brokenFace('printer.print-unproven')],
    ...spoiledFace('printer.print-unproven'),
  },
  ...(
    [
      ['hardware', 'printer.hardware'],
      ['power-supply', 'printer.power-supply'],
      ['locked', 'printer.locked'],
    ] as const
  ).map(
    ([name, code]): Row => ({
      row: 19,
      what: `the printer reports ${name}: out of service`,
      before: () => fault(name),
      notReady: ['card-printer', code],
      tidy: healed(name),
    }),
  ),
  {
    row: 20,
    what: 'the printer is asleep: it is woken, and cards are made',
    before: () => fault('sleep'),
    orders: ['activated'],
  },
];

const begunIn = (sessionId: string, act: ActName): number =>
  desk.host.kiosk.options.stores.journal
    .of(sessionId)
    .filter(({ effect, phase }) => effect === act && phase === 'outcome').length;

const ordersOf = async (personId: string) =>
  (await desk.platform()).persons.find((one) => one.personId === personId)?.orders.map(({ state }) => state) ?? [];

const outOfService = async ({ notReady, tidy }: Row): Promise<void> => {
  const [name, code] = notReady ?? [];
  if (name === undefined) throw new Error('nothing is to be missing');
  expect(await checkOf(desk, name)).toMatchObject({ state: 'fail', code });
  expect(await desk.teller('session.begin', {})).toMatchObject({ ok: false, error: { code: 'station.not-ready' } });
  await tidy?.();
  expect(await eventually(async () => (await checkOf(desk, name))?.state !== 'fail' || null)).toBe(true);
  await expectAccounted(desk);
};

const session = async (row: Row): Promise<void> => {
  if (row.warns !== undefined) {
    expect(await checkOf(desk, row.warns[0])).toMatchObject({ state: 'warn', code: row.warns[1] });
  }
  const id = `p${next++}`;
  const hand = row.during === undefined ? null : desk.when(row.during[0], async () => void (await row.during?.[1]()));
  let view: SessionView = await goOn(desk, await toVerdict(desk, id));
  await hand;
  for (const { told, actions, help, press } of row.asked ?? []) {
    expect(expectTold(view)).toMatchObject(told);
    expect(view.actions).toEqual(actions);
    await help?.();
    view = await goOn(desk, await desk.press(press));
  }
  expect(view.fault).toBeNull();
  expect(view.outcome).toMatchObject(row.ends ?? ISSUED);
  const { stores } = desk.host.kiosk.options;
  expect(
    view.discarded.map(({ blankId, fate, code }) => ({ fate, code, reason: stores.stock.find(blankId)?.reason })),
  ).toEqual(row.discarded ?? []);
  if (row.exceptions !== undefined) {
    expect(view.outcome?.exceptions.map(({ code }) => code)).toEqual(row.exceptions);
  }
  for (const [act, times] of Object.entries(row.begun ?? {})) {
    expect([act, begunIn(view.sessionId ?? '', act as ActName)]).toEqual([act, times]);
  }
  if (row.orders !== undefined) expect(await ordersOf(id)).toEqual(row.orders);
  await row.tidy?.();
  await desk.press('session.finish');
  await expectAccounted(desk);
};

describe('fault table', () => {
  beforeAll(async () => {
    desk = await openDesk({ scenario: scenarioOf({ persons: people(40) }) });
  });
  // A row that fails leaves nothing for the next one.
  afterEach(() => endSession(desk));
  afterAll(() => desk?.stop());

  it.each(ROWS)('row $row: $what', async (row) => {
    await row.before?.();
    await (row.notReady === undefined ? session(row) : outOfService(row));
  });

  it('row 13: a second unfit blank in a row stops, over sessions, until two people have looked at the box', async () => {
    await chip({ fault: 'wrong-atr' });
    const first = await goOn(desk, await toVerdict(desk, `p${next++}`));
    expect(first.outcome).toMatchObject(ISSUED);
    await desk.press('session.finish');
    // A good blank in between: nothing is suspected any more.
    await desk.act('chip-card', 'fault', { fault: 'wrong-atr' });
    const view = await goOn(desk, await toVerdict(desk, `p${next++}`));
    expect(expectTold(view)).toMatchObject({ code: 'stock.box-suspected', cardNext: 'retained' });
    expect(view.actions).toEqual(['session.retain']);
    expect(view.discarded).toHaveLength(1);
    const end = await desk.press('session.retain');
    expect(end.outcome).toMatchObject({ outcome: 'failed', fate: 'retained' });
    await desk.press('session.finish');
    await desk.act('chip-card', 'clear-faults');
    expect(await checkOf(desk, 'stock')).toMatchObject({ state: 'fail', code: 'stock.box-suspected' });
    const { ownSecret } = desk.two.people;
    const { staffId } = trainingPeople(desk.station.dir).teller;
    const alone = { people: { ownSecret, second: { staffId, secret: ownSecret } } };
    expect(await desk.teller('stock.confirmChecked', alone)).toMatchObject({ error: { code: 'staff.same-person' } });
    expect(await desk.teller('stock.confirmChecked', desk.two)).toMatchObject({ ok: true });
    expect(await checkOf(desk, 'stock')).toMatchObject({ state: 'ok' });
    await expectAccounted(desk);
  });
});

describe('fault table, with times of its own', () => {
  afterAll(() => desk?.stop());

  it('row 9: a hot head is waited for before the job, both screens say so, and a card is made', async () => {
    const scenario = {
      ...scenarioOf({ persons: people(1) }),
      devices: { cardPrinter: { takeCardAfterMs: null, mechanics: { coolingMs: 3_000_000 } } },
    };
    desk = await openDesk({ scenario, speed: 1_000 });
    const said: unknown[] = [];
    const stop = desk.host.hub.subscribe(() => {
      const session = desk.host.kiosk.session.current;
      if (session !== null && session.running?.act === 'check-face') said.push(busyOf(session)?.again?.code);
    });
    const hand = desk.when('read-identity', () => fault('head-hot'));
    const end = await goOn(desk, await toVerdict(desk, 'p0'));
    stop();
    await hand;
    expect(end.outcome).toMatchObject(ISSUED);
    expect(said).toContain('printer.head-hot');
    expect(begunIn(end.sessionId ?? '', 'check-face')).toBeGreaterThan(1);
    await desk.press('session.finish');
    await expectAccounted(desk);
    await desk.stop();
  });

  it('row 10: with one place left in the reject box nobody is received, until two people have emptied it', async () => {
    const issuance = { ...FAST, retainAfterMs: 40_000, rejectBoxCapacity: 3 };
    desk = await openDesk({ scenario: scenarioOf({ persons: people(3) }), station: { issuance } });
    await chip({ fault: 'wrong-atr' });
    const first = await goOn(desk, await toVerdict(desk, 'p0'));
    expect([first.outcome?.fate, first.discarded.length]).toEqual(['handed-over', 1]);
    await desk.press('session.finish');
    // A second one is replaced too; the third takes the last place, and no further blank is offered for it.
    await chip({ fault: 'wrong-atr' });
    await fault('ribbon-ended', { at: 'print' });
    const view = await goOn(desk, await toVerdict(desk, 'p1'));
    expect(expectTold(view)).toMatchObject({ code: 'printer.ribbon-ended', cardNext: 'spoiled' });
    expect(view.actions).toEqual(['session.retain']);
    await printer('change-ribbon');
    await desk.press('session.retain');
    await desk.press('session.finish');
    expect(await checkOf(desk, 'reject-box')).toMatchObject({
      state: 'fail',
      code: 'stock.reject-box-nearly-full',
      params: { count: 3, capacity: 3 },
    });
    expect(await desk.teller('session.begin', {})).toMatchObject({ ok: false, error: { code: 'station.not-ready' } });
    await printer('empty-reject-box');
    expect(await desk.teller('stock.rejectBoxEmptied', desk.two)).toMatchObject({ ok: true });
    // So small a box is soon full again: said, but nobody is kept waiting for it.
    expect(await checkOf(desk, 'reject-box')).toMatchObject({
      state: 'warn',
      code: 'stock.reject-box-soon-full',
      params: { free: 3 },
    });
    const third = await goOn(desk, await toVerdict(desk, 'p2'));
    expect(third.outcome).toMatchObject(ISSUED);
    await desk.press('session.finish');
    await expectAccounted(desk);
    await desk.stop();
  });

  it('row 15: without the chip reader the station is out of service', async () => {
    const opened = openDesk({
      scenario: scenarioOf({ persons: people(1) }),
      prepareStation: (config) => {
        const { chipReader } = config.devices;
        const address = chipReader.address.replace(/^pcsc:[^?]*/, 'pcsc:Nobody');
        return { ...config, devices: { ...config.devices, chipReader: { ...chipReader, address } } };
      },
    });
    desk = await opened;
    expect(await checkOf(desk, 'chip-reader')).toMatchObject({ state: 'fail' });
    expect(await desk.teller('session.begin', {})).toMatchObject({ ok: false, error: { code: 'station.not-ready' } });
    await expectAccounted(desk);
    await desk.stop();
  });

  it('row 21: a printer that stays busy after a card was taken back is started again, and the session goes on', async () => {
    desk = await openDesk({ scenario: scenarioOf({ persons: people(1) }) });
    await chip({ fault: 'wrong-atr' });
    await fault('busy-stuck', { at: 'reject' });
    const end = await goOn(desk, await toVerdict(desk, 'p0'));
    expect(end.outcome).toMatchObject(ISSUED);
    expect(end.discarded).toMatchObject([{ fate: 'retained' }]);
    await desk.press('session.finish');
    await expectAccounted(desk);
    await desk.stop();
    // The driver waits 60 s before it believes that the printer is stuck.
  }, 150_000);
});

/** The desk's clock runs faster; a hand needs a moment all the same. */
const FAST = { ...DEFAULT_POLICY, takePromptMs: 600, retainAfterMs: 2_800, waitLongerMs: 20_000, reconnectMs: 9_000 };
/** More than `retainAfterMs` by that clock. */
const LONGER_MS = 1_500;

describe('fault table row 11: a card that stands at the gate', () => {
  beforeAll(async () => {
    desk = await openDesk({ scenario: scenarioOf({ persons: people(4) }), station: { issuance: FAST } });
    next = 0;
  });
  afterAll(() => desk?.stop());

  const toGate = async (): Promise<void> => {
    await toVerdict(desk, `p${next++}`);
    await desk.press('session.make');
    await desk.applicant('applicant.choosePin', { pin: '271828' });
    await desk.settled();
    expect(await desk.teller('session.present', {})).toMatchObject({ ok: true });
    expect(await atGate(desk)).toBe(true);
  };
  const prompted = () =>
    eventually(async () => {
      const view = await desk.teller('session.read', {});
      return view.ok && view.value.prompt === 'take-card' ? view.value : null;
    });

  it('is asked for on both screens, then kept as the customer’s card: activated, not spoiled', async () => {
    await toGate();
    const asking = await prompted();
    expect(asking.actions).toEqual(['session.waitLonger']);
    const applicant = await desk.applicant('applicant.read', {});
    expect(applicant).toMatchObject({ ok: true, value: { stage: 'take-card', prompt: 'take-card' } });
    const end = await desk.settled();
    expect(end.prompt).toBeNull();
    expect(end.outcome).toMatchObject({ outcome: 'failed', fate: 'retained', customerCard: true });
    expect(end.outcome?.reasons).toMatchObject([{ code: 'card.not-taken' }]);
    const { stores } = desk.host.kiosk.options;
    expect(stores.stock.find(end.card?.blankId ?? '')).toMatchObject({ state: 'retained', reason: 'card.not-taken' });
    expect(await ordersOf('p0')).toEqual(['activated']);
    await desk.press('session.finish');
    await expectAccounted(desk);
  });

  it('is left there when the teller waits longer, and taken then', async () => {
    await toGate();
    await prompted();
    expect(await desk.teller('session.waitLonger', {})).toMatchObject({ ok: true });
    await new Promise((passed) => setTimeout(passed, LONGER_MS));
    expect(desk.host.kiosk.session.current?.running?.act).toBe('watch-gate');
    await printer('take-card');
    expect((await desk.settled()).outcome).toMatchObject(ISSUED);
    await desk.press('session.finish');
    await expectAccounted(desk);
  });

  it('and is taken in the moment it was to be taken back is issued', async () => {
    await toGate();
    // The hand is at the card while the printer is asked for its counters.
    const hand = desk.when('retain-card', () => printer('take-card'));
    const end = await desk.settled();
    await hand;
    expect(end.outcome).toMatchObject(ISSUED);
    await desk.press('session.finish');
    await expectAccounted(desk);
  });
});
