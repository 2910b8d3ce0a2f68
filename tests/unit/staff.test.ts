import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Clock } from '#basics/clock.ts';
import { redact } from '#basics/redaction.ts';
import { type Result, unwrap } from '#basics/result.ts';
import { acceptSecret, lockedForMs, lockMs, mayBeSecond, type StaffMember } from '#domain/staff/staff-member.ts';
import { StaffService } from '#services/staff/staff-service.ts';
import { ensureTrainingStaff, trainingStaffFile } from '#services/staff/training-staff.ts';
import { AT, openTemporary, temporaryDir } from './db-support.ts';

const SECRET = 'tall-oak-42';

const codeOf = <T>(result: Result<T>): string => (result.ok ? 'ok' : result.error.code);

/** A station whose clock stands until it is told to go on. */
const station = (dir = temporaryDir()) => {
  const { stores } = openTemporary(dir);
  let now = AT;
  const clock: Clock = { now: () => now, monotonic: () => now, sleep: () => Promise.resolve() };
  return {
    dir,
    stores,
    staff: new StaffService({ stores, clock, window: 'teller' }),
    wait: (ms: number) => {
      now += ms;
    },
  };
};

const withTwo = async () => {
  const it = station();
  unwrap(await it.staff.add({ name: '李四', role: 'teller', secret: SECRET, staffId: 'T-7' }));
  it.wait(1);
  unwrap(await it.staff.add({ name: '王五', role: 'supervisor', secret: 'quiet-river-9' }));
  return it;
};

describe('accounts of staff', () => {
  it('are listed as they were added, without any secret', async () => {
    const { staff } = await withTwo();
    const fresh = { mustChange: false, failed: 0, lockedUntil: null, disabledAt: null };
    expect(staff.list()).toEqual([
      { staffId: 'T-7', name: '李四', role: 'teller', ...fresh },
      { staffId: '001', name: '王五', role: 'supervisor', ...fresh },
    ]);
  });

  it('keep the secret as an argon2id hash with a salt of its own, and nowhere else', async () => {
    const { staff, stores } = await withTwo();
    unwrap(await staff.add({ name: '赵六', role: 'teller', secret: SECRET }));
    const hashes = stores.staff.list().map(({ secretHash }) => secretHash);
    for (const hash of hashes)
      expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,p=1,t=2\$|^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(new Set(hashes).size).toBe(3);
    expect(JSON.stringify([stores.staff.list(), stores.audit.since(0)])).not.toContain(SECRET);
    expect(redact({ secret: SECRET, secretHash: 'x' })).toEqual({ secret: '<redacted>', secretHash: '<redacted>' });
  });

  it('get the next free number where the bank gives none', async () => {
    const { staff } = await withTwo();
    expect(unwrap(await staff.add({ name: '赵六', role: 'teller', secret: SECRET })).staffId).toBe('002');
    unwrap(await staff.add({ name: '钱七', role: 'teller', secret: SECRET, staffId: '0450' }));
    expect(unwrap(await staff.add({ name: '孙八', role: 'teller', secret: SECRET })).staffId).toBe('451');
  });

  it.each([
    ['no name', { name: '  ' }, 'staff.name-empty'],
    ['a number that is none', { staffId: '7 or 8' }, 'staff.id-malformed'],
    ['a number that is taken', { staffId: 'T-7' }, 'staff.id-taken'],
    ['a short secret', { secret: 'oak-42' }, 'staff.secret-length'],
    ['a secret of one figure', { secret: '88888888' }, 'staff.secret-too-simple'],
    ['running figures', { secret: '12345678' }, 'staff.secret-too-simple'],
    ['running figures backwards', { secret: '87654321' }, 'staff.secret-too-simple'],
    ['the number as secret', { staffId: 'T-1234567', secret: 'T-1234567' }, 'staff.secret-too-simple'],
  ])('refuse %s', async (_what, change, code) => {
    const { staff } = await withTwo();
    const before = staff.list().length;
    expect(codeOf(await staff.add({ name: '赵六', role: 'teller', secret: SECRET, ...change }))).toBe(code);
    expect(staff.list()).toHaveLength(before);
  });
});

