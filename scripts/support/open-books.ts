import { existsSync } from 'node:fs';
import { fail, type Result } from '#basics/result.ts';
import { type DatabaseHandle, openDatabase } from '#db/client.ts';
import { databaseFile, loadDatabaseKey } from '#db/database-key.ts';

/**
 * The database of a state directory, which must be there: a command that only looks makes none. Fails with
 * `command.no-station` (param `dir`) and the `database.*` codes; `database.in-use` while the kiosk runs.
 */
export const openBooks = (dir: string): Result<DatabaseHandle> => {
  if (!existsSync(databaseFile(dir))) return fail('command.no-station', 'stop', { dir });
  const key = loadDatabaseKey({ dir, env: process.env });
  return key.ok ? openDatabase({ file: databaseFile(dir), key: key.value }) : key;
};
