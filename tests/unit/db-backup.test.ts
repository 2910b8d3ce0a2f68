import { copyFileSync, existsSync, readdirSync, readFileSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unwrap } from '#basics/result.ts';
import { backupFolder, checkDatabaseFile, listBackups, makeBackup, putInPlace } from '#db/backup.ts';
import { databaseFile } from '#db/database-key.ts';
import { openStationDatabase } from '#db/station-database.ts';
import { AT, inDyingProcess, KEY, OTHER_KEY, openTemporary, session, temporaryDir } from './db-support.ts';

const PLANTED = 'planted-value-of-a-row';
const DAY = 86_400_000;

const station = (dir: string, key = KEY) =>
  openStationDatabase({ file: databaseFile(dir), key, backups: backupFolder(dir), at: AT + 9 * DAY });

/** A station whose database has one session and one backup, and is closed. */
const backedUp = (): { readonly dir: string; readonly file: string } => {
  const dir = temporaryDir();
  const handle = openTemporary(dir);
  handle.stores.sessions.insert(session('s1'));
  for (let i = 0; i < 50; i += 1) handle.stores.values.set(`filling ${i}`, 'x'.repeat(2_000));
  unwrap(makeBackup(handle, { folder: backupFolder(dir), key: KEY, at: AT, keep: 7 }));
  handle.close();
  return { dir, file: databaseFile(dir) };
};

/** Other bytes in the middle of the file: the first page stays as it is. */
const damage = (file: string): void => {
  const bytes = readFileSync(file);
  bytes.fill(0x55, bytes.length / 2, bytes.length / 2 + 4096);
  writeFileSync(file, bytes);
};

describe('a backup', () => {
  it('is made while the database is written, and holds what was committed by then', () => {
    const dir = temporaryDir();
    const handle = openTemporary(dir);
    handle.stores.sessions.insert(session('s1'));
    const made = unwrap(makeBackup(handle, { folder: backupFolder(dir), key: KEY, at: AT, keep: 7 }));
    handle.stores.sessions.insert(session('s2'));

    const copy = temporaryDir();
    copyFileSync(made.file, databaseFile(copy));
    const restored = openTemporary(copy);
    expect(restored.stores.sessions.open().map(({ sessionId }) => sessionId)).toEqual(['s1']);
    expect(restored.checkBooks()).toEqual({ auditRows: 0, auditBrokenAt: null, ledgerMismatches: [], journalGaps: [] });
  });

  it('opens with the key of the database and with no other, and shows nothing without', () => {
    const dir = temporaryDir();
    const handle = openTemporary(dir);
    handle.stores.values.set('planted', PLANTED);
    const { file } = unwrap(makeBackup(handle, { folder: backupFolder(dir), key: KEY, at: AT, keep: 7 }));

    expect(checkDatabaseFile(file, KEY)).toMatchObject({ ok: true });
    expect(checkDatabaseFile(file, OTHER_KEY)).toMatchObject({ error: { code: 'database.wrong-key-or-damaged' } });
    const bytes = readFileSync(file);
    expect(bytes.includes(PLANTED)).toBe(false);
    expect(bytes.includes('SQLite format')).toBe(false);
  });

  it('keeps the given number, the newest ones, and no half file', () => {
    const dir = temporaryDir();
    const handle = openTemporary(dir);
    const folder = backupFolder(dir);
    for (let day = 0; day < 5; day += 1) unwrap(makeBackup(handle, { folder, key: KEY, at: AT + day * DAY, keep: 3 }));
    expect(listBackups(folder).map(({ at }) => (at - AT) / DAY)).toEqual([4, 3, 2]);
    expect(readdirSync(folder)).toHaveLength(3);
  });

  it('that can not be written is told, and the earlier ones stay', () => {
    const dir = temporaryDir();
    const handle = openTemporary(dir);
    writeFileSync(join(dir, 'no-folder'), '');
    expect(makeBackup(handle, { folder: join(dir, 'no-folder'), key: KEY, at: AT, keep: 1 })).toMatchObject({
      error: { code: 'database.backup-failed' },
    });
    expect(handle.stores.sessions.open()).toEqual([]);
  });

  it('of which a page was changed or the end is missing is found to be damaged', () => {
    const { dir } = backedUp();
    const [backup] = listBackups(backupFolder(dir));
    const file = backup?.file ?? '';
    const whole = readFileSync(file);
    damage(file);
    expect(checkDatabaseFile(file, KEY).ok).toBe(false);
    writeFileSync(file, whole.subarray(0, whole.length - 8192));
    expect(checkDatabaseFile(file, KEY).ok).toBe(false);
    writeFileSync(file, whole);
    expect(checkDatabaseFile(file, KEY).ok).toBe(true);
  });
});

describe('a damaged database', () => {
  it('is moved aside with its log, and no start makes an empty one in its place', () => {
    const { dir, file } = backedUp();
    inDyingProcess(`open(${JSON.stringify(file)}).stores.values.set('late', 'row');`);
    expect(existsSync(`${file}-wal`)).toBe(true);
    damage(file);

    const [backup] = listBackups(backupFolder(dir));
    const first = station(dir);
    expect(first).toMatchObject({ error: { code: 'database.moved-aside', params: { backup: backup?.name } } });
    expect(existsSync(file)).toBe(false);
    const aside = readdirSync(dir).filter((name) => name.includes('.aside-'));
    expect(aside).toHaveLength(2);
    expect(station(dir)).toEqual(first);
    expect(readdirSync(dir).filter((name) => name.includes('.aside-'))).toEqual(aside);
    expect(existsSync(file)).toBe(false);
  });

  it('cut to nothing or to a part is told from a wrong key by its backup', () => {
    for (const size of [0, 100, 8192]) {
      const { dir, file } = backedUp();
      truncateSync(file, size);
      expect([size, station(dir)]).toMatchObject([size, { error: { code: 'database.moved-aside' } }]);
    }
  });

  it('stays where it is when no backup opens either: the key may be wrong', () => {
    const { dir, file } = backedUp();
    const before = readFileSync(file);
    expect(station(dir, OTHER_KEY)).toMatchObject({ error: { code: 'database.wrong-key-or-damaged' } });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('without any backup is moved aside too, and that is said', () => {
    const dir = temporaryDir();
    const handle = openTemporary(dir);
    for (let i = 0; i < 50; i += 1) handle.stores.values.set(`filling ${i}`, 'x'.repeat(2_000));
    handle.close();
    damage(databaseFile(dir));
    expect(station(dir)).toMatchObject({ error: { code: 'database.moved-aside-no-backup' } });
  });

  it('that is gone altogether is missed as long as there are backups', () => {
    const { dir, file } = backedUp();
    renameSync(file, `${file}.elsewhere`);
    expect(station(dir)).toMatchObject({ error: { code: 'database.gone' } });
    expect(existsSync(file)).toBe(false);
  });
});

describe('restoring', () => {
  it('puts the backup in place and the present file aside', () => {
    const { dir, file } = backedUp();
    const present = readFileSync(file);
    const [backup] = listBackups(backupFolder(dir));
    if (backup === undefined) throw new Error('no backup');
    const { aside } = unwrap(putInPlace(file, backup, AT + DAY));
    expect(readFileSync(aside ?? '').equals(present)).toBe(true);
    const opened = unwrap(station(dir));
    expect(opened.stores.sessions.find('s1')).toEqual(session('s1'));
    opened.close();
  });
});