describe('signing in', () => {
  it('is proven by the secret', async () => {
    const { staff } = await withTwo();
    expect(unwrap(await staff.verify('T-7', SECRET))).toEqual({ staffId: 'T-7', name: '李四', role: 'teller' });
    expect(codeOf(await staff.verify('T-8', SECRET))).toBe('staff.unknown');
    for (const wrong of ['', 'quiet-river-9', `${SECRET} `, 'x'.repeat(100_000)]) {
      const again = await withTwo();
      expect(codeOf(await again.staff.verify('T-7', wrong))).toBe('staff.wrong-secret');
    }
  });

  it('is paused longer and longer after wrong secrets, and then the right one is not looked at either', async () => {
    const { staff, wait } = await withTwo();
    for (const _ of [1, 2, 3]) expect(codeOf(await staff.verify('T-7', 'wrong'))).toBe('staff.wrong-secret');
    expect(await staff.verify('T-7', SECRET)).toMatchObject({
      error: { code: 'staff.locked', params: { seconds: 30 } },
    });
    wait(29_001);
    expect(await staff.verify('T-7', SECRET)).toMatchObject({
      error: { code: 'staff.locked', params: { seconds: 1 } },
    });
    wait(999);
    expect(codeOf(await staff.verify('T-7', 'wrong'))).toBe('staff.wrong-secret');
    expect(await staff.verify('T-7', SECRET)).toMatchObject({ error: { params: { seconds: 60 } } });
    wait(60_000);
    expect(codeOf(await staff.verify('T-7', SECRET))).toBe('ok');
    expect(codeOf(await staff.verify('T-7', 'wrong'))).toBe('staff.wrong-secret');
    expect(codeOf(await staff.verify('T-7', SECRET))).toBe('ok');
  });

  it('is paused for the one only, not for the others', async () => {
    const { staff } = await withTwo();
    for (const _ of [1, 2, 3]) await staff.verify('T-7', 'wrong');
    expect(codeOf(await staff.verify('001', 'quiet-river-9'))).toBe('ok');
  });

  it('counts guesses made at once one by one', async () => {
    const { staff } = await withTwo();
    const answers = await Promise.all(Array.from({ length: 6 }, () => staff.verify('T-7', 'wrong')));
    expect(answers.map(codeOf)).toEqual([
      ...Array.from({ length: 3 }, () => 'staff.wrong-secret'),
      ...Array.from({ length: 3 }, () => 'staff.locked'),
    ]);
  });

  it('stays paused when the kiosk is started again', async () => {
    const { stores, staff } = await withTwo();
    for (const _ of [1, 2, 3]) await staff.verify('T-7', 'wrong');
    const clock: Clock = { now: () => AT, monotonic: () => 0, sleep: () => Promise.resolve() };
    const later = new StaffService({ stores, clock, window: 'teller' });
    expect(codeOf(await later.verify('T-7', SECRET))).toBe('staff.locked');
  });

  it('leaves every try in the audit, by number only', async () => {
    const { stores, staff } = await withTwo();
    await staff.verify('T-7', 'wrong');
    await staff.verify('T-7', SECRET);
    const rows = stores.audit.since(0).filter(({ event }) => event === 'account.secret-tried');
    expect(rows.map(({ actor, detail }) => [actor, detail])).toEqual([
      ['T-7', { failedBefore: 0 }],
      ['T-7', { failedBefore: 1 }],
    ]);
    expect(JSON.stringify(stores.audit.since(0))).not.toMatch(/李四|王五|wrong/);
  });

  it('takes a new secret, and forgets wrong tries with it', async () => {
    const { staff } = await withTwo();
    for (const _ of [1, 2, 3]) await staff.verify('T-7', 'wrong');
    unwrap(await staff.setSecret('T-7', 'new-maple-77'));
    expect(codeOf(await staff.verify('T-7', 'new-maple-77'))).toBe('ok');
    expect(codeOf(await staff.verify('T-7', SECRET))).toBe('staff.wrong-secret');
    expect(codeOf(await staff.setSecret('T-8', 'new-maple-77'))).toBe('staff.unknown');
  });
});

