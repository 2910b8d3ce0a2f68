import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SessionView } from '#contract/views.ts';
import {
  atGate,
  expectAccounted,
  expectTold,
  goOn,
  type IssuanceDesk,
  openDesk,
  people,
  scenarioOf,
  toVerdict,
} from '../support/issuance-desk.ts';

/** What a person sees after a fault, what the person does, and how the session ends. */
interface Row {
  readonly what: string;
  /** Before the session begins. */
  readonly before?: () => Promise<void>;
  /** When the act named has begun. */
  readonly during?: readonly [act: Parameters<IssuanceDesk['when']>[0], then: () => Promise<void>];
  readonly told: {
    readonly code: string;
    readonly during: string;
    readonly cardPlace: string;
    readonly cardNext: string;
  };
  readonly actions: readonly string[];
  /** What somebody does at the machine before pressing on. */
  readonly help?: () => Promise<void>;
  readonly press: 'session.retry' | 'session.retain' | 'session.finish';
  readonly ends: { readonly outcome: string; readonly fate: string };
  /** After the session, for the next one. */
  readonly tidy?: () => Promise<void>;
}

let desk: IssuanceDesk;
let next = 0;
const person = (): string => `p${next++}`;
const printer = (act: string, params: object = {}) => desk.act('card-printer', act, params);
const fault = (name: string, params: object = {}) => printer('fault', { fault: name, ...params });
/** Time for a hand in the middle of a session: the order takes a while. */
const slowOrder = () => desk.act('platform', 'delay', { call: 'createOrder', ms: 1_000 });
const slowWriteRight = () => desk.act('platform', 'delay', { call: 'authenticateWrite', ms: 1_000 });
const atOnce = async () => {
  await desk.act('platform', 'delay', { call: 'createOrder', ms: 0 });
  await desk.act('platform', 'delay', { call: 'authenticateWrite', ms: 0 });
};
let taken: readonly string[] = [];
const emptyFeeder = async () => {
  taken = (await desk.printer()).feeder;
  await printer('unload');
};
const refill = () => printer('load', { blankIds: taken });

const ISSUED = { outcome: 'issued', fate: 'handed-over' };
const SPOILED = { outcome: 'failed', fate: 'spoiled' };
const RETAINED = { outcome: 'failed', fate: 'retained' };
const NO_CARD = { outcome: 'failed', fate: 'none' };

beforeAll(async () => {
  desk = await openDesk({ scenario: scenarioOf({ persons: people(30) }) });
});
afterAll(() => desk?.stop());

