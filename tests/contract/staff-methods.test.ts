import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unwrap } from '#basics/result.ts';
import type { Answer } from '#contract/messages.ts';
import type { MethodInput, MethodName, MethodOutput } from '#contract/methods.ts';
import { openBareHost } from '../support/bare-host.ts';

const CHIEF = 'quiet-river-9';
const DEPUTY = 'green-hill-8';
const TELLER = 'tall-oak-42';
const FIRST = 'first-secret-1';

const codeOf = (answer: Answer<unknown>) => (answer.ok ? 'ok' : answer.error.code);

/** A new station, from the code on its console to accounts of every role; each step builds on the one before. */
describe('the accounts of a station', () => {
  const { host, stop } = openBareHost();
  let code = '';
  beforeAll(async () => {
    code = unwrap(await host.openStaff()) ?? '';
  });
  afterAll(stop);

  const call = async <M extends MethodName>(method: M, input: MethodInput<M>): Promise<Answer<MethodOutput<M>>> =>
    (await host.dispatcher.call('teller', method, input)) as Answer<MethodOutput<M>>;
  const signIn = async (staffId: string, secret: string) => {
    await call('staff.signOut', {});
    return call('staff.signIn', { staffId, secret });
  };
  const seen = async () => {
    const answer = await call('staff.read', {});
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  };

  it('begin with a first supervisor, by the code of the console', async () => {
    expect(await seen()).toMatchObject({ firstStart: true, signedIn: null });
    const person = { staffId: '001', name: '王五', secret: CHIEF };
    const wrong = await call('staff.firstSupervisor', { code: 'AAAA-AAAA-AAAA', ...person });
    expect(codeOf(wrong)).toBe('staff.wrong-code');
    expect(codeOf(await call('staff.firstSupervisor', { code, ...person }))).toBe('ok');
    expect(await seen()).toMatchObject({
      firstStart: false,
      mustChange: false,
      signedIn: { staffId: '001', name: '王五', role: 'supervisor' },
    });
  });

  it('are added by a supervisor who signs in again for it, and say which secret was wrong', async () => {
    const person = { staffId: '201', name: '李四', role: 'teller', secret: FIRST, second: null } as const;
    expect(await call('staff.add', { ...person, ownSecret: 'wrong' })).toMatchObject({
      error: { code: 'staff.wrong-secret', params: { who: 'own' } },
    });
    expect(codeOf(await call('staff.add', { ...person, ownSecret: CHIEF }))).toBe('ok');
    expect(codeOf(await call('staff.add', { ...person, ownSecret: CHIEF }))).toBe('staff.id-taken');
  });

  it('let nobody work before the own secret was chosen', async () => {
    expect(codeOf(await signIn('201', FIRST))).toBe('ok');
    expect(await seen()).toMatchObject({ mustChange: true, signedIn: { staffId: '201' } });
    expect(codeOf(await call('session.begin', {}))).toBe('staff.must-change-secret');
    expect(codeOf(await call('staff.changeSecret', { old: FIRST, wanted: TELLER }))).toBe('ok');
    expect(await seen()).toMatchObject({ mustChange: false });
    expect(codeOf(await call('session.read', {}))).toBe('ok');
  });

  it('get a second supervisor by the only one, and every further change of one by two', async () => {
    expect(codeOf(await signIn('001', CHIEF))).toBe('ok');
    const deputy = { staffId: '002', name: '赵六', role: 'supervisor', secret: FIRST } as const;
    expect(codeOf(await call('staff.add', { ...deputy, ownSecret: CHIEF, second: null }))).toBe('ok');
    const third = { ...deputy, staffId: '003', name: '钱七', ownSecret: CHIEF };
    expect(codeOf(await call('staff.add', { ...third, second: null }))).toBe('staff.second-needed');
    // The deputy has not been here yet: the chief knows that secret.
    const untouched = { staffId: '002', secret: FIRST };
    expect(await call('staff.add', { ...third, second: untouched })).toMatchObject({
      error: { code: 'staff.must-change-secret', params: { who: 'second' } },
    });
    expect((await call('staff.seconds', { rule: 'supervisor' })).ok).toBe(true);
    expect(codeOf(await signIn('002', FIRST))).toBe('ok');
    expect(codeOf(await call('staff.changeSecret', { old: FIRST, wanted: DEPUTY }))).toBe('ok');

    expect(codeOf(await signIn('001', CHIEF))).toBe('ok');
    const seconds = async (rule: 'supervisor' | 'either') => {
      const answer = await call('staff.seconds', { rule });
      return answer.ok ? answer.value.people.map(({ staffId }) => staffId) : [];
    };
    expect(await seconds('supervisor')).toEqual(['002']);
    // Beside a supervisor anybody who acts and has chosen the own secret.
    expect(await seconds('either')).toEqual(['201', '002']);
    const self = await call('staff.add', { ...third, second: { staffId: '001', secret: CHIEF } });
    expect(codeOf(self)).toBe('staff.same-person');
    const teller = await call('staff.add', { ...third, second: { staffId: '201', secret: TELLER } });
    expect(codeOf(teller)).toBe('staff.not-supervisor');
    const wrong = await call('staff.add', { ...third, second: { staffId: '002', secret: 'wrong' } });
    expect(wrong).toMatchObject({ error: { code: 'staff.wrong-secret', params: { who: 'second' } } });
    expect(codeOf(await call('staff.add', { ...third, second: { staffId: '002', secret: DEPUTY } }))).toBe('ok');
  });

  it('are closed and opened again, one’s own by somebody else only', async () => {
    const proof = { ownSecret: CHIEF, second: null };
    expect(codeOf(await call('staff.disable', { staffId: '001', ...proof }))).toBe('staff.not-yourself');
    expect(codeOf(await call('staff.disable', { staffId: '999', ...proof }))).toBe('staff.unknown');
    expect(codeOf(await call('staff.disable', { staffId: '003', ...proof }))).toBe('staff.second-needed');
    expect(codeOf(await call('staff.disable', { staffId: '201', ...proof }))).toBe('ok');
    expect(codeOf(await signIn('201', TELLER))).toBe('staff.disabled');
    expect(codeOf(await signIn('001', CHIEF))).toBe('ok');
    const reset = await call('staff.resetSecret', { staffId: '201', secret: 'second-first-2', ...proof });
    expect(codeOf(reset)).toBe('ok');
    expect(codeOf(await signIn('201', 'second-first-2'))).toBe('ok');
    expect(await seen()).toMatchObject({ mustChange: true });
  });

  it('leave who did what in the audit by number, the second person too where it took two, and no secret or name', () => {
    const rows = host.kiosk.options.stores.audit.since(0);
    const accounts = rows.filter(({ event }) => /^account\.(?!secret-tried)/.test(event));
    expect(accounts.map(({ event, actor, detail }) => [event, actor, detail.second ?? null, detail.account])).toEqual([
      ['account.added', 'teller', null, '001'],
      ['account.added', '001', null, '201'],
      ['account.secret-set', '201', null, '201'],
      ['account.added', '001', null, '002'],
      ['account.secret-set', '002', null, '002'],
      ['account.added', '001', '002', '003'],
      ['account.disabled', '001', null, '201'],
      ['account.secret-set', '001', null, '201'],
    ]);
    const text = JSON.stringify(rows);
    for (const secret of [CHIEF, DEPUTY, TELLER, FIRST, code, '王五', '李四', '赵六', '钱七'])
      expect(text).not.toContain(secret);
  });
});
