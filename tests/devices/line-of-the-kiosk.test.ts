import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '#basics/clock.ts';
import { silentLogger } from '#basics/logger.ts';
import { unwrap } from '#basics/result.ts';
import { codeText } from '#contract/codes/index.ts';
import type { Answer } from '#contract/messages.ts';
import type { TwoPeopleInput } from '#contract/methods/method.ts';
import type { LineView, StationView } from '#contract/views.ts';
import { createPlatformClient } from '#drivers/platform/client.ts';
import {
  checkOf,
  expectAccounted,
  expectTold,
  goOn,
  type IssuanceDesk,
  madeUpNumber,
  openDesk,
  people,
  scenarioOf,
  toVerdict,
} from '../support/issuance-desk.ts';
import { eventually } from '../support/station.ts';
import { signIn, trainingPeople } from '../support/training-people.ts';

const MINUTE = 60_000;

let desk: IssuanceDesk;
const platform = (act: string, params: object = {}) => desk.act('platform', act, params);
const audit = (event: string) => desk.host.kiosk.options.stores.audit.since(0).filter((row) => row.event === event);

/** The value of a call that must not be refused. */
const given = <T>(answer: Answer<T>): T => {
  if (!answer.ok) throw new Error(`${answer.error.code} ${JSON.stringify(answer.error.params)}`);
  return answer.value;
};

const sitDown = async (role: 'teller' | 'supervisor'): Promise<void> => {
  given(await desk.teller('staff.signOut', {}));
  await signIn(desk.station.dir, desk.teller, role);
};

/** The supervisor, who sits at the window, and another one: a message is never settled by one person's word. */
const OTHER = { staffId: '902', secret: 'harbour-28' };
const two = (): TwoPeopleInput => ({
  ownSecret: trainingPeople(desk.station.dir).supervisor.secret,
  second: OTHER,
});

const line = async (): Promise<LineView> => given(await desk.teller('line.read', {}));

beforeAll(async () => {
  desk = await openDesk({ scenario: scenarioOf({ persons: people(3) }) });
  unwrap(await desk.host.kiosk.options.staff.add({ ...OTHER, name: '王五', role: 'supervisor' }));
});
afterAll(() => desk?.stop());

describe('an answer that does not fit the contract', () => {
  /** What stands in the records of the person, and so in the answer. */
  const PLANTED = /430682\d{12}|张三|13800138000|示范|长安/;

  it('is not used: the teller reads what happened, and it is kept without one of its values', async () => {
    const client = createPlatformClient({
      baseUrl: desk.station.addresses.platform,
      station: { id: 'S1', outletNo: 3 },
      clock: systemClock,
      logger: silentLogger,
    });
    const answer = await client.lookUp({ idNumber: madeUpNumber(0), name: '张三' });
    await client.close();
    expect(JSON.stringify(unwrap(answer))).toMatch(PLANTED);

    await platform('bad-answer', { call: 'lookUp' });
    const view = await toVerdict(desk, 'p0');
    expect(expectTold(view)).toMatchObject({
      code: 'platform.bad-answer',
      during: 'look-up-person',
      cardPlace: 'none',
      cardNext: 'none',
    });
    expect(codeText('platform.bad-answer')?.zh.what).toBe('卡管平台的应答无法识别');
    expect(JSON.stringify(view.fault)).not.toMatch(PLANTED);

    const rows = desk.host.kiosk.options.stores.refusedAnswers.list();
    expect(rows).toMatchObject([{ call: 'lookUp', status: 200, problem: expect.stringContaining('holder') }]);
    expect(JSON.parse(rows[0]?.shape ?? '')).toMatchObject({
      success: 'boolean',
      result: { holder: expect.anything() },
    });
    expect(JSON.stringify(rows)).not.toMatch(PLANTED);
    expect(audit('platform.answer-refused').map(({ actor, detail }) => [actor, detail])).toEqual([
      ['host', { call: 'lookUp' }],
    ]);
  });

  it('is asked for again when the platform is in order', async () => {
    const view = await desk.press('session.lookUp');
    expect(view).toMatchObject({ step: 'verdict', fault: null });
    await desk.press('session.cancel');
    await desk.press('session.finish');
    expect(desk.host.kiosk.options.stores.refusedAnswers.list()).toHaveLength(1);
    await expectAccounted(desk);
  });
});