const ROWS: readonly Row[] = [
  {
    what: 'the feeder is empty before the job, and is filled again',
    during: ['read-identity', emptyFeeder],
    told: { code: 'printer.feeder-empty', during: 'check-face', cardPlace: 'none', cardNext: 'none' },
    actions: ['session.retry', 'session.finish'],
    help: refill,
    press: 'session.retry',
    ends: ISSUED,
  },
  {
    what: 'the feeder is emptied while the order is made, and is filled again',
    before: slowOrder,
    during: ['create-order', emptyFeeder],
    told: { code: 'printer.feeder-empty', during: 'feed-blank', cardPlace: 'none', cardNext: 'none' },
    actions: ['session.retry', 'session.finish'],
    help: refill,
    press: 'session.retry',
    ends: ISSUED,
    tidy: atOnce,
  },
  {
    what: 'no card is taken in, twice; the teller tries again',
    before: () => fault('mis-feed', { times: 2 }),
    told: { code: 'printer.mis-feed', during: 'feed-blank', cardPlace: 'none', cardNext: 'none' },
    actions: ['session.retry', 'session.finish'],
    press: 'session.retry',
    ends: ISSUED,
  },
  {
    what: 'no card is taken in, and the teller gives up',
    before: () => fault('mis-feed', { times: 2 }),
    told: { code: 'printer.mis-feed', during: 'feed-blank', cardPlace: 'none', cardNext: 'none' },
    actions: ['session.retry', 'session.finish'],
    press: 'session.finish',
    ends: NO_CARD,
  },
  {
    what: 'the card jams on its way in',
    before: () => fault('jam', { at: 'feed' }),
    told: { code: 'printer.jam', during: 'feed-blank', cardPlace: 'inside-unknown', cardNext: 'retained' },
    actions: ['session.retain'],
    press: 'session.retain',
    ends: RETAINED,
  },
  {
    what: 'the line is lost while a card is fed; the card is found and used',
    before: () => fault('offline', { at: 'Sis' }),
    told: { code: 'printer.offline', during: 'feed-blank', cardPlace: 'inside-unknown', cardNext: 'goes-on' },
    actions: ['session.retry', 'session.retain'],
    help: () => printer('online'),
    press: 'session.retry',
    ends: ISSUED,
  },
  {
    what: 'the line is lost while a card is fed; the card is taken back',
    before: () => fault('offline', { at: 'Sis' }),
    told: { code: 'printer.offline', during: 'feed-blank', cardPlace: 'inside-unknown', cardNext: 'goes-on' },
    actions: ['session.retry', 'session.retain'],
    help: () => printer('online'),
    press: 'session.retain',
    ends: RETAINED,
  },
  {
    what: 'the ribbon ends in the middle of the face',
    before: () => fault('ribbon-ended', { at: 'print' }),
    told: { code: 'printer.ribbon-ended', during: 'print-face', cardPlace: 'print-station', cardNext: 'spoiled' },
    actions: ['session.retain'],
    press: 'session.retain',
    ends: SPOILED,
    tidy: () => printer('change-ribbon'),
  },
  {
    what: 'the ribbon is gone before the face is begun; after the change the same card goes on',
    before: slowWriteRight,
    during: ['authenticate-chip', () => printer('change-ribbon', { ribbon: null })],
    told: { code: 'printer.no-ribbon', during: 'print-face', cardPlace: 'print-station', cardNext: 'goes-on' },
    actions: ['session.retry', 'session.retain'],
    help: () => printer('change-ribbon'),
    press: 'session.retry',
    ends: ISSUED,
    tidy: atOnce,
  },
  {
    what: 'the ribbon breaks',
    before: () => fault('ribbon-broken', { at: 'print' }),
    told: { code: 'printer.ribbon-broken', during: 'print-face', cardPlace: 'print-station', cardNext: 'spoiled' },
    actions: ['session.retain'],
    press: 'session.retain',
    ends: SPOILED,
    tidy: () => printer('change-ribbon'),
  },
  {
    what: 'somebody opens the cover in the middle of the face',
    before: () => fault('cover-open-in-job', { at: 'print' }),
    told: { code: 'printer.cover-open', during: 'print-face', cardPlace: 'print-station', cardNext: 'spoiled' },
    actions: ['session.retain'],
    help: () => printer('close-cover'),
    press: 'session.retain',
    ends: SPOILED,
  },
  {
    what: 'the printer starts again instead of printing; the face is still blank',
    before: () => fault('reset', { at: 'Se;1' }),
    told: { code: 'printer.not-printed', during: 'print-face', cardPlace: 'print-station', cardNext: 'goes-on' },
    actions: ['session.retry', 'session.retain'],
    press: 'session.retry',
    ends: ISSUED,
  },
  {
    what: 'the reject box is full before the job',
    during: ['read-identity', () => fault('reject-full')],
    told: { code: 'printer.reject-box-full', during: 'check-face', cardPlace: 'none', cardNext: 'none' },
    actions: ['session.retry', 'session.finish'],
    help: () => printer('empty-reject-box'),
    press: 'session.retry',
    ends: ISSUED,
  },
  {
    what: 'the card jams on its way out',
    before: () => fault('jam', { at: 'eject' }),
    told: { code: 'printer.jam', during: 'present-card', cardPlace: 'inside-unknown', cardNext: 'retained' },
    actions: ['session.retain'],
    press: 'session.retain',
    ends: RETAINED,
  },
];

const play = async (row: Row): Promise<SessionView> => {
  await row.before?.();
  const hand = row.during === undefined ? null : desk.when(...row.during);
  const view = await goOn(desk, await toVerdict(desk, person()));
  await hand;
  return view;
};

describe('a fault of the machine', () => {
  it.each(ROWS)('$what', async (row) => {
    const view = await play(row);
    expect(expectTold(view)).toMatchObject(row.told);
    expect(view.actions).toEqual(row.actions);
    expect((await placeByDevice()).includes(row.told.cardPlace)).toBe(true);
    await row.help?.();
    const end = await goOn(desk, await desk.press(row.press));
    expect(end.outcome).toMatchObject(row.ends);
    await row.tidy?.();
    await desk.press('session.finish');
    await expectAccounted(desk);
  });

  it('that the machine mends itself is none: one mis-feed, one lost line while printing', async () => {
    await fault('mis-feed');
    await fault('offline', { at: 'Se;1', ms: 0 });
    const view = await goOn(desk, await toVerdict(desk, person()));
    expect(view.outcome).toMatchObject(ISSUED);
    await desk.press('session.finish');
    await expectAccounted(desk);
  });

  it('in taking a card back is told, and the card goes into the box once there is room', async () => {
    await fault('ribbon-ended', { at: 'print' });
    await goOn(desk, await toVerdict(desk, person()));
    await fault('reject-full');
    const full = await desk.press('session.retain');
    expect(expectTold(full)).toMatchObject({
      code: 'printer.reject-box-full',
      during: 'retain-card',
      cardPlace: 'print-station',
      cardNext: 'spoiled',
    });
    expect(full.actions).toEqual(['session.retry', 'session.finish']);
    await printer('empty-reject-box');
    const end = await desk.press('session.retry');
    expect(end.outcome).toMatchObject(SPOILED);
    await printer('change-ribbon');
    await desk.press('session.finish');
    await expectAccounted(desk);
  });
});

