import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { systemClock } from '#basics/clock.ts';
import { unwrap } from '#basics/result.ts';
import { openDatabase } from '#db/client.ts';
import { databaseFile, loadDatabaseKey } from '#db/database-key.ts';
import { StaffService } from '#services/staff/staff-service.ts';
import { runNode } from '../support/issue-command.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const SECRET = 'tall-oak-42';
/** An account whose owner has to choose the own secret first. */
const FRESH = { mustChange: true, failed: 0, lockedUntil: null, disabledAt: null };
const dir = mkdtempSync(join(tmpdir(), 'staff-command-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const staff = (args: readonly string[], options: { readonly input?: string; readonly language?: 'zh' | 'en' } = {}) =>
  runNode('scripts/staff.ts', args, options);
const add = (name: string, role: string, ...more: readonly string[]) =>
  staff(['add', '--dir', dir, '--name', name, '--role', role, '--secret-stdin', ...more], { input: `${SECRET}\n` });

const unwrapCode = ({ code, stderr }: { readonly code: number | null; readonly stderr: string }): void =>
  expect([code, stderr]).toEqual([0, expect.any(String)]);

/** A terminal of its own, by `script` of util-linux. */
const hasTerminal = spawnSync('script', ['--version']).error === undefined;

describe('npm run staff', () => {
  it('is a command of package.json', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    expect(scripts.staff).toContain('scripts/staff.ts');
  });

  it('adds people who can sign in then, and lists them', async () => {
    const added = await add('王五', 'supervisor', '--json');
    expect([added.code, JSON.parse(added.stdout)]).toEqual([
      0,
      { outcome: 'added', staff: { staffId: '001', name: '王五', role: 'supervisor' } },
    ]);
    expect((await add('李四', 'teller', '--id', 'T-7')).code).toBe(0);
    const listed = await staff(['list', '--dir', dir, '--json']);
    expect(JSON.parse(listed.stdout)).toEqual({
      staff: [
        { staffId: '001', name: '王五', role: 'supervisor', ...FRESH },
        { staffId: 'T-7', name: '李四', role: 'teller', ...FRESH },
      ],
    });
    expect((await staff(['list', '--dir', dir], { language: 'zh' })).stdout).toBe('001\t主管\t王五\nT-7\t柜员\t李四\n');
    const key = unwrap(loadDatabaseKey({ dir, env: {} }));
    const database = unwrap(openDatabase({ file: databaseFile(dir), key }));
    const service = new StaffService({ stores: database.stores, clock: systemClock, window: 'teller' });
    const proven = await service.verify('001', SECRET);
    database.close();
    expect(proven).toMatchObject({ ok: true, value: { name: '王五' } });
  });

  it('has nobody in it before somebody is added: no default account', async () => {
    const fresh = mkdtempSync(join(tmpdir(), 'staff-command-'));
    expect(JSON.parse((await staff(['list', '--dir', fresh, '--json'])).stdout)).toEqual({ staff: [] });
    rmSync(fresh, { recursive: true, force: true });
  });

  it('never writes a secret anywhere', async () => {
    const { stdout, stderr } = await add('赵六', 'teller', '--json');
    expect(stdout + stderr).not.toContain(SECRET);
  });

  it.each([
    [
      'a role there is not',
      ['--role', 'boss', '--name', '王五', '--secret-stdin'],
      2,
      /--role cannot be boss.*teller, supervisor/,
    ],
    ['a secret on the command line', ['--role', 'teller', '--name', '王五', '--secret', 'x'], 2, /no option --secret/],
    ['a missing name', ['--role', 'teller', '--secret-stdin'], 2, /--name/],
    ['no terminal to ask at', ['--role', 'teller', '--name', '王五'], 2, /no terminal.*--secret-stdin/],
    ['a secret too short', ['--role', 'teller', '--name', '王五', '--secret-stdin'], 1, /right length.*8 to 64/],
  ])('refuses %s in words', async (_what, args, code, says) => {
    const ended = await staff(['add', '--dir', dir, ...args], { input: 'short\n' });
    expect([ended.code, ended.stdout]).toEqual([code, '']);
    expect(ended.stderr).toMatch(says);
  });

  it('closes an account and opens it again with a new first secret', async () => {
    unwrapCode(await add('孙八', 'teller', '--id', 'T-8'));
    unwrapCode(await staff(['disable', '--dir', dir, '--id', 'T-8']));
    expect((await staff(['list', '--dir', dir], { language: 'en' })).stdout).toContain('T-8\tteller\t孙八\tclosed\n');
    const again = await staff(['disable', '--dir', dir, '--id', 'T-8', '--json']);
    expect([again.code, JSON.parse(again.stdout)]).toMatchObject([1, { reasons: [{ code: 'staff.disabled' }] }]);
    const reset = ['reset', '--dir', dir, '--id', 'T-8', '--secret-stdin'];
    unwrapCode(await staff(reset, { input: 'new-maple-77\n' }));
    const { stdout } = await staff(['list', '--dir', dir, '--json']);
    expect(JSON.parse(stdout).staff).toContainEqual({ staffId: 'T-8', name: '孙八', role: 'teller', ...FRESH });
    const last = await staff(['disable', '--dir', dir, '--id', '001']);
    expect([last.code, last.stderr]).toEqual([1, expect.stringMatching(/staff\.last-supervisor/)]);
  });

  it('refuses a number that is taken, as JSON too', async () => {
    const ended = await add('钱七', 'teller', '--id', 'T-7', '--json');
    expect([ended.code, JSON.parse(ended.stdout)]).toMatchObject([
      1,
      { outcome: 'failed', reasons: [{ code: 'staff.id-taken' }] },
    ]);
  });

  it('says what it can do when it is called without a word', async () => {
    const ended = await staff([]);
    expect([ended.code, ended.stderr]).toEqual([2, expect.stringMatching(/add, reset, disable, list/)]);
    expect((await staff(['--help'])).stdout).toMatch(/add .*\n.*list/s);
  });

  it('waits for the kiosk to be ended: the database belongs to one', async () => {
    const key = unwrap(loadDatabaseKey({ dir, env: {} }));
    const database = unwrap(openDatabase({ file: databaseFile(dir), key }));
    const ended = await staff(['list', '--dir', dir]);
    database.close();
    expect([ended.code, ended.stderr]).toEqual([1, expect.stringMatching(/database\.in-use/)]);
  });

  describe.skipIf(!hasTerminal)(`at a terminal${hasTerminal ? '' : ' (needs script)'}`, () => {
    /** Types one line after each prompt. */
    const type = (...lines: readonly string[]): Promise<{ readonly code: number | null; readonly seen: string }> => {
      const command = `'${process.execPath}' scripts/staff.ts add --dir '${dir}' --name 孙八 --role teller`;
      const child = spawn('script', ['-qec', command, '/dev/null'], { cwd: ROOT, env: { ...process.env, LANG: 'C' } });
      const left = [...lines];
      let seen = '';
      let answered = 0;
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        seen += text;
        const asked = seen.match(/Password( again)?: /g)?.length ?? 0;
        if (asked <= answered) return;
        answered = asked;
        child.stdin.write(left.shift() ?? '');
      });
      return new Promise((done) => child.once('close', (code) => done({ code, seen })));
    };

    it('asks for the secret twice and shows nothing of it', async () => {
      const { code, seen } = await type('new-maple-77\r', 'new-maple-77\r');
      expect([code, seen]).toEqual([0, expect.stringMatching(/Password: .*Password again: .*Added teller 孙八/s)]);
      expect(seen).not.toContain('maple');
    });

    it('adds nobody when the two differ, or when it is ended', async () => {
      const before = (await staff(['list', '--dir', dir, '--json'])).stdout;
      const differing = await type('new-maple-77\r', 'new-maple-78\r');
      expect([differing.code, differing.seen]).toEqual([1, expect.stringMatching(/staff\.secret-differs/)]);
      const ended = await type('\u0003');
      expect([ended.code, ended.seen]).toEqual([1, expect.stringMatching(/staff\.secret-not-given/)]);
      expect((await staff(['list', '--dir', dir, '--json'])).stdout).toBe(before);
    });
  });
});
