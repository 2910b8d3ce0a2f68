import { describe, expect, it, onTestFinished } from 'vitest';
import type { Clock } from '#basics/clock.ts';
import { silentLogger } from '#basics/logger.ts';
import { type Result, unwrap } from '#basics/result.ts';
import { mayTakeSeat } from '#domain/staff/staff-member.ts';
import { StaffDesk } from '#services/staff/staff-desk.ts';
import { StaffService } from '#services/staff/staff-service.ts';
import { AT, openTemporary } from './db-support.ts';

const IDLE_MS = 300_000;
const SECRETS = { 'T-7': 'tall-oak-42', 'T-8': 'green-hill-8', '001': 'quiet-river-9', '900': 'old-tower-5' } as const;

const codeOf = <T>(result: Result<T>): string => (result.ok ? 'ok' : result.error.code);

/** The teller's window of an outlet with two tellers, a supervisor and an auditor, beside a clock moved by hand. */
const window = async () => {
  const { stores } = openTemporary();
  let now = 0;
  let wake: (() => void)[] = [];
  const clock: Clock = {
    now: () => AT + now,
    monotonic: () => now,
    sleep: (_ms, signal) =>
      new Promise((resolve) => {
        wake.push(resolve);
        signal?.addEventListener('abort', () => resolve(), { once: true });
      }),
  };
  const staff = new StaffService({ stores, clock, window: 'teller' });
  for (const [staffId, name, role] of [
    ['T-7', '李四', 'teller'],
    ['T-8', '赵六', 'teller'],
    ['001', '王五', 'supervisor'],
    ['900', '钱七', 'auditor'],
  ] as const)
    unwrap(await staff.add({ staffId, name, role, secret: SECRETS[staffId] }));
  const state = { sessionOpen: false, changes: 0 };
  const desk = new StaffDesk({
    staff,
    stores,
    clock,
    logger: silentLogger,
    idleLockMs: IDLE_MS,
    operator: null,
    sessionOpen: () => state.sessionOpen,
    changed: () => {
      state.changes += 1;
    },
  });
  desk.start();
  onTestFinished(() => desk.close());
  return {
    desk,
    staff,
    state,
    signIn: (staffId: keyof typeof SECRETS) => desk.signIn(staffId, SECRETS[staffId]),
    /** Time goes on; whatever sleeps looks at it. */
    wait: async (ms: number) => {
      now += ms;
      const sleeping = wake;
      wake = [];
      for (const one of sleeping) one();
      await Promise.resolve();
    },
    audit: () =>
      stores.audit
        .since(0)
        .filter(({ event }) => event.startsWith('seat.'))
        .map(({ event, actor, detail }) => [event, actor, detail]),
  };
};

