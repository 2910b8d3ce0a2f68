import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { fromHex, toHex } from '#basics/hex.ts';
import type { Result } from '#basics/result.ts';
import { fail, ok } from '#basics/result.ts';

export const DATABASE_KEY_BYTES = 32;
export const DATABASE_KEY_VARIABLE = 'KIOSK_DATABASE_KEY';
const KEY_FILE_NAME = 'database.key';
const HEX_KEY = /^[0-9A-Fa-f]{64}$/;

/** Where the database of a state directory lies. */
export const databaseFile = (dir: string): string => join(dir, 'kiosk.db');

/**
 * The 32-byte key of the database in `dir`: from the environment (`KIOSK_DATABASE_KEY`, 64 hexadecimal digits; the
 * shell puts it there from the system's secret storage), else from `<dir>/database.key`. The file is made, readable
 * by its owner only, when there is neither a key nor a database yet.
 *
 * Failures, kind `stop`: `database.key-malformed` (param `source`), `database.key-missing`,
 * `database.key-file-open` (param `mode`), `database.key-unreadable` (param `cause`),
 * `database.not-writable` (param `cause`).
 */
export const loadDatabaseKey = (options: {
  readonly dir: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}): Result<Uint8Array> => {
  const given = options.env[DATABASE_KEY_VARIABLE];
  if (given !== undefined) return parseKey(given, DATABASE_KEY_VARIABLE);

  const file = join(options.dir, KEY_FILE_NAME);
  if (existsSync(file)) return readKeyFile(file);
  if (existsSync(databaseFile(options.dir))) return fail('database.key-missing', 'stop');
  const made = makeKeyFile(file);
  return made.ok ? readKeyFile(file) : made;
};

const parseKey = (text: string, source: string): Result<Uint8Array> =>
  HEX_KEY.test(text.trim()) ? ok(fromHex(text.trim())) : fail('database.key-malformed', 'stop', { source });

const readKeyFile = (file: string): Result<Uint8Array> => {
  // Windows keeps rights in access lists which the mode does not show; the state directory there is the user's own.
  const mode = statSync(file).mode & 0o777;
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    return fail('database.key-file-open', 'stop', { mode: mode.toString(8) });
  }
  try {
    return parseKey(readFileSync(file, 'utf8'), KEY_FILE_NAME);
  } catch (error) {
    return fail('database.key-unreadable', 'stop', { cause: causeOf(error) });
  }
};

/** Appears whole or not at all, also when two hosts start at once: a database is lost with its key. */
const makeKeyFile = (file: string): Result<void> => {
  const draft = `${file}.${process.pid}`;
  try {
    const fd = openSync(draft, 'wx', 0o600);
    try {
      writeSync(fd, `${toHex(randomBytes(DATABASE_KEY_BYTES))}\n`);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    linkSync(draft, file);
  } catch (error) {
    if (!existsSync(file)) return fail('database.not-writable', 'stop', { cause: causeOf(error) });
  } finally {
    rmSync(draft, { force: true });
  }
  return ok(undefined);
};

const causeOf = (error: unknown): string => {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  throw error;
};