describe('the clock of the station', () => {
  const ready = async (): Promise<StationView['ready']> => given(await desk.teller('station.read', {})).ready;

  it('is warned of when the platform’s is some minutes ahead; people are received', async () => {
    expect(await checkOf(desk, 'clock')).toEqual({ check: 'clock', state: 'ok', code: null });
    await platform('shift-clock', { ms: 5 * MINUTE });
    expect(await checkOf(desk, 'clock')).toEqual({
      check: 'clock',
      state: 'warn',
      code: 'platform.clock-off',
      params: { minutes: 5 },
    });
    expect(await ready()).toBe(true);
  });

  it('that is an hour off lets nobody be received until it is right', async () => {
    await platform('shift-clock', { ms: -60 * MINUTE });
    expect(await checkOf(desk, 'clock')).toEqual({
      check: 'clock',
      state: 'fail',
      code: 'platform.clock-wrong',
      params: { minutes: 60 },
    });
    expect(await ready()).toBe(false);
    expect(await desk.teller('session.begin', {})).toMatchObject({ ok: false });
    await platform('clear-faults');
    expect(await checkOf(desk, 'clock')).toMatchObject({ state: 'ok' });
    expect(await ready()).toBe(true);
  });
});

describe('the page of line and data', () => {
  it('is not the teller’s', async () => {
    expect(await desk.teller('line.read', {})).toMatchObject({ error: { code: 'staff.not-your-right' } });
    expect(await desk.teller('database.backUp', {})).toMatchObject({ error: { code: 'staff.not-your-right' } });
  });

  it('shows a message that was given up; two people have it sent again, and it arrives', async () => {
    await platform('refuse', { call: 'authenticateRead', code: 'key-server-refused' });
    // Once for the session itself, once for the message it leaves behind.
    await platform('refuse', { call: 'cancelOrder', code: 'key-reused', times: 2 });
    await goOn(desk, await toVerdict(desk, 'p1'));
    await desk.press('session.retain');
    await desk.press('session.finish');
    await sitDown('supervisor');
    const dead = await eventually(async () => (await line()).messages.find(({ state }) => state === 'given-up'));
    expect(dead).toMatchObject({ call: 'cancel-order', lastCode: 'platform.refused.key-reused' });
    expect(await checkOf(desk, 'outbox')).toMatchObject({ state: 'warn', code: 'outbox.needs-people' });

    const both = two();
    const alone = { ...both, second: { ...both.second, secret: 'wrong' } };
    expect(await desk.teller('outbox.tryAgain', { id: dead.id, ...alone })).toMatchObject({
      error: { code: 'staff.wrong-secret', params: { who: 'second' } },
    });
    expect(await desk.teller('outbox.tryAgain', { id: dead.id + 1, ...both })).toMatchObject({
      error: { code: 'outbox.not-given-up' },
    });
    given(await desk.teller('outbox.tryAgain', { id: dead.id, ...both }));
    await eventually(async () => (await line()).messages.length === 0);
    const orders = (await desk.platform()).persons.find(({ personId }) => personId === 'p1')?.orders;
    expect(orders).toMatchObject([{ state: 'cancelled' }]);
    expect(await checkOf(desk, 'outbox')).toMatchObject({ state: 'ok' });

    const { supervisor } = trainingPeople(desk.station.dir);
    expect(audit('outbox.tried-again').map(({ actor, detail }) => [actor, detail])).toEqual([
      [supervisor.staffId, { message: dead.id, call: 'cancel-order', second: OTHER.staffId }],
    ]);
    await expectAccounted(desk);
  });

  it('backs the database up between sessions, and says so', async () => {
    const before = await line();
    expect(before.line).toMatchObject({ state: 'up', downSince: null, skewMs: expect.any(Number) });
    given(await desk.teller('database.backUp', {}));
    const { backups } = await line();
    expect(backups.count).toBe(before.backups.count + 1);
    expect(backups).toMatchObject({ last: { name: expect.stringMatching(/^kiosk-\d{8}T\d{9}Z\.db$/) }, problem: null });
    const [row] = audit('database.backed-up').slice(-1);
    expect(row).toMatchObject({
      actor: trainingPeople(desk.station.dir).supervisor.staffId,
      detail: { name: backups.last?.name },
    });
  });

  it('backs nothing up during a session', async () => {
    await toVerdict(desk, 'p2');
    expect(await desk.teller('database.backUp', {})).toMatchObject({
      error: { code: 'session.not-now', params: { step: 'verdict' } },
    });
    await desk.press('session.cancel');
    await desk.press('session.finish');
  });
});
