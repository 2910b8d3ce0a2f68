import { readdirSync, readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { unwrap } from '#basics/result.ts';
import { storageFault } from '#basics/storage-fault.ts';
import { backupFolder, makeBackup } from '#db/backup.ts';
import { openDatabase } from '#db/client.ts';
import { databaseFile } from '#db/database-key.ts';
import { mayMount, type SmallDisk, smallDisk } from '../support/small-disk.ts';
import { AT, KEY, session, temporaryDir } from './db-support.ts';

const disk = (): SmallDisk => {
  const made = smallDisk(2);
  onTestFinished(() => made.remove());
  return made;
};
const thrownBy = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
};

// Mounting needs root; a developer without it sees these as skipped.
describe.skipIf(!mayMount)('a disk without room', () => {
  it('takes nothing of a transaction, and everything again when there is room', () => {
    const small = disk();
    const handle = unwrap(openDatabase({ file: databaseFile(small.dir), key: KEY }));
    handle.stores.sessions.insert(session('s1'));
    small.fill();
    const write = () =>
      handle.stores.transaction(() => {
        handle.stores.sessions.insert(session('s2'));
        handle.stores.values.set('large', 'x'.repeat(200_000));
      });
    expect(storageFault(thrownBy(write))).toEqual({ code: 'database.disk-full', kind: 'ask' });
    expect(handle.stores.sessions.find('s2')).toBeNull();
    expect(handle.stores.sessions.find('s1')).toEqual(session('s1'));
    small.free();
    write();
    expect(handle.stores.sessions.find('s2')).toEqual(session('s2'));
    handle.close();
    const again = unwrap(openDatabase({ file: databaseFile(small.dir), key: KEY }));
    expect(again.stores.sessions.open()).toHaveLength(2);
    again.close();
  });

  it('takes no backup, and keeps the earlier one and no half file', () => {
    const small = disk();
    const handle = unwrap(openDatabase({ file: databaseFile(small.dir), key: KEY }));
    const folder = backupFolder(small.dir);
    const backup = (at: number) => makeBackup(handle, { folder, key: KEY, at, keep: 1 });
    const first = unwrap(backup(AT));
    small.fill();
    expect(backup(AT + 1)).toMatchObject({
      error: { code: 'database.backup-failed', params: { cause: 'SQLITE_FULL' } },
    });
    expect(readdirSync(folder)).toEqual([first.name]);
    small.free();
    expect(backup(AT + 2)).toMatchObject({ ok: true });
    handle.close();
  });

  it('is named when a database is to be begun on it', () => {
    const small = disk();
    small.fill();
    expect(openDatabase({ file: databaseFile(small.dir), key: KEY })).toMatchObject({
      error: { code: 'database.not-writable', params: { cause: 'SQLITE_FULL' } },
    });
  });
});

describe.skipIf(!mayMount)('a read-only disk', () => {
  it('is named at opening, and the file is left as it is', () => {
    const small = disk();
    const file = databaseFile(small.dir);
    unwrap(openDatabase({ file, key: KEY })).close();
    const before = readFileSync(file);
    small.readOnly(true);
    expect(openDatabase({ file, key: KEY })).toMatchObject({
      error: { code: 'database.not-writable', params: { cause: 'EROFS' } },
    });
    small.readOnly(false);
    expect(readFileSync(file).equals(before)).toBe(true);
    unwrap(openDatabase({ file, key: KEY })).close();
  });
});

describe('what a thrown error says of the disk', () => {
  it('names a file that can not be written any more', () => {
    const file = `${temporaryDir()}/plain.db`;
    const writable = new Database(file);
    writable.exec('CREATE TABLE t (x)');
    writable.close();
    const db = new Database(file, { readonly: true });
    expect(storageFault(thrownBy(() => db.exec('INSERT INTO t VALUES (1)')))).toEqual({
      code: 'database.read-only',
      kind: 'ask',
    });
    db.close();
  });

  it('names a disk that fails, and says nothing of a bug', () => {
    const failing = Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_WRITE' });
    expect(storageFault(failing)).toEqual({
      code: 'database.disk-fault',
      kind: 'ask',
      params: { cause: 'SQLITE_IOERR_WRITE' },
    });
    expect(storageFault(Object.assign(new Error('x'), { code: 'SQLITE_CONSTRAINT_UNIQUE' }))).toBeNull();
    expect(storageFault(new TypeError('x'))).toBeNull();
    expect(storageFault('SQLITE_FULL')).toBeNull();
  });
});
