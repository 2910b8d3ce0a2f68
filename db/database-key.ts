import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type KeyCodes, makeKeyFile, parseKey, readKeyFile } from '#basics/key-file.ts';
import type { Result } from '#basics/result.ts';
import { fail } from '#basics/result.ts';

export const DATABASE_KEY_BYTES = 32;
export const DATABASE_KEY_VARIABLE = 'KIOSK_DATABASE_KEY';
const KEY_FILE_NAME = 'database.key';
const CODES: KeyCodes = {
  malformed: 'database.key-malformed',
  fileOpen: 'database.key-file-open',
  unreadable: 'database.key-unreadable',
};

/** Where the database of a state directory lies. */
export const databaseFile = (dir: string): string => join(dir, 'kiosk.db');

/**
 * The 32-byte key of the database in `dir`: from the environment (`KIOSK_DATABASE_KEY`, 64 hexadecimal digits; the
 * shell puts it there from the system's secret storage), else from `<dir>/database.key`. The file is made, readable
 * by its owner only, when there is neither a key nor a database yet.
 *
 * Failures, kind `stop`: `database.key-malformed` (param `source`), `database.key-missing`, `database.key-sealed`,
 * `database.key-file-open` (param `mode`), `database.key-unreadable` (param `cause`),
 * `database.not-writable` (param `cause`).
 */
export const loadDatabaseKey = (options: {
  readonly dir: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}): Result<Uint8Array> => {
  const given = options.env[DATABASE_KEY_VARIABLE];
  if (given !== undefined) return parseKey(given, CODES, DATABASE_KEY_VARIABLE);

  const file = join(options.dir, KEY_FILE_NAME);
  // The key of a kiosk that keeps it in the system's secret storage: only the kiosk itself can open it.
  if (existsSync(`${file}.sealed`)) return fail('database.key-sealed', 'stop');
  if (existsSync(file)) return readKeyFile(file, CODES, KEY_FILE_NAME);
  if (existsSync(databaseFile(options.dir))) return fail('database.key-missing', 'stop');
  const made = makeKeyFile(file);
  return made.ok ? readKeyFile(file, CODES, KEY_FILE_NAME) : made;
};
