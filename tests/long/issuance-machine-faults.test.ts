import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
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
import { endSession } from '../support/random-actor.ts';
import { eventually } from '../support/station.ts';

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
const atOnce = () => desk.act('platform', 'delay', { call: 'createOrder', ms: 0 });
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
// A test that fails leaves nothing for the next one.
afterEach(() => endSession(desk));
afterAll(() => desk?.stop());

/** What the fault table (issuance-fault-table.test.ts) does not have: the same faults at other moments, and other answers. */
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
    what: 'no card is taken in, and the teller gives up',
    before: () => fault('mis-feed', { times: 2 }),
    told: { code: 'printer.mis-feed', during: 'feed-blank', cardPlace: 'none', cardNext: 'none' },
    actions: ['session.retry', 'session.finish'],
    press: 'session.finish',
    ends: NO_CARD,
  },
  {
    what: 'the card jams on its way in, and the teller ends the session',
    before: () => fault('jam', { at: 'feed' }),
    told: { code: 'printer.jam', during: 'feed-blank', cardPlace: 'inside-unknown', cardNext: 'retained' },
    actions: ['session.replace', 'session.retain'],
    press: 'session.retain',
    ends: RETAINED,
  },
  {
    what: 'the line is lost while a card is fed and does not come back by itself; the card is found and used',
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
    what: 'the ribbon ends in the middle of the face, and the teller ends the session',
    before: () => fault('ribbon-ended', { at: 'print' }),
    told: { code: 'printer.ribbon-ended', during: 'print-face', cardPlace: 'print-station', cardNext: 'spoiled' },
    actions: ['session.replace', 'session.retain'],
    press: 'session.retain',
    ends: SPOILED,
    tidy: () => printer('change-ribbon'),
  },
  {
    what: 'the reject box gets full before the job',
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
      // Depending on who notices first: the one who presents, or the one who watches the gate.
      during: expect.stringMatching(/^(present-card|watch-gate)$/),
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
  /** A spoiled card that jams on its way to the box: the session ends as an incident. */
  const incident = async (): Promise<{ readonly id: string; readonly blankId: string }> => {
    await fault('cover-open-in-job', { at: 'print' });
    const id = `p${next}`;
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
    return { id, blankId: end.card?.blankId ?? '' };
  };
  const settle = (blankId: string, where: 'machine' | 'reject-box' | 'missing') =>
    desk.teller('stock.settleCard', { blankId, where, ...desk.two });
  const stateOf = (blankId: string) => desk.host.kiosk.options.stores.stock.find(blankId);
  const received = async (id: string) => {
    await eventually(async () => desk.host.kiosk.options.stores.outbox.pending().length === 0 || null);
    const end = await goOn(desk, await toVerdict(desk, id));
    expect(end.outcome).toMatchObject(ISSUED);
    await desk.press('session.finish');
    await expectAccounted(desk);
  };

  it('is settled once the machine can take it back; the person comes again and has one live order', async () => {
    const { id, blankId } = await incident();
    expect(await settle(blankId, 'machine')).toMatchObject({ ok: true });
    expect(stateOf(blankId)).toMatchObject({ state: 'spoiled', reason: 'printer.cover-open' });
    await received(id);
  });

  it('is settled by two people who took it out by hand, not before the machine is empty', async () => {
    const { id, blankId } = await incident();
    expect(await settle(blankId, 'reject-box')).toMatchObject({ error: { code: 'stock.machine-holds-card' } });
    await printer('open-cover');
    await printer('remove-card');
    await printer('close-cover');
    expect(
      await desk.teller('stock.settleCard', {
        blankId,
        where: 'reject-box',
        people: { ...desk.two.people, ownSecret: 'wrong one' },
      }),
    ).toMatchObject({
      error: { code: 'staff.wrong-secret' },
    });
    expect(await settle(blankId, 'reject-box')).toMatchObject({ ok: true });
    expect(stateOf(blankId)).toMatchObject({ state: 'spoiled', reason: 'printer.cover-open' });
    expect(await settle(blankId, 'reject-box')).toMatchObject({ error: { code: 'stock.not-unsettled' } });
    const audited = desk.host.kiosk.options.stores.audit
      .since(0)
      .filter(({ event }) => event === 'ledger.card-settled');
    expect(audited.at(-1)?.detail).toMatchObject({
      blankId,
      where: 'reject-box',
      fate: 'spoiled',
      second: desk.two.people.second.staffId,
    });
    await received(id);
  });

  it('and that nobody finds is missing, an exception of the ledger, until it is found', async () => {
    const { id, blankId } = await incident();
    await printer('open-cover');
    await printer('remove-card');
    await printer('close-cover');
    expect(await settle(blankId, 'missing')).toMatchObject({ ok: true });
    const station = await desk.teller('station.read', {});
    expect(station).toMatchObject({ ok: true, value: { unsettled: [{ blankId, state: 'missing' }] } });
    expect(station.ok && station.value.exceptions.map(({ code }) => code)).toContain('stock.card-missing');
    expect(await settle(blankId, 'reject-box')).toMatchObject({ ok: true });
    expect(await desk.teller('stock.confirmChecked', desk.two)).toMatchObject({ ok: true });
    expect(await desk.teller('station.read', {})).toMatchObject({ value: { unsettled: [], exceptions: [] } });
    await received(id);
  });
});