describe('a finished card at the gate', () => {
  /** The card stands at the gate; the wait for the hand is cut short. */
  const notTaken = async (): Promise<SessionView> => {
    let view = await toVerdict(desk, person());
    view = await desk.press('session.make');
    await desk.applicant('applicant.choosePin', { pin: '271828' });
    await desk.settled();
    const presented = await desk.teller('session.present', {});
    expect(presented.ok).toBe(true);
    await atGate(desk);
    desk.host.kiosk.session.abortWait();
    view = await desk.settled();
    expect(expectTold(view)).toMatchObject({
      code: 'card.not-taken',
      during: 'watch-gate',
      cardPlace: 'gate',
      cardNext: 'goes-on',
    });
    expect(view.actions).toEqual(['session.retry', 'session.retain']);
    return view;
  };

  it('that nobody takes is retained as the customer’s card', async () => {
    await notTaken();
    const end = await desk.press('session.retain');
    expect(end.outcome).toMatchObject(RETAINED);
    await desk.press('session.finish');
    await expectAccounted(desk);
  });

  it('that is taken after all is issued', async () => {
    await notTaken();
    const waiting = desk.press('session.retry');
    await printer('take-card');
    expect((await waiting).outcome).toMatchObject(ISSUED);
    await desk.press('session.finish');
    await expectAccounted(desk);
  });

  it('that is taken in the moment it was to be taken back is issued', async () => {
    await notTaken();
    await printer('take-card');
    const end = await desk.press('session.retain');
    expect(end.outcome).toMatchObject(ISSUED);
    await desk.press('session.finish');
    await expectAccounted(desk);
  });
});

describe('a line that is lost while the card leaves', () => {
  const leaves = async (): Promise<void> => {
    await toVerdict(desk, person());
    await desk.press('session.make');
    await desk.applicant('applicant.choosePin', { pin: '271828' });
    await desk.settled();
    // Armed only now: a print ends with `Se` too.
    await fault('offline', { at: 'Se' });
    const view = await desk.press('session.present');
    expect(expectTold(view)).toMatchObject({
      code: 'printer.offline',
      during: 'present-card',
      cardPlace: 'inside-unknown',
      cardNext: 'goes-on',
    });
    expect(view.actions).toEqual(['session.retry', 'session.retain']);
    expect((await desk.printer()).gate).not.toBeNull();
  };

  it('finds the card at the gate, and waits there for the hand', async () => {
    await leaves();
    await printer('online');
    const waiting = desk.press('session.retry');
    await desk.when('watch-gate', () => printer('take-card'));
    expect((await waiting).outcome).toMatchObject(ISSUED);
    await desk.press('session.finish');
    await expectAccounted(desk);
  });

  it('finds nothing any more, as the applicant has taken it: issued', async () => {
    await leaves();
    await printer('take-card');
    await printer('online');
    const end = await desk.press('session.retry');
    expect(end.outcome).toMatchObject(ISSUED);
    await desk.press('session.finish');
    await expectAccounted(desk);
  });
});

describe('a card that can not be taken back', () => {
  it('is an incident: booked as in the machine, and nobody is received before it is settled', async () => {
    await fault('cover-open-in-job', { at: 'print' });
    await goOn(desk, await toVerdict(desk, person()));
    await printer('close-cover');
    await fault('jam', { at: 'reject' });
    const stuck = await desk.press('session.retain');
    expect(expectTold(stuck)).toMatchObject({
      code: 'printer.jam',
      during: 'retain-card',
      cardPlace: 'inside-unknown',
      cardNext: 'spoiled',
    });
    expect(stuck.actions).toEqual(['session.retry', 'session.finish']);
    const end = await desk.press('session.finish');
    expect(end.outcome).toMatchObject({ outcome: 'incident', fate: 'in-machine' });
    await desk.press('session.finish');
    await expectAccounted(desk, { inMachine: 1 });
    expect(await desk.teller('session.begin', {})).toMatchObject({ ok: false, error: { code: 'station.not-ready' } });
  });
});

/** Where the virtual printer itself has the card, in the words of the views. */
const placeByDevice = async (): Promise<readonly string[]> => {
  const { card, gate } = await desk.printer();
  if (gate !== null) return ['gate'];
  if (card === null) return ['none'];
  // A card in a jam, or in a printer nobody can ask, is somewhere inside.
  return [card.at === 'chip' ? 'chip-station' : card.at === 'print' ? 'print-station' : '', 'inside-unknown'];
};
