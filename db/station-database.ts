import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { fail, type Result } from '#basics/result.ts';
import { moveAside, movedAside } from './aside.ts';
import { listBackups, newestSound } from './backup.ts';
import { type DatabaseHandle, openDatabase } from './client.ts';

interface Place {
  readonly file: string;
  readonly key: Uint8Array;
  /** Where the backups of this database lie. */
  readonly backups: string;
  readonly at: number;
}

/**
 * Opens the station's database, or says what has to be done before issuing goes on; never a new empty one where there
 * was one before. Fails as `openDatabase` does, and with
 * - `database.moved-aside` (params `file`, `backup`): it is damaged, now or since an earlier start; it lies beside
 *   under that name and `backup` is the newest sound one, to be restored by command; `database.moved-aside-no-backup`
 *   (param `file`) when there is none.
 * - `database.gone` (param `backup`): there is no file, but there are backups of one.
 *
 * A file that does not open under this key is moved only when a backup does: then the key is right and the file is
 * not. Otherwise the key may be wrong, and the file stays.
 */
export const openStationDatabase = (place: Place): Result<DatabaseHandle> => {
  const { file, key, backups, at } = place;
  if (!existsSync(file) && movedAside(file).length === 0) {
    const [newest] = listBackups(backups);
    if (newest !== undefined) return fail('database.gone', 'stop', { backup: newest.name });
  }
  const opened = openDatabase({ file, key });
  if (opened.ok) return opened;
  const { code } = opened.error;
  if (code === 'database.moved-aside') return aside(place, movedAside(file)[0] ?? file);
  const damaged =
    code === 'database.damaged' ||
    (code === 'database.wrong-key-or-damaged' && existsSync(file) && newestSound(backups, key) !== null);
  return damaged ? aside(place, moveAside(file, at)) : opened;
};

const aside = ({ backups, key }: Place, file: string): Result<never> => {
  const backup = newestSound(backups, key);
  return backup === null
    ? fail('database.moved-aside-no-backup', 'stop', { file: basename(file) })
    : fail('database.moved-aside', 'stop', { file: basename(file), backup: backup.name });
};
