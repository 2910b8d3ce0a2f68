import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fail, ok, type Result } from '#basics/result.ts';
import { syncFile, syncFolder } from '#basics/whole-file.ts';
import { moveAside } from './aside.ts';
import type { DatabaseHandle } from './client.ts';
import { codeOf, connect, isBusy, isDamage } from './connection.ts';
import { schemaVersion } from './migrate.ts';
import { migrations } from './migrations/all.ts';
import { timeOf, timeStamp } from './time-stamp.ts';

/** A copy of the database, encrypted under the same key. */
export interface Backup {
  readonly name: string;
  readonly file: string;
  /** When it was made, epoch milliseconds. */
  readonly at: number;
  readonly bytes: number;
}

/** Where backups lie when the station file does not say otherwise. A folder on another disk is better. */
export const backupFolder = (dir: string, configured?: string): string => configured ?? join(dir, 'backups');

const NAME = /^kiosk-(\d{8}T\d{9}Z)\.db$/;

/** Finished backups of a folder, the newest first; none when there is no such folder. */
export const listBackups = (folder: string): readonly Backup[] =>
  (existsSync(folder) ? readdirSync(folder) : [])
    .flatMap((name) => {
      const at = timeOf(NAME.exec(name)?.[1] ?? '');
      const file = join(folder, name);
      return at === null ? [] : [{ name, file, at, bytes: statSync(file).size }];
    })
    .toSorted((a, b) => b.at - a.at);

/**
 * Copies the open database into the folder, looks at every page of the copy, and only then gives it its name; of the
 * older ones `keep` in all stay. Fails with `database.backup-failed` (param `cause`) or `database.backup-bad` (param
 * `name`); the backups there are stay as they are then.
 */
export const makeBackup = (
  database: Pick<DatabaseHandle, 'copyTo'>,
  options: { readonly folder: string; readonly key: Uint8Array; readonly at: number; readonly keep: number },
): Result<Backup> => {
  const { folder, key, at, keep } = options;
  const name = `kiosk-${timeStamp(at)}.db`;
  const file = join(folder, name);
  const draft = `${file}.part`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    rmSync(draft, { force: true });
    database.copyTo(draft);
    syncFile(draft);
    const sound = checkDatabaseFile(draft, key);
    if (!sound.ok) return fail('database.backup-bad', 'retry', { name });
    renameSync(draft, file);
    syncFolder(folder);
    for (const old of listBackups(folder).slice(Math.max(1, keep))) rmSync(old.file);
    return ok({ name, file, at, bytes: statSync(file).size });
  } catch (error) {
    const cause = codeOf(error);
    if (cause === '') throw error;
    return fail('database.backup-failed', 'retry', { cause });
  } finally {
    if (existsSync(draft)) rmSync(draft);
  }
};

/**
 * Reads every page of a database file nobody has open, changing nothing. Answers its version. Fails with
 * `database.wrong-key-or-damaged`, `database.damaged`, `database.from-newer-version` (params `found`, `known`),
 * `database.in-use`, `database.not-writable` (param `cause`) when it can't be read at all.
 */
export const checkDatabaseFile = (file: string, key: Uint8Array): Result<{ readonly version: number }> => {
  try {
    const db = connect(file, { key, timeout: 0 }, true);
    try {
      const version = schemaVersion(db);
      if (version > migrations.length)
        return fail('database.from-newer-version', 'stop', { found: version, known: migrations.length });
      const verdict = db.pragma('integrity_check(1)', { simple: true });
      return verdict === 'ok' && version > 0 ? ok({ version }) : fail('database.damaged', 'stop');
    } finally {
      db.close();
    }
  } catch (error) {
    const cause = codeOf(error);
    if (isBusy(error)) return fail('database.in-use', 'ask');
    if (cause === 'SQLITE_NOTADB') return fail('database.wrong-key-or-damaged', 'stop');
    if (isDamage(error)) return fail('database.damaged', 'stop');
    if (cause === '') throw error;
    return fail('database.not-writable', 'stop', { cause });
  }
};

/** The newest backup that is sound under this key, or null. */
export const newestSound = (folder: string, key: Uint8Array): Backup | null =>
  listBackups(folder).find(({ file }) => checkDatabaseFile(file, key).ok) ?? null;

/**
 * Puts a backup in the place of the database; the present file is moved aside, never deleted. The caller holds no
 * connection and has checked the backup. Answers the path the present file has now, null when there was none. Fails
 * with `database.restore-failed` (param `cause`); then the present file is where it was.
 */
export const putInPlace = (file: string, backup: Backup, at: number): Result<{ readonly aside: string | null }> => {
  const draft = `${file}.restoring`;
  try {
    copyFileSync(backup.file, draft);
    syncFile(draft);
    const aside = existsSync(file) ? moveAside(file, at) : null;
    renameSync(draft, file);
    syncFolder(dirname(file));
    return ok({ aside });
  } catch (error) {
    const cause = codeOf(error);
    if (cause === '') throw error;
    return fail('database.restore-failed', 'stop', { cause });
  } finally {
    if (existsSync(draft)) rmSync(draft);
  }
};