describe('a finished card of which nobody saw where it went', () => {
  const toHandOver = async (): Promise<void> => {
    await toVerdict(desk, person());
    await desk.press('session.make');
    await desk.applicant('applicant.choosePin', { pin: '271828' });
    await desk.settled();
  };
  const gone = async (view: SessionView): Promise<string> => {
    expect(expectTold(view)).toMatchObject({ code: 'printer.no-card-inside', during: 'retain-card' });
    expect(view.actions).toEqual(['session.retry', 'session.finish']);
    const end = await desk.press('session.finish');
    expect(end.outcome).toMatchObject({ outcome: 'incident', fate: 'in-machine' });
    await desk.press('session.finish');
    return end.card?.blankId ?? '';
  };
  const settle = (blankId: string, where: 'reject-box' | 'handed-over') =>
    desk.teller('stock.settleCard', { blankId, where, ...desk.two });
  const stateOf = (blankId: string) => desk.host.kiosk.options.stores.stock.find(blankId);
  /** At the gate, to be taken back; the line is lost on the way. */
  const lostOnItsWay = async (at: string): Promise<SessionView> => {
    await toHandOver();
    expect(await desk.teller('session.present', {})).toMatchObject({ ok: true });
    await atGate(desk);
    desk.host.kiosk.session.abortWait();
    expect(expectTold(await desk.settled())).toMatchObject({ code: 'card.not-taken', during: 'watch-gate' });
    await fault('offline', { at });
    expect(expectTold(await desk.press('session.retain'))).toMatchObject({
      code: 'printer.offline',
      during: 'retain-card',
    });
    await printer('online');
    return desk.press('session.retry');
  };

  it('is never called handed over when it may be in the box: two people look', async () => {
    const blankId = await gone(await lostOnItsWay('Ser'));
    expect((await desk.printer()).rejectBox).toContain(blankId);
    expect(await settle(blankId, 'reject-box')).toMatchObject({ ok: true });
    expect(stateOf(blankId)).toMatchObject({ state: 'retained', reason: 'card.not-taken' });
    await expectAccounted(desk);
  });

  it('is in the box when it was inside already as the line was lost', async () => {
    const end = await lostOnItsWay('Sib');
    expect(end.outcome).toMatchObject({ ...RETAINED, customerCard: true });
    await desk.press('session.finish');
    await expectAccounted(desk);
  });

  it('and that was taken out of a jam by hand is not called handed over', async () => {
    await fault('jam', { at: 'eject' });
    await toHandOver();
    expect(expectTold(await desk.press('session.present'))).toMatchObject({ code: 'printer.jam' });
    await printer('open-cover');
    await printer('remove-card');
    await printer('close-cover');
    const blankId = await gone(await desk.press('session.retain'));
    expect(await settle(blankId, 'reject-box')).toMatchObject({ ok: true });
    expect(stateOf(blankId)).toMatchObject({ state: 'retained', reason: 'card.customer-retained:printer.jam' });
    await expectAccounted(desk);
  });

  it('can not be called handed over when it was never finished', async () => {
    await fault('cover-open-in-job', { at: 'print' });
    await goOn(desk, await toVerdict(desk, person()));
    await printer('remove-card');
    await printer('close-cover');
    const blankId = await gone(await desk.press('session.retain'));
    expect(await settle(blankId, 'handed-over')).toMatchObject({ error: { code: 'stock.not-finished' } });
    expect(await settle(blankId, 'reject-box')).toMatchObject({ ok: true });
    expect(stateOf(blankId)).toMatchObject({ state: 'spoiled' });
    await expectAccounted(desk);
  });
});

