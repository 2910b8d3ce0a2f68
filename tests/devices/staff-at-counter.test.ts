import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unwrap } from '#basics/result.ts';
import { samplePortrait } from '#drivers/simulator/platform/sample-portrait.ts';
import {
  approvedHere,
  expectAccounted,
  goOn,
  type IssuanceDesk,
  openDesk,
  PIN,
  people,
  scenarioOf,
  toVerdict,
} from '../support/issuance-desk.ts';
import { signIn, trainingPeople } from '../support/training-people.ts';

const OTHER = { staffId: 'T-9', secret: 'tall-oak-42' };
const DEPUTY = { staffId: 'S-2', secret: 'quiet-river-9' };

/** A portrait with the head held askew: refused by a rule that may be overridden. */
const tilted = async (): Promise<string> => {
  const portrait = await samplePortrait({ key: 'zhang-san', sex: '1' });
  const askew = await sharp(portrait).rotate(8, { background: '#f6f6f7' }).jpeg({ quality: 95 }).toBuffer();
  return askew.toString('base64');
};

describe('staff and a session at the counter', () => {
  let desk: IssuanceDesk;
  beforeAll(async () => {
    desk = await openDesk({
      scenario: scenarioOf({ persons: people(2, (index) => (index === 0 ? approvedHere() : {})) }),
    });
    const { staff } = desk.host.kiosk.options;
    unwrap(await staff.add({ ...OTHER, name: '赵六', role: 'teller' }));
    unwrap(await staff.add({ ...DEPUTY, name: '王五', role: 'supervisor' }));
  });
  afterAll(() => desk?.stop());

  it('a window locked while a card is made: the machine ends its work, nothing begins, the session is kept', async () => {
    await toVerdict(desk, 'p0');
    expect(await desk.teller('session.make', {})).toMatchObject({ ok: true });
    expect(await desk.teller('staff.lock', {})).toMatchObject({ ok: true });
    const { session } = desk.host.kiosk;
    await session.settled();
    expect(session.current?.state.step).toBe('activate');
    const sessionId = session.current?.sessionId;

    expect(await desk.teller('session.read', {})).toMatchObject({ error: { code: 'staff.window-locked' } });
    expect(await desk.teller('session.retain', {})).toMatchObject({ error: { code: 'staff.window-locked' } });
    expect(await desk.applicant('applicant.choosePin', { pin: PIN })).toMatchObject({
      error: { code: 'staff.counter-paused' },
    });
    expect(session.current?.volatile.pin).toBeNull();
    expect(await desk.teller('staff.read', {})).toMatchObject({
      value: {
        locked: true,
        sessionOpen: true,
        signedIn: { staffId: trainingPeople(desk.station.dir).teller.staffId },
      },
    });

    expect(await desk.teller('staff.signIn', OTHER)).toMatchObject({ error: { code: 'staff.session-of-other' } });
    await signIn(desk.station.dir, desk.teller);
    expect(session.current?.sessionId).toBe(sessionId);
    const closed = await goOn(desk, await desk.settled());
    expect(closed.outcome).toMatchObject({ outcome: 'issued', fate: 'handed-over' });
    await desk.press('session.finish');
    await expectAccounted(desk);
  });

  it('nobody leaves in the middle of a session', async () => {
    await toVerdict(desk, 'p1');
    expect(await desk.teller('staff.signOut', {})).toMatchObject({ error: { code: 'staff.session-open' } });
  });

  it('a supervisor takes over a locked window, and lets no photo pass that is the own session’s', async () => {
    const { supervisor, teller } = trainingPeople(desk.station.dir);
    await desk.teller('staff.lock', {});
    await signIn(desk.station.dir, desk.teller, 'supervisor');
    await desk.press('session.startApplication');
    const taken = await desk.teller('application.setPhoto', { source: 'file', pictures: [await tilted()] });
    expect(taken).toMatchObject({ ok: true });
    const override = (by: { readonly staffId: string; readonly secret: string }) =>
      desk.teller('application.overridePhoto', {
        supervisor: by.staffId,
        secret: by.secret,
        reason: 'medical',
        text: '颈部疾病，头部无法端正',
        evidence: '',
      });
    expect(await override(supervisor)).toMatchObject({ error: { code: 'staff.same-person' } });
    expect(await override(teller)).toMatchObject({ error: { code: 'staff.not-supervisor' } });
    expect(await override({ ...DEPUTY, secret: 'wrong' })).toMatchObject({ error: { code: 'staff.wrong-secret' } });
    expect((await desk.settled()).photo?.override).toBeNull();
    expect(await override(DEPUTY)).toMatchObject({ ok: true });
    expect((await desk.settled()).photo?.override).toMatchObject({ supervisor: '王五' });
    const rows = desk.host.kiosk.options.stores.audit.since(0);
    const passed = rows.filter(({ event }) => event === 'application.photo-overridden');
    expect(passed.map(({ actor, detail }) => [actor, detail.second])).toEqual([[supervisor.staffId, 'S-2']]);
    // The row of the photo itself is part of the same step as the photo.
    const { sessionId } = passed[0] ?? {};
    expect(rows.filter(({ event }) => event === 'application.photo-set').map((row) => row.sessionId)).toEqual([
      sessionId,
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/王五|赵六|培训/);
  });
});