describe('the teller’s window', () => {
  it('is nobody’s before somebody signs in, and after they left', async () => {
    const { desk, signIn } = await window();
    expect([desk.seat, codeOf(desk.actor()), codeOf(desk.signOut())]).toEqual([
      null,
      'staff.sign-in-needed',
      'staff.sign-in-needed',
    ]);
    expect(codeOf(await signIn('T-7'))).toBe('ok');
    expect(unwrap(desk.actor())).toEqual({ staffId: 'T-7', name: '李四', role: 'teller' });
    expect(codeOf(desk.signOut())).toBe('ok');
    expect(codeOf(desk.actor())).toBe('staff.sign-in-needed');
  });

  it('stays with whoever is there when somebody else types a wrong secret', async () => {
    const { desk, signIn } = await window();
    unwrap(await signIn('T-7'));
    expect(codeOf(await desk.signIn('T-8', 'wrong'))).toBe('staff.wrong-secret');
    expect(unwrap(desk.actor()).staffId).toBe('T-7');
  });

  it('locks when nobody touches it, by itself and at once for who asks', async () => {
    const { desk, signIn, wait, state, audit } = await window();
    unwrap(await signIn('T-7'));
    await wait(IDLE_MS - 1);
    expect(codeOf(desk.actor())).toBe('ok');
    desk.touch();
    await wait(IDLE_MS - 1);
    expect(codeOf(desk.actor())).toBe('ok');
    const before = state.changes;
    await wait(1);
    // The screens were told before anybody asked.
    expect(state.changes).toBe(before + 1);
    expect(codeOf(desk.actor())).toBe('staff.window-locked');
    desk.touch();
    expect(codeOf(desk.actor())).toBe('staff.window-locked');
    expect(audit()).toEqual([
      ['seat.signed-in', 'T-7', { after: null }],
      ['seat.locked', 'T-7', { why: 'idle' }],
    ]);
  });

  it('locks by hand, once, and opens for the same person', async () => {
    const { desk, signIn, audit } = await window();
    unwrap(await signIn('T-7'));
    desk.lock();
    desk.lock();
    expect(desk.seat).toMatchObject({ locked: true, member: { staffId: 'T-7' } });
    expect(codeOf(await desk.signIn('T-7', 'wrong'))).toBe('staff.wrong-secret');
    expect(codeOf(await signIn('T-7'))).toBe('ok');
    expect(unwrap(desk.actor()).staffId).toBe('T-7');
    expect(audit().map(([event]) => event)).toEqual(['seat.signed-in', 'seat.locked', 'seat.came-back']);
  });

  it('with a session open is kept for the same person or a supervisor', async () => {
    const { desk, staff, signIn, state, audit } = await window();
    unwrap(await signIn('T-7'));
    state.sessionOpen = true;
    expect(codeOf(desk.signOut())).toBe('staff.session-open');
    desk.lock();
    // No secret is looked at: even the right one of another teller is no try.
    expect(codeOf(await signIn('T-8'))).toBe('staff.session-of-other');
    expect(codeOf(await desk.signIn('T-8', 'wrong'))).toBe('staff.session-of-other');
    expect(codeOf(await signIn('900'))).toBe('staff.session-of-other');
    expect(staff.find('T-8')?.failed).toBe(0);
    expect(desk.seat).toMatchObject({ locked: true, member: { staffId: 'T-7' } });
    expect(codeOf(await signIn('001'))).toBe('ok');
    expect(unwrap(desk.actor()).staffId).toBe('001');
    expect(audit().at(-1)).toEqual(['seat.signed-in', '001', { after: 'T-7' }]);
  });

  it('changes hands between two sessions', async () => {
    const { desk, signIn } = await window();
    unwrap(await signIn('T-7'));
    desk.lock();
    expect(codeOf(await signIn('T-8'))).toBe('ok');
    expect(unwrap(desk.actor()).staffId).toBe('T-8');
  });

  it('is not kept for somebody who serves nobody', async () => {
    const { desk, signIn, state } = await window();
    unwrap(await signIn('900'));
    // A session left by a host that ended is at the counter again.
    state.sessionOpen = true;
    expect(codeOf(await signIn('T-7'))).toBe('ok');
    unwrap(await signIn('001'));
    expect(codeOf(desk.signOut())).toBe('staff.session-open');
  });

  it('is nobody’s to work at before the own secret was chosen', async () => {
    const { desk, staff } = await window();
    const first = 'first-secret-1';
    unwrap(await staff.add({ staffId: 'T-9', name: '孙八', role: 'teller', secret: first, mustChange: true }, ['001']));
    unwrap(await desk.signIn('T-9', first));
    expect(codeOf(desk.actor())).toBe('staff.must-change-secret');
    expect(codeOf(await desk.changeSecret('wrong', 'bright-lake-3'))).toBe('staff.wrong-secret');
    expect(codeOf(await desk.changeSecret(first, first))).toBe('staff.secret-unchanged');
    expect(codeOf(await desk.changeSecret(first, 'short'))).toBe('staff.secret-length');
    expect(codeOf(desk.actor())).toBe('staff.must-change-secret');
    expect(codeOf(await desk.changeSecret(first, 'bright-lake-3'))).toBe('ok');
    expect(unwrap(desk.actor()).staffId).toBe('T-9');
    unwrap(desk.signOut());
    expect(codeOf(await desk.signIn('T-9', first))).toBe('staff.wrong-secret');
    expect(codeOf(await desk.signIn('T-9', 'bright-lake-3'))).toBe('ok');
    expect(codeOf(desk.actor())).toBe('ok');
  });

  it('takes no new secret from a locked window or from nobody', async () => {
    const { desk, signIn } = await window();
    expect(codeOf(await desk.changeSecret('a', 'b'))).toBe('staff.sign-in-needed');
    unwrap(await signIn('T-7'));
    desk.lock();
    expect(codeOf(await desk.changeSecret(SECRETS['T-7'], 'bright-lake-3'))).toBe('staff.window-locked');
  });

  it('opens for nobody whose account is closed, until a new secret opens it again', async () => {
    const { desk, staff, signIn } = await window();
    unwrap(await staff.disable('T-7', ['001']));
    expect(codeOf(await signIn('T-7'))).toBe('staff.disabled');
    expect(codeOf(await staff.disable('T-7', ['001']))).toBe('staff.disabled');
    expect(codeOf(await staff.disable('001', ['001']))).toBe('staff.last-supervisor');
    unwrap(await staff.setSecret('T-7', 'second-first-2', ['001']));
    unwrap(await desk.signIn('T-7', 'second-first-2'));
    expect(codeOf(desk.actor())).toBe('staff.must-change-secret');
  });

  it('takes nobody as a second person whose secret somebody else knows', async () => {
    const { staff } = await window();
    const TELLER_SEVEN = { staffId: 'T-7', role: 'teller' } as const;
    const first = 'first-secret-1';
    const person = { staffId: '002', name: '孙八', role: 'supervisor', secret: first, mustChange: true } as const;
    unwrap(await staff.add(person, ['001']));
    expect(codeOf(await staff.verifySecond(TELLER_SEVEN, { staffId: '002', secret: first }, 'either'))).toBe(
      'staff.must-change-secret',
    );
    unwrap(await staff.setSecret('002', 'my-own-maple-7', ['002']));
    expect(codeOf(await staff.verifySecond(TELLER_SEVEN, { staffId: '002', secret: 'my-own-maple-7' }, 'either'))).toBe(
      'ok',
    );
  });
});

