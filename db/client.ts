import { accessSync, constants, existsSync, linkSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { Database as Connection } from 'better-sqlite3';
import type { Result } from '#basics/result.ts';
import { fail, ok } from '#basics/result.ts';
import { movedAside } from './aside.ts';
import { type Books, checkBooks } from './books.ts';
import { type Access, codeOf, connect, isBusy, isDamage } from './connection.ts';
import { DATABASE_KEY_BYTES } from './database-key.ts';
import { migrate, schemaVersion } from './migrate.ts';
import { migrations } from './migrations/all.ts';
import { createStores, type DatabaseStores } from './stores/create-stores.ts';

/** An open database: held by this process alone until `close`. */
export interface DatabaseHandle {
  readonly stores: DatabaseStores;
  /** Looks for what cannot be: audit chain, ledger against blanks. Reads everything; not for every second. */
  checkBooks(): Books;
  /** Reads every page (seconds on a large file). `sound`: each is as it was written. `bytes`: size of the file. */
  checkPages(): { readonly sound: boolean; readonly bytes: number };
  /**
   * Writes what is committed into a new file under the same key, while the database is open (`VACUUM INTO`: the
   * library's page-by-page backup refuses encrypted files). Throws when the file exists or the disk does not take it.
   */
  copyTo(file: string): void;
  /** Folds the write-ahead log into the file and lets others open it. May be called twice. */
  close(): void;
}

/** A host that is being replaced needs a moment to fold its log and go; longer than that it is another host. */
const BUSY_TIMEOUT_MS = 3_000;

/**
 * Opens (or makes) the station's database. When it fails nothing was made and nothing was changed.
 *
 * Failures, of kind `stop` where nothing else is said:
 * - `database.not-writable` (param `cause`): no such directory, no permission, disk full.
 * - `database.in-use` (`ask`): another process holds it. The lock is the operating system's and dies with its holder.
 * - `database.wrong-key-or-damaged`: the first page does not authenticate under this key, or it is no database.
 * - `database.from-newer-version` (params `found`, `known`).
 * - `database.damaged`: the key is right, but the integrity check found damage.
 * - `database.moved-aside` (param `file`): the damaged one was put aside and no backup has taken its place yet.
 *
 * Do not read or copy an open database file from within this process: on POSIX, closing any descriptor of a file
 * drops the locks the process has on it.
 */
export const openDatabase = (options: {
  readonly file: string;
  /** 32 random bytes, used as they are (no password derivation). */
  readonly key: Uint8Array;
  readonly busyTimeoutMs?: number;
}): Result<DatabaseHandle> => {
  if (options.key.length !== DATABASE_KEY_BYTES) throw new Error(`a key has ${DATABASE_KEY_BYTES} bytes`);
  const file = resolve(options.file);
  const access = { key: options.key, timeout: options.busyTimeoutMs ?? BUSY_TIMEOUT_MS };
  try {
    accessSync(dirname(file), constants.R_OK | constants.W_OK);
    if (!existsSync(file)) {
      const created = create(file, access);
      if (!created.ok) return created;
    }
    return openExisting(file, access);
  } catch (error) {
    return failureOf(error);
  }
};

/** SQLite takes anything shorter for an empty database and would write over it. */
const SMALLEST_DATABASE_BYTES = 512;

/**
 * A database appears whole or not at all: it is made under another name and then linked to its own. So a database
 * file that is empty or cut short was one before, and is refused instead of started anew.
 */
const create = (file: string, access: Access): Result<void> => {
  if (existsSync(`${file}-wal`)) return fail('database.wrong-key-or-damaged', 'stop');
  const [aside] = movedAside(file);
  if (aside !== undefined) return fail('database.moved-aside', 'stop', { file: basename(aside) });
  const draft = `${file}.new`;
  let ours = true;
  try {
    const db = connect(draft, access);
    try {
      const prepared = takeAndPrepare(db);
      if (!prepared.ok) return prepared;
    } finally {
      db.close();
    }
    linkSync(draft, file);
  } catch (error) {
    ours = !isBusy(error);
    // Another host was quicker: its database is the one, and it holds it.
    if (!existsSync(file)) throw error;
  } finally {
    if (ours) for (const suffix of ['', '-wal', '-journal']) rmSync(draft + suffix, { force: true });
  }
  return ok(undefined);
};

const openExisting = (file: string, access: Access): Result<DatabaseHandle> => {
  accessSync(file, constants.R_OK | constants.W_OK);
  if (statSync(file).size < SMALLEST_DATABASE_BYTES) return fail('database.wrong-key-or-damaged', 'stop');
  if (hasUnfoldedLog(file)) {
    const probed = probe(file, access);
    if (!probed.ok) return probed;
  }
  const db = connect(file, access);
  let keep = false;
  try {
    const prepared = takeAndPrepare(db);
    if (!prepared.ok) return prepared;
    const handle = handleOf(db);
    keep = true;
    return ok(handle);
  } finally {
    if (!keep) db.close();
  }
};

const hasUnfoldedLog = (file: string): boolean => (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;

/**
 * After a crash the log still holds rows, and closing an ordinary connection would fold them into the file: not to a
 * database we refuse. So it is looked at read-only first. The index file this leaves behind is nobody's (a host keeps
 * its index in memory).
 */
const probe = (file: string, access: Access): Result<void> => {
  const hadIndex = existsSync(`${file}-shm`);
  const db = connect(file, access, true);
  try {
    return examine(db);
  } finally {
    db.close();
    if (!hadIndex) rmSync(`${file}-shm`, { force: true });
  }
};

const examine = (db: Connection): Result<void> => {
  const found = schemaVersion(db);
  const known = migrations.length;
  if (found > known) return fail('database.from-newer-version', 'stop', { found, known });
  try {
    const verdict = db.pragma('quick_check(1)', { simple: true });
    return verdict === 'ok' ? ok(undefined) : fail('database.damaged', 'stop');
  } catch (error) {
    if (isDamage(error)) return fail('database.damaged', 'stop');
    throw error;
  }
};

const takeAndPrepare = (db: Connection): Result<void> => {
  // One host per database: taken with the first read, given back with `close` or the end of the process.
  db.pragma('locking_mode = EXCLUSIVE');
  const examined = examine(db);
  if (!examined.ok) return examined;
  const mode = db.pragma('journal_mode = WAL', { simple: true });
  if (mode !== 'wal') return fail('database.not-writable', 'stop', { cause: `journal mode ${String(mode)}` });
  // A committed intent must survive a power cut before the card moves: every commit is synced.
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  // Without it INSERT OR REPLACE would pass the triggers that keep rows append-only.
  db.pragma('recursive_triggers = ON');
  db.pragma('trusted_schema = OFF');
  migrate(db, migrations);
  return ok(undefined);
};

const handleOf = (db: Connection): DatabaseHandle => {
  const stores = createStores(db);
  return {
    stores,
    checkBooks: () => checkBooks(db, stores.audit),
    checkPages: () => ({
      sound: db.pragma('integrity_check(1)', { simple: true }) === 'ok',
      bytes: Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true })),
    }),
    copyTo: (file) => {
      db.prepare('VACUUM INTO ?').run(file);
    },
    close: () => {
      db.close();
    },
  };
};

/** The world's failures as codes; anything else is a bug and thrown on. */
const failureOf = (error: unknown): Result<never> => {
  const code = codeOf(error);
  if (isBusy(error)) return fail('database.in-use', 'ask');
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) {
    return fail('database.wrong-key-or-damaged', 'stop');
  }
  if (/^(ENOENT|ENOTDIR|EACCES|EPERM|EROFS|SQLITE_(CANTOPEN|READONLY|PERM|FULL|IOERR))/.test(code)) {
    return fail('database.not-writable', 'stop', { cause: code });
  }
  throw error;
};
