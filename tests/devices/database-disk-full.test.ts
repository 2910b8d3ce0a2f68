import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unwrap } from '#basics/result.ts';
import type { SessionView } from '#contract/views.ts';
import { openDatabase } from '#db/client.ts';
import { databaseFile, loadDatabaseKey } from '#db/database-key.ts';
import type { ActName } from '#domain/issuance/effects.ts';
import {
  checkOf,
  expectAccounted,
  expectTold,
  goOn,
  type IssuanceDesk,
  openDesk,
  people,
  scenarioOf,
  toVerdict,
} from '../support/issuance-desk.ts';
import { mayMount, type SmallDisk, smallDisk } from '../support/small-disk.ts';
import { eventually } from '../support/station.ts';

const ISSUED = { outcome: 'issued', fate: 'handed-over' };
const DISK_FULL = 'database.disk-full';

// Mounting needs root; a developer without it sees these as skipped.
describe.skipIf(!mayMount)('the disk of the station is full', () => {
  let disk: SmallDisk;
  let desk: IssuanceDesk;

  /** The database lies on the small disk, everything else on the large one. */
  const onSmallDisk = (dir: string): void => {
    const file = join(disk.dir, 'kiosk.db');
    const key = unwrap(loadDatabaseKey({ dir, env: {} }));
    unwrap(openDatabase({ file, key })).close();
    symlinkSync(file, databaseFile(dir));
  };

  beforeAll(async () => {
    disk = smallDisk(6);
    desk = await openDesk({
      scenario: scenarioOf({ persons: people(3) }),
      prepare: onSmallDisk,
      prepareStation: (config) => ({
        ...config,
        database: { ...config.database, warnFreeMegabytes: 1, failFreeMegabytes: 1 },
      }),
    });
  });
  afterAll(async () => {
    disk?.free();
    await desk?.stop();
    disk?.remove();
  });

  const hint = () => desk.host.kiosk.session.current?.running?.hint?.code ?? null;

  it('before anybody sits down: the station says so and receives nobody, until there is room', async () => {
    disk.fill();
    expect(await checkOf(desk, 'database')).toMatchObject({ state: 'fail', code: DISK_FULL });
    expect(await desk.teller('session.begin', {})).toMatchObject({ error: { code: 'station.not-ready' } });
    disk.free();
    expect(await checkOf(desk, 'database')).toMatchObject({ state: 'ok' });
  });

  it('before the card is made: the button is refused with the reason, no card moves, and then it goes on', async () => {
    const verdict = await toVerdict(desk, 'p0');
    disk.fill();
    expect(await desk.teller('session.make', {})).toMatchObject({ ok: false, error: { code: DISK_FULL } });
    const still = await desk.settled();
    expect(still).toMatchObject({ step: 'verdict', busy: null, fault: null });
    expect((await desk.printer()).card).toBeNull();
    disk.free();
    expect((await goOn(desk, verdict)).outcome).toMatchObject(ISSUED);
    await desk.press('session.finish');
    await expectAccounted(desk);
  });

  /** Fills the disk when the act has just begun, and waits until something could not be recorded. */
  const fillDuring = async (act: ActName, from: SessionView): Promise<Promise<SessionView>[]> => {
    const filled = desk.when(act, async () => disk.fill());
    const end = goOn(desk, from);
    await filled;
    await eventually(async () => hint());
    expect(hint()).toBe(DISK_FULL);
    return [end];
  };

  it('when the chip is to be written: it is not begun, the card stays, and written when there is room', async () => {
    const [end] = await fillDuring('write-chip', await toVerdict(desk, 'p1'));
    expect(await desk.printer()).toMatchObject({ card: { at: 'chip' }, rejectBox: [] });
    disk.free();
    const view = await end;
    if (view === undefined) throw new Error('no view');
    expect(expectTold(view)).toMatchObject({ code: DISK_FULL, during: 'write-chip', cardPlace: 'chip-station' });
    expect(view.actions[0]).toBe('session.retry');
    expect((await goOn(desk, await desk.press('session.retry'))).outcome).toMatchObject(ISSUED);
    await desk.press('session.finish');
    await expectAccounted(desk);
  });

  it('after the chip was compared: what was done waits for room, nothing follows, and then it goes on by itself', async () => {
    const [end] = await fillDuring('verify-chip', await toVerdict(desk, 'p2'));
    const shown = await desk.teller('session.read', {});
    expect(shown).toMatchObject({ value: { step: 'make', busy: { what: 'verify-chip', hint: { code: DISK_FULL } } } });
    expect(await desk.printer()).toMatchObject({ card: { at: 'chip' }, rejectBox: [] });
    disk.free();
    expect((await end)?.outcome).toMatchObject(ISSUED);
    await desk.press('session.finish');
    await expectAccounted(desk);
  });

  it('while nobody works: the window locks all the same, and the kiosk ends in order', async () => {
    disk.fill();
    expect(await desk.teller('staff.lock', {})).toMatchObject({ ok: true });
    expect(await desk.teller('staff.read', {})).toMatchObject({ value: { locked: true } });
    await desk.host.close();
  });
});