describe('the second person of an act', () => {
  it('is a supervisor with the own secret, and another person than the teller', async () => {
    const { staff } = await withTwo();
    unwrap(await staff.add({ name: '赵六', role: 'teller', secret: SECRET, staffId: 'T-9' }));
    const teller = { staffId: 'T-7', role: 'teller' } as const;
    const second = (first: Pick<StaffMember, 'staffId' | 'role'>, staffId: string, secret: string) =>
      staff.verifySecond(first, { staffId, secret }, 'either');
    expect(unwrap(await second(teller, '001', 'quiet-river-9')).name).toBe('王五');
    expect(codeOf(await second(teller, '001', SECRET))).toBe('staff.wrong-secret');
    expect(codeOf(await second({ staffId: '001', role: 'supervisor' }, '001', 'quiet-river-9'))).toBe(
      'staff.same-person',
    );
    expect(codeOf(await second(teller, 'T-9', SECRET))).toBe('staff.not-supervisor');
    expect(codeOf(await second({ staffId: '001', role: 'supervisor' }, 'T-9', SECRET))).toBe('ok');
    expect(codeOf(await second(teller, 'T-8', SECRET))).toBe('staff.unknown');
  });
});

describe('rules of accounts', () => {
  it('pause after the third wrong secret, doubling up to a quarter of an hour', () => {
    expect([0, 1, 2, 3, 4, 5, 8, 9, 50].map(lockMs)).toEqual([
      0, 0, 0, 30_000, 60_000, 120_000, 900_000, 900_000, 900_000,
    ]);
  });

  it('lock nobody longer than that when the clock is set back', () => {
    const account = { failed: 3, lockedUntil: AT + 30_000 };
    expect(lockedForMs(account, AT)).toBe(30_000);
    expect(lockedForMs(account, AT - 86_400_000)).toBe(30_000);
    expect(lockedForMs(account, AT + 30_000)).toBe(0);
    expect(lockedForMs({ failed: 2, lockedUntil: null }, AT)).toBe(0);
  });

  it('take a sentence as a secret, and count characters, not bytes', () => {
    const person = { staffId: 'T-7', name: '李四' };
    expect(codeOf(acceptSecret('春眠不觉晓处处闻', person))).toBe('ok');
    expect(codeOf(acceptSecret('春眠不觉', person))).toBe('staff.secret-length');
    expect(codeOf(acceptSecret('ab'.repeat(33), person))).toBe('staff.secret-length');
  });

  it('name the same person before the role', () => {
    const teller: StaffMember = { staffId: 'T-7', name: '李四', role: 'teller' };
    const other = { staffId: 'T-8', role: 'teller' } as const;
    const supervisor = { staffId: '001', role: 'supervisor' } as const;
    expect(codeOf(mayBeSecond(teller, teller, 'either'))).toBe('staff.same-person');
    expect(codeOf(mayBeSecond(other, teller, 'either'))).toBe('staff.not-supervisor');
    expect(codeOf(mayBeSecond(other, supervisor, 'either'))).toBe('ok');
  });

  it('take a teller beside a supervisor where one of the two has to be one, and an auditor never', () => {
    const supervisor = { staffId: '001', role: 'supervisor' } as const;
    const beside = (role: StaffMember['role'], rule: 'either' | 'supervisor') =>
      codeOf(mayBeSecond(supervisor, { staffId: 'T-7', role }, rule));
    expect([beside('teller', 'either'), beside('technician', 'either')]).toEqual(['ok', 'ok']);
    expect(beside('auditor', 'either')).toBe('staff.not-supervisor');
    expect(beside('teller', 'supervisor')).toBe('staff.not-supervisor');
    expect(beside('supervisor', 'supervisor')).toBe('ok');
  });
});

