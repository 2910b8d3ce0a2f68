import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '#basics/clock.ts';
import { silentLogger } from '#basics/logger.ts';
import { unwrap } from '#basics/result.ts';
import { type DatabaseHandle, openDatabase } from '#db/client.ts';
import { databaseFile } from '#db/database-key.ts';
import type { Pair } from '#domain/staff/pair.ts';
import { createPlatformClient, type PlatformClient } from '#drivers/platform/client.ts';
import { Outbox } from '#services/outbox/outbox.ts';
import { leapingClock } from '../support/leaping-clock.ts';
import { eventually } from '../support/station.ts';
import { OUTLET_NO, startTrainingPlatform, type TrainingPlatform } from '../support/training-platform.ts';

const KEY = Uint8Array.from({ length: 32 }, (_, i) => i + 1);
const AT = Date.UTC(2026, 0, 5, 1, 30);
const HOUR = 3_600_000;
const PAIR: Pair = {
  first: { staffId: 'T-1', name: '李四', role: 'technician' },
  second: { staffId: 'S-1', name: '王五', role: 'supervisor' },
};

/** A station's outbox against a real platform on the other side of a real line, by a clock that jumps over waits. */
interface Rig {
  readonly clock: ReturnType<typeof leapingClock>;
  readonly outbox: Outbox;
  readonly database: DatabaseHandle;
  readonly client: PlatformClient;
  end(): Promise<void>;
}

let dir: string;
let training: TrainingPlatform;
let rig: Rig;

const openRig = (start = AT): Rig => {
  const clock = leapingClock(start);
  const database = unwrap(openDatabase({ file: databaseFile(dir), key: KEY }));
  const client = createPlatformClient({
    baseUrl: training.platform.address,
    station: { id: 'S1', outletNo: OUTLET_NO },
    logger: silentLogger,
    // What is under way on the line takes the time it takes.
    clock: { ...clock, sleep: systemClock.sleep },
  });
  const { stores } = database;
  const outbox = new Outbox({ stores, platform: client, clock, logger: silentLogger, changed: () => undefined });
  return {
    clock,
    outbox,
    database,
    client,
    end: async () => {
      await outbox.close();
      await client.close();
      database.close();
    },
  };
};

const platform = async (act: string, params: object = {}) => unwrap(await training.platform.act({ act, ...params }));
const pending = () => rig.database.stores.outbox.pending();
const events = () => rig.database.stores.audit.since(0).map(({ event }) => event);

/** An order of 张三 at the platform, and the message that cancels it. */
const order = async (): Promise<string> => {
  const person = unwrap(await training.client.lookUp({ idNumber: '11010519491231002X', name: '张三' }));
  return unwrap(await training.client.createOrder('s1:create', person.application?.id ?? '')).orderId;
};
const put = (sessionId: string, key: string, orderId: string): void => {
  const { sessions, outbox } = rig.database.stores;
  if (sessions.find(sessionId) === null)
    sessions.insert({ sessionId, openedAt: AT, closedAt: null, step: 'make', state: '{}', outcome: null });
  const payload = JSON.stringify({ orderId, reason: 'card.not-taken' });
  outbox.append({ sessionId, key, call: 'cancel-order', payload, createdAt: rig.clock.now() });
};

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'outbox-'));
  training = await startTrainingPlatform();
  rig = openRig();
});
afterEach(async () => {
  await rig.end();
  await training.close();
  rmSync(dir, { recursive: true, force: true });
});

describe('messages to the platform', () => {
  it('wait out an outage of hours, tried ever more seldom, and go out once when the line is back', async () => {
    const orderId = await order();
    await platform('down');
    put('s1', 'k1', orderId);
    rig.outbox.start();
    await eventually(async () => rig.clock.passedMs() > 5 * HOUR || null);
    const [row] = pending();
    expect(row).toMatchObject({ deadAt: null, lastCode: expect.stringMatching(/^platform\.(unreachable|line-down)$/) });
    // Six in the first quarter of an hour, then four an hour.
    expect(row?.attempts).toBeGreaterThan(15);
    expect(row?.attempts).toBeLessThan(40);
    await platform('up');
    await eventually(async () => pending().length === 0 || null);
    expect(unwrap(await training.client.order(orderId)).state).toBe('cancelled');
    expect(events()).toEqual([]);
  });

  it('survive the end of the kiosk, with their delay', async () => {
    const orderId = await order();
    await platform('down');
    put('s1', 'k1', orderId);
    rig.outbox.start();
    await eventually(async () => (pending()[0]?.attempts ?? 0) >= 3 || null);
    const stoppedAt = rig.clock.now();
    await rig.end();
    await platform('up');
    rig = openRig(stoppedAt);
    expect(pending()).toMatchObject([{ key: 'k1' }]);
    rig.outbox.start();
    await eventually(async () => pending().length === 0 || null);
    expect(unwrap(await training.client.order(orderId)).state).toBe('cancelled');
  });

  it('of one session do not hold up those of another; what is refused for good waits for two people', async () => {
    const orderId = await order();
    await platform('refuse', { call: 'cancelOrder', code: 'key-reused' });
    put('s1', 'k1', 'O000009');
    put('s1', 'k2', orderId);
    put('s2', 'k3', orderId);
    rig.outbox.start();
    await eventually(async () => pending().length === 2 || null);
    const [first, second] = pending();
    expect([first, second]).toMatchObject([
      { key: 'k1', deadAt: expect.any(Number), lastCode: 'platform.refused.key-reused' },
      { key: 'k2', attempts: 0 },
    ]);
    expect(events()).toEqual(['outbox.given-up']);
    expect(rig.outbox.tryAgain(second?.id ?? 0, PAIR)).toMatchObject({ error: { code: 'outbox.not-given-up' } });

    unwrap(rig.outbox.tryAgain(first?.id ?? 0, PAIR));
    await eventually(async () => pending().length === 0 || null);
    expect(events()).toEqual(['outbox.given-up', 'outbox.tried-again']);
  });

  it('that people settled elsewhere are not sent any more, and the next of the session goes out', async () => {
    const orderId = await order();
    await platform('refuse', { call: 'cancelOrder', code: 'key-reused' });
    put('s1', 'k1', orderId);
    put('s1', 'k2', orderId);
    rig.outbox.start();
    await eventually(async () => pending()[0]?.deadAt ?? null);
    unwrap(rig.outbox.settleByHand(pending()[0]?.id ?? 0, PAIR));
    await eventually(async () => pending().length === 0 || null);
    const rows = rig.database.stores.audit.since(0);
    expect(rows.map(({ event, actor, detail }) => [event, actor, detail.second ?? null])).toEqual([
      ['outbox.given-up', 'host', null],
      ['outbox.settled-by-hand', 'T-1', 'S-1'],
    ]);
  });
});