describe('a finished card that two people took out of a jam', () => {
  it('may be given to its holder, and is issued then', async () => {
    const own = await openDesk({ scenario: scenarioOf({ persons: people(1) }) });
    onTestFinished(() => own.stop());
    await own.act('card-printer', 'fault', { fault: 'jam', at: 'eject' });
    await own.act('card-printer', 'fault', { fault: 'jam', at: 'reject' });
    await goOn(own, await toVerdict(own, 'p0'));
    expect(expectTold(await own.press('session.retain'))).toMatchObject({ code: 'printer.jam', during: 'retain-card' });
    const end = await own.press('session.finish');
    await own.press('session.finish');
    const blankId = end.card?.blankId ?? '';
    await own.act('card-printer', 'open-cover');
    await own.act('card-printer', 'remove-card');
    await own.act('card-printer', 'close-cover');
    const settled = await own.teller('stock.settleCard', { blankId, where: 'handed-over', ...own.two });
    expect(settled).toMatchObject({ ok: true });
    const { stock } = own.host.kiosk.options.stores;
    expect(stock.find(blankId)).toMatchObject({ state: 'issued', reason: null });
    expect(stock.balance()).toMatchObject({ issued: 1, inMachine: 0, unaccounted: 0 });
  });
});

describe('the counters of the printer', () => {
  const exceptions = () => desk.host.kiosk.options.stores.exceptions.after(0);

  it('that do not move as the job explains are an exception, shown at the end and audited; the card is issued', async () => {
    const before = exceptions().length;
    await fault('ribbon-count-unchanged');
    const end = await goOn(desk, await toVerdict(desk, person()));
    expect(end.outcome).toMatchObject(ISSUED);
    expect(end.outcome?.exceptions).toMatchObject([{ code: 'stock.ribbon-differs' }]);
    const [found] = exceptions().slice(before);
    expect(found).toMatchObject({ kind: 'ribbon-differs', sessionId: end.sessionId });
    expect(Number(found?.seen)).toBe(Number(found?.expected) + 1);
    const audited = desk.host.kiosk.options.stores.audit.since(0).filter(({ event }) => event === 'ledger.exception');
    expect(audited.at(-1)?.detail).toMatchObject({ kind: 'ribbon-differs' });
    await desk.press('session.finish');
    await expectAccounted(desk);
  });

  it('are compared before a session with what they were at the end of the last one', async () => {
    const before = exceptions().length;
    await printer('change-ribbon', { ribbon: { reference: 'RB-00000002', count: 900 } });
    const end = await goOn(desk, await toVerdict(desk, person()));
    expect(end.outcome).toMatchObject({ ...ISSUED, exceptions: [] });
    expect(exceptions().slice(before)).toMatchObject([
      { kind: 'ribbon-reference-changed', expected: 'RB-00000001', seen: 'RB-00000002', sessionId: null },
    ]);
    await desk.press('session.finish');
    await expectAccounted(desk);
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
