import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { silentLogger } from '#basics/logger.ts';
import { unwrap } from '#basics/result.ts';
import { openDatabase } from '#db/client.ts';
import { databaseFile, loadDatabaseKey } from '#db/database-key.ts';
import type { Pair } from '#domain/staff/pair.ts';
import { readStation, stationFile } from '#host/config.ts';
import { createHost, type Host } from '#host/create-host.ts';
import { unconfirmedRestore } from '#services/database/restored.ts';
import { fastClock } from '../support/fast-clock.ts';
import { goOn, type IssuanceDesk, openDesk, people, scenarioOf, toVerdict } from '../support/issuance-desk.ts';
import { runNode } from '../support/issue-command.ts';

const PAIR: Pair = {
  first: { staffId: 'T-1', name: '李四', role: 'technician' },
  second: { staffId: 'S-1', name: '王五', role: 'supervisor' },
};

/** A day at the counter: one card issued, a backup, another card issued; then the file is damaged. */
describe('a station whose database is damaged', () => {
  let desk: IssuanceDesk;
  let dir: string;

  beforeAll(async () => {
    desk = await openDesk({ scenario: scenarioOf({ persons: people(3) }) });
    dir = desk.station.dir;
    await issue('p0');
    const between = unwrap(desk.host.kiosk.database.backUp('host'));
    await issue('p1');
    await desk.host.close();
    // The first start made one, and so did the end of the kiosk.
    expect(backups().length).toBeGreaterThanOrEqual(3);
    for (const name of backups()) if (name !== between.name) rmSync(join(dir, 'backups', name));
  });
  afterAll(() => desk?.station.stop());

  const issue = async (personId: string): Promise<void> => {
    expect((await goOn(desk, await toVerdict(desk, personId))).outcome).toMatchObject({ outcome: 'issued' });
    const left = await desk.teller('session.finish', {});
    expect(left.ok).toBe(true);
  };
  const backups = (): readonly string[] => readdirSync(join(dir, 'backups')).toSorted();
  const command = async (...args: readonly string[]) => {
    const ran = await runNode('scripts/database.ts', [...args, '--dir', dir, '--json'], {});
    return { code: ran.code, document: JSON.parse(ran.stdout) as unknown, stderr: ran.stderr };
  };
  const reopen = async (): Promise<Host> => {
    const station = unwrap(readStation(stationFile(dir)));
    const host = unwrap(createHost({ dir, station, env: {}, logger: silentLogger, clock: fastClock(4) }));
    await host.kiosk.start();
    return host;
  };
  const asides = () => readdirSync(dir).filter((name) => name.includes('.aside-'));
  const toCheck = z.object({
    orders: z.array(z.object({ state: z.string(), inBooks: z.boolean(), blankId: z.string() })),
    printer: z.object({ cardsFed: z.number() }),
    cardsWithoutOrder: z.number(),
  });

  it('starts nothing, moves the file aside, and writes down what platform and printer know', async () => {
    const file = databaseFile(dir);
    const bytes = readFileSync(file);
    bytes.fill(0x55, bytes.length / 2, bytes.length / 2 + 8_192);
    writeFileSync(file, bytes);
    const started = await runNode('electron/host/serve.ts', ['--dir', dir], {});
    expect(started.code).toBe(1);
    const said = z
      .object({ ready: z.literal(false), error: z.object({ code: z.string(), text: z.object({ en: z.string() }) }) })
      .parse(JSON.parse(started.stdout));
    expect(said.error.code).toBe('database.moved-aside');
    expect(said.error.text.en).toMatch(/kiosk\.db\.aside-.*npm run database -- restore/);
    expect(existsSync(file)).toBe(false);
    expect(asides()).toHaveLength(1);
    const [list] = readdirSync(dir).filter((name) => name.startsWith('to-check-'));
    const text = readFileSync(join(dir, list ?? ''), 'utf8');
    expect(text).toMatch(/订单 O000002：已启用.*备份的账上没有此订单/);
    expect(text).toMatch(/Card printer: 1 cards fed since/);
    expect(text).not.toMatch(/430682\d{12}|张三|13800138000/);
  });

  it('is checked: the list says what happened since the backup', async () => {
    const { code, document } = await command('check');
    expect(code).toBe(1);
    expect(document).toMatchObject({ database: { sound: false, code: 'database.gone' }, aside: asides() });
    const list = toCheck.parse(z.object({ toCheck }).parse(document).toCheck);
    expect(list.orders.filter(({ inBooks }) => !inBooks)).toMatchObject([{ state: 'activated' }]);
    expect(list).toMatchObject({ printer: { cardsFed: 1 }, cardsWithoutOrder: 0 });
  });

  it('is restored: nothing is deleted, and nothing is issued until two people have looked', async () => {
    const [name] = backups();
    const listed = await command('list');
    expect(listed.document).toMatchObject({ backups: [{ name, sound: true }] });
    expect(await command('restore', 'kiosk-20200101T000000000Z.db')).toMatchObject({ code: 1 });
    const { code, document } = await command('restore');
    expect([code, document]).toMatchObject([0, { outcome: 'restored', backup: { name } }]);
    expect(asides()).toHaveLength(1);

    const key = unwrap(loadDatabaseKey({ dir, env: {} }));
    const database = unwrap(openDatabase({ file: databaseFile(dir), key }));
    expect(unconfirmedRestore(database.stores)).toMatchObject({ backup: name });
    expect(database.stores.audit.since(0).at(-1)).toMatchObject({ event: 'database.restored', window: 'command' });
    database.close();

    const host = await reopen();
    const { kiosk } = host;
    const databaseCheck = async () => {
      await kiosk.check();
      return kiosk.checks.find(({ check }) => check === 'database');
    };
    expect(await databaseCheck()).toMatchObject({ state: 'fail', code: 'database.restored-unconfirmed' });
    expect(kiosk.ready).toBe(false);
    expect((await kiosk.database.toCheck())?.orders).toHaveLength(2);
    unwrap(await kiosk.database.confirmRestored(PAIR));
    expect(await databaseCheck()).toMatchObject({ state: 'ok' });
    expect(await kiosk.database.confirmRestored(PAIR)).toMatchObject({ error: { code: 'database.nothing-restored' } });
    await host.close();
  });

  it('of a running kiosk is not replaced', async () => {
    const host = await reopen();
    expect(await command('restore')).toMatchObject({ code: 1, document: { reasons: [{ code: 'database.in-use' }] } });
    await host.close();
  });
});