describe('the people of a training station', () => {
  it('are made once with secrets of their own, kept for the owner only, and the same at every start', async () => {
    const { dir, staff } = station();
    const first = unwrap(await ensureTrainingStaff(dir, staff));
    expect(first).toEqual({
      supervisor: { staffId: '001', name: '培训主管', secret: expect.stringMatching(/^\d{8}$/) },
      teller: { staffId: '002', name: '培训柜员', secret: expect.stringMatching(/^\d{8}$/) },
    });
    if (process.platform !== 'win32') expect(statSync(trainingStaffFile(dir)).mode & 0o777).toBe(0o600);
    expect(unwrap(await ensureTrainingStaff(dir, staff))).toEqual(first);
    expect(staff.list()).toHaveLength(2);
    const { supervisor, teller } = first;
    expect(unwrap(await staff.verifySecond({ ...teller, role: 'teller' }, supervisor, 'either'))).toMatchObject({
      role: 'supervisor',
    });
    expect(unwrap(await staff.verify(teller.staffId, teller.secret)).role).toBe('teller');
    const other = station();
    expect(unwrap(await ensureTrainingStaff(other.dir, other.staff)).teller.secret).not.toBe(teller.secret);
  });

  it.each([
    ['is gone', (file: string) => rmSync(file)],
    ['is not whole', (file: string) => writeFileSync(file, '{"staffId":"0')],
    ['is of an earlier kiosk', (file: string) => writeFileSync(file, '{"staffId":"001","name":"x","secret":"y"}')],
  ])('get new secrets when the file %s, not second accounts', async (_what, spoil) => {
    const { dir, staff } = station();
    const first = unwrap(await ensureTrainingStaff(dir, staff));
    spoil(trainingStaffFile(dir));
    const second = unwrap(await ensureTrainingStaff(dir, staff));
    expect(staff.list()).toHaveLength(2);
    for (const role of ['supervisor', 'teller'] as const) {
      expect(second[role].staffId).toBe(first[role].staffId);
      expect(codeOf(await staff.verify(first[role].staffId, first[role].secret))).toBe('staff.wrong-secret');
      expect(codeOf(await staff.verify(second[role].staffId, second[role].secret))).toBe('ok');
    }
    expect(JSON.parse(readFileSync(trainingStaffFile(dir), 'utf8'))).toEqual(second);
  });

  it('get a new secret when somebody chose another one while training', async () => {
    const { dir, staff } = station();
    const { teller, supervisor } = unwrap(await ensureTrainingStaff(dir, staff));
    unwrap(await staff.setSecret(teller.staffId, 'my-own-maple-7', [teller.staffId]));
    const again = unwrap(await ensureTrainingStaff(dir, staff));
    expect(again.supervisor).toEqual(supervisor);
    expect(again.teller.secret).not.toBe(teller.secret);
    expect(codeOf(await staff.verify(teller.staffId, again.teller.secret))).toBe('ok');
  });

  it('are one account each when they are asked for twice at once', async () => {
    const { dir, staff } = station();
    const [one, two] = await Promise.all([ensureTrainingStaff(dir, staff), ensureTrainingStaff(dir, staff)]);
    expect(unwrap(one)).toEqual(unwrap(two));
    expect(staff.list()).toHaveLength(2);
  });

  it('are refused when the secrets can not be kept', async () => {
    const { dir, staff } = station();
    // A file stands where the folder would be.
    writeFileSync(trainingStaffFile(dir), '');
    const nowhere = `${trainingStaffFile(dir)}/x`;
    expect(await ensureTrainingStaff(nowhere, staff)).toMatchObject({
      error: { code: 'staff.training-not-kept', params: { cause: 'ENOTDIR' } },
    });
    expect(existsSync(nowhere)).toBe(false);
  });
});
