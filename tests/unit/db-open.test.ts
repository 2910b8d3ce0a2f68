import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toHex } from '#basics/hex.ts';
import { openDatabase } from '#db/client.ts';
import { databaseFile } from '#db/database-key.ts';
import { migrations } from '#db/migrations/all.ts';
import {
  AT,
  box,
  inDyingProcess,
  KEY,
  OTHER_KEY,
  openTemporary,
  session,
  temporaryDir,
  withRawDatabase,
} from './db-support.ts';

const open = (file: string, key = KEY) => openDatabase({ file, key, busyTimeoutMs: 0 });

/** Name and digest of every file of a directory. Not while a database in it is open here. */
const contents = (dir: string) =>
  readdirSync(dir).map(
    (name) =>
      `${name} ${createHash('sha256')
        .update(readFileSync(join(dir, name)))
        .digest('hex')}`,
  );

const filled = (dir: string): string => {
  const handle = openTemporary(dir);
  handle.stores.sessions.insert(session('s1'));
  for (let i = 0; i < 20; i += 1) handle.stores.values.set(`value ${i}`, 'x'.repeat(2_000));
  handle.close();
  return databaseFile(dir);
};

describe('opening the database', () => {
  it('keeps what was written over closing and opening', () => {
    const file = filled(temporaryDir());
    const again = open(file);
    expect(again.ok && again.value.stores.sessions.find('s1')).toEqual(session('s1'));
    if (again.ok) again.value.close();
    if (again.ok) again.value.close();
  });

  it('keeps what was committed when the host dies without closing', () => {
    const dir = temporaryDir();
    const file = databaseFile(dir);
    inDyingProcess(`open(${JSON.stringify(file)}).stores.values.set('fed', '17');`);
    expect(openTemporary(dir).stores.values.get('fed')).toBe('17');
  });

  it('leaves no plain text in the file nor in its log', () => {
    const dir = temporaryDir();
    const planted = '张三 11010519491231002X planted';
    inDyingProcess(`
      const { stores } = open(${JSON.stringify(databaseFile(dir))});
      stores.sessions.insert(${JSON.stringify(session('s1', { state: JSON.stringify({ holder: planted }) }))});
      stores.pictures.put({ sessionId: 's1', kind: 'photo', media: 'image/jpeg', bytes: Buffer.from(${JSON.stringify(planted)}), at: 1 });`);
    const files = readdirSync(dir);
    expect(files).toContain('kiosk.db-wal');
    const expectCovered = () => {
      for (const name of readdirSync(dir)) {
        const bytes = readFileSync(join(dir, name));
        for (const text of ['SQLite format 3', planted, '11010519491231002X', 'CREATE TABLE', 'planted']) {
          expect(bytes.includes(text), `${text} in ${name}`).toBe(false);
        }
      }
    };
    expectCovered();
    const handle = openTemporary(dir);
    expect(handle.stores.sessions.find('s1')?.state).toContain(planted);
    handle.close();
    expectCovered();
  });

  it('writes ahead to a log and lets no row in without its parent', () => {
    const dir = temporaryDir();
    const handle = openTemporary(dir);
    expect(readdirSync(dir)).toContain('kiosk.db-wal');
    expect(() => handle.stores.journal.append(row('nobody'))).toThrow(/FOREIGN KEY/);
  });

  it('refuses a wrong key and touches nothing, log of a crash included', () => {
    const dir = temporaryDir();
    inDyingProcess(`open(${JSON.stringify(databaseFile(dir))}).stores.values.set('a', 'b');`);
    const before = contents(dir);
    expect(open(databaseFile(dir), OTHER_KEY)).toMatchObject({ error: { code: 'database.wrong-key-or-damaged' } });
    expect(contents(dir)).toEqual(before);
    expect(openTemporary(dir).stores.values.get('a')).toBe('b');
  });

  it.each([
    ['some other file', 'nothing of ours, and longer than a header of a hundred bytes. '.repeat(200)],
    ['a very short file', 'x'],
    ['a database emptied by somebody else', ''],
  ])('refuses %s and leaves it as it is', (_, text) => {
    const dir = temporaryDir();
    writeFileSync(databaseFile(dir), text);
    expect(open(databaseFile(dir))).toMatchObject({ error: { code: 'database.wrong-key-or-damaged' } });
    expect(readdirSync(dir)).toEqual(['kiosk.db']);
    expect(readFileSync(databaseFile(dir), 'utf8')).toBe(text);
  });

  it('does not start anew beside the log of a database that is gone', () => {
    const dir = temporaryDir();
    writeFileSync(`${databaseFile(dir)}-wal`, 'rows of a database');
    expect(open(databaseFile(dir))).toMatchObject({ error: { code: 'database.wrong-key-or-damaged' } });
    expect(readdirSync(dir)).toEqual(['kiosk.db-wal']);
  });

  it('goes on where making the database was cut short', () => {
    const dir = temporaryDir();
    writeFileSync(`${databaseFile(dir)}.new`, '');
    openTemporary(dir).close();
    expect(readdirSync(dir)).toEqual(['kiosk.db']);
  });

  it('finds a damaged page behind a good first page', () => {
    const dir = temporaryDir();
    const file = filled(dir);
    const fd = openSync(file, 'r+');
    writeSync(fd, Buffer.alloc(64, 0x55), 0, 64, 4096 * 6 + 500);
    closeSync(fd);
    const before = contents(dir);
    expect(open(file)).toMatchObject({ error: { code: 'database.damaged', kind: 'stop' } });
    expect(contents(dir)).toEqual(before);
  });

  it('refuses a database from a newer version and never touches it', () => {
    const dir = temporaryDir();
    const file = filled(dir);
    withRawDatabase(file, (db) => db.pragma('user_version = 99'));
    const before = contents(dir);
    expect(open(file)).toEqual({
      ok: false,
      error: { code: 'database.from-newer-version', kind: 'stop', params: { found: 99, known: migrations.length } },
    });
    expect(contents(dir)).toEqual(before);
  });

  it('does not even fold the log of a newer version that crashed', () => {
    const dir = temporaryDir();
    const file = filled(dir);
    inDyingProcess(
      `const db = raw(${JSON.stringify(file)}); db.exec("PRAGMA user_version = 99; CREATE TABLE future (a)");`,
    );
    const before = contents(dir);
    expect(before).toHaveLength(2);
    expect(open(file)).toMatchObject({ error: { code: 'database.from-newer-version', params: { found: 99 } } });
    expect(contents(dir)).toEqual(before);
  });

  it('lets one host in: a second opener of this process is refused, the first goes on', () => {
    const dir = temporaryDir();
    const handle = openTemporary(dir);
    expect(open(databaseFile(dir))).toMatchObject({ error: { code: 'database.in-use', kind: 'ask' } });
    handle.stores.values.set('a', 'b');
    expect(handle.stores.values.get('a')).toBe('b');
    handle.close();
    expect(openTemporary(dir).stores.values.get('a')).toBe('b');
  });

  it('is refused while another process holds it, and opens once that process was killed', async () => {
    const dir = temporaryDir();
    const file = databaseFile(dir);
    const holder = spawn(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `const { openDatabase } = await import('#db/client.ts');
         const opened = openDatabase({ file: ${JSON.stringify(file)}, key: Buffer.from('${toHex(KEY)}', 'hex') });
         opened.value.stores.values.set('holder', 'first');
         process.stdout.write('held');
         setInterval(() => undefined, 1000);`,
      ],
      { cwd: join(import.meta.dirname, '../..'), stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const gone = new Promise((resolve) => holder.once('exit', resolve));
    try {
      await new Promise((resolve) => holder.stdout.once('data', resolve));
      expect(open(file)).toMatchObject({ error: { code: 'database.in-use' } });
      expect(open(file, OTHER_KEY)).toMatchObject({ error: { code: 'database.in-use' } });
    } finally {
      holder.kill('SIGKILL');
      await gone;
    }
    expect(openTemporary(dir).stores.values.get('holder')).toBe('first');
  });

  it('says that a directory is missing and does not make it', () => {
    const dir = temporaryDir();
    expect(open(databaseFile(join(dir, 'absent')))).toEqual({
      ok: false,
      error: { code: 'database.not-writable', kind: 'stop', params: { cause: 'ENOENT' } },
    });
    expect(readdirSync(dir)).toEqual([]);
  });

  it('says that the file is a directory', () => {
    const dir = temporaryDir();
    mkdirSync(databaseFile(dir));
    expect(open(databaseFile(dir))).toMatchObject({ error: { code: 'database.not-writable' } });
  });

  // Nobody forbids anything to the administrator.
  it.skipIf(process.getuid?.() === 0)('says that the directory may not be written (needs an ordinary user)', () => {
    const dir = temporaryDir();
    chmodSync(dir, 0o500);
    expect(open(databaseFile(dir))).toMatchObject({ error: { code: 'database.not-writable' } });
    chmodSync(dir, 0o700);
    expect(readdirSync(dir)).toEqual([]);
  });

  it('takes a key of another length for a bug', () => {
    expect(() => open(databaseFile(temporaryDir()), KEY.slice(1))).toThrow(/32 bytes/);
  });
});

describe('the books', () => {
  it('are in order after ordinary work', () => {
    const { stores, checkBooks } = openTemporary();
    stores.sessions.insert(session('s1'));
    stores.stock.receiveBox(box('B1', 2), AT);
    stores.stock.move('B1-01', { from: 'stocked', to: 'loaded', reason: null, sessionId: null, at: AT });
    for (const event of EVENTS) stores.audit.append(auditRow(event));
    expect(checkBooks()).toEqual({ auditRows: 3, auditBrokenAt: null, ledgerMismatches: [], journalGaps: [] });
  });

  it('start empty and in order', () => {
    expect(openTemporary().checkBooks()).toEqual({
      auditRows: 0,
      auditBrokenAt: null,
      ledgerMismatches: [],
      journalGaps: [],
    });
  });

  it.each([
    ['a changed row', "UPDATE audit SET actor = 'nobody' WHERE id = 2", 2],
    ['a row taken out', 'DELETE FROM audit WHERE id = 2', 2],
    ['a row cut off at the end', 'DELETE FROM audit WHERE id = 3', 3],
  ])('show %s of the audit', (_, sql, brokenAt) => {
    const dir = temporaryDir();
    const handle = openTemporary(dir);
    for (const event of EVENTS) handle.stores.audit.append(auditRow(event));
    handle.close();
    withRawDatabase(databaseFile(dir), (db) =>
      db.exec(`DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete; ${sql}`),
    );
    expect(openTemporary(dir).checkBooks().auditBrokenAt).toBe(brokenAt);
  });

  it('name a blank that went somewhere without a ledger line', () => {
    const dir = temporaryDir();
    const handle = openTemporary(dir);
    handle.stores.stock.receiveBox(box('B1', 3), AT);
    handle.close();
    withRawDatabase(databaseFile(dir), (db) => db.exec("UPDATE blanks SET state = 'missing' WHERE blank_id = 'B1-02'"));
    expect(openTemporary(dir).checkBooks().ledgerMismatches).toEqual(['B1-02']);
  });
});

const EVENTS = ['session.begun', 'card.presented', 'session.finished'] as const;

const auditRow = (event: (typeof EVENTS)[number]) => ({
  at: AT,
  event,
  actor: 'teller-01',
  window: 'teller' as const,
  sessionId: null,
  detail: {},
});

const row = (sessionId: string) => ({
  sessionId,
  at: AT,
  effect: 'feed-blank',
  phase: 'intent' as const,
  key: `${sessionId}:feed`,
  result: null,
  code: null,
  detail: {},
});