describe('the rule of the seat', () => {
  const person = (staffId: string, role: 'teller' | 'supervisor' | 'technician') => ({ staffId, name: staffId, role });

  it.each([
    ['anybody', null, person('b', 'teller'), true, 'ok'],
    ['the same teller', person('a', 'teller'), person('a', 'teller'), true, 'ok'],
    ['a supervisor', person('a', 'teller'), person('b', 'supervisor'), true, 'ok'],
    ['another teller', person('a', 'teller'), person('b', 'teller'), true, 'staff.session-of-other'],
    ['another teller', person('a', 'teller'), person('b', 'teller'), false, 'ok'],
    ['a technician', person('a', 'supervisor'), person('b', 'technician'), true, 'staff.session-of-other'],
    ['a teller', person('a', 'technician'), person('b', 'teller'), true, 'ok'],
  ])('lets %s of %j be followed by %j while a session is open (%s): %s', (_who, kept, next, open, code) => {
    expect(codeOf(mayTakeSeat(kept, next, open))).toBe(code);
  });
});

describe('the first start of a station', () => {
  const fresh = () => {
    const { stores } = openTemporary();
    let now = AT;
    const clock: Clock = { now: () => now, monotonic: () => now, sleep: () => Promise.resolve() };
    const staff = new StaffService({ stores, clock, window: 'teller' });
    const desk = new StaffDesk({
      staff,
      stores,
      clock,
      logger: silentLogger,
      idleLockMs: IDLE_MS,
      operator: null,
      sessionOpen: () => false,
      changed: () => undefined,
    });
    return {
      desk,
      staff,
      stores,
      wait: (ms: number) => {
        now += ms;
      },
    };
  };
  const PERSON = { staffId: '001', name: '王五', secret: 'quiet-river-9' };

  it('makes the first supervisor, who is signed in at once, and takes the code once', async () => {
    const { desk, staff, stores } = fresh();
    const code = desk.firstStart.open() ?? '';
    expect(code).toMatch(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/);
    expect(codeOf(await desk.firstSupervisor(code.toLowerCase().replaceAll('-', ' '), PERSON))).toBe('ok');
    expect(unwrap(desk.actor())).toEqual({ staffId: '001', name: '王五', role: 'supervisor' });
    expect(codeOf(await desk.firstSupervisor(code, { ...PERSON, staffId: '002' }))).toBe('staff.not-first-start');
    expect([desk.firstStart.needed, desk.firstStart.open(), staff.list().length]).toEqual([false, null, 1]);
    expect(JSON.stringify(stores.audit.since(0))).not.toContain(code);
  });

  it('keeps the code for another try when the person was refused', async () => {
    const { desk } = fresh();
    const code = desk.firstStart.open() ?? '';
    expect(codeOf(await desk.firstSupervisor(code, { ...PERSON, secret: '12345678' }))).toBe('staff.secret-too-simple');
    expect(codeOf(await desk.firstSupervisor(code, PERSON))).toBe('ok');
  });

  it('makes one supervisor of two who come at once', async () => {
    const { desk, staff } = fresh();
    const code = desk.firstStart.open() ?? '';
    const both = await Promise.all([
      desk.firstSupervisor(code, PERSON),
      desk.firstSupervisor(code, { ...PERSON, staffId: '002' }),
    ]);
    expect(both.map(codeOf).toSorted()).toEqual(['ok', 'staff.not-first-start']);
    expect(staff.list()).toHaveLength(1);
  });

  it('is paused after wrong codes, and then the right one is not looked at', async () => {
    const { desk, wait } = fresh();
    const code = desk.firstStart.open() ?? '';
    for (const _ of [1, 2, 3])
      expect(codeOf(await desk.firstSupervisor('2222-2222-2222', PERSON))).toBe('staff.wrong-code');
    expect(await desk.firstSupervisor(code, PERSON)).toMatchObject({
      error: { code: 'staff.locked', params: { seconds: 30 } },
    });
    wait(30_000);
    expect(codeOf(await desk.firstSupervisor(code, PERSON))).toBe('ok');
  });

  it('is no way in without a code of this start, or beside an account', async () => {
    const { desk, staff } = fresh();
    expect(codeOf(await desk.firstSupervisor('', PERSON))).toBe('staff.not-first-start');
    unwrap(await staff.add({ ...PERSON, role: 'teller' }));
    expect(desk.firstStart.open()).toBeNull();
  });
});
