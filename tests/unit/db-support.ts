import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { toHex } from '#basics/hex.ts';
import { unwrap } from '#basics/result.ts';
import { type DatabaseHandle, openDatabase } from '#db/client.ts';
import { databaseFile } from '#db/database-key.ts';
import type { SessionRow } from '#domain/issuance/journal.ts';
import type { BlankBox } from '#domain/stock/blank.ts';

export const KEY = Uint8Array.from({ length: 32 }, (_, i) => i + 1);
export const OTHER_KEY = Uint8Array.from({ length: 32 }, (_, i) => 200 - i);
export const AT = Date.UTC(2026, 0, 5, 1, 30);
const ROOT = join(import.meta.dirname, '../..');

export const temporaryDir = (): string => {
  const dir = mkdtempSync(join(tmpdir(), 'kiosk-db-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
};

/** A database file of its own, open until the test is over. */
export const openTemporary = (dir = temporaryDir()): DatabaseHandle => {
  const handle = unwrap(openDatabase({ file: databaseFile(dir), key: KEY, busyTimeoutMs: 0 }));
  onTestFinished(() => handle.close());
  return handle;
};

/** The file by the library alone, past our own rules: for what only a stranger would do to it. */
export const withRawDatabase = <T>(file: string, use: (db: Database.Database) => T): T => {
  const db = new Database(file, { timeout: 0 });
  try {
    db.pragma("cipher = 'sqlcipher'");
    db.pragma('legacy = 4');
    db.pragma(`key = "x'${toHex(KEY)}'"`);
    return use(db);
  } finally {
    db.close();
  }
};

/**
 * Runs `body` in another process, where `open(file)` opens a database under the test key, and `raw(file)` does so by
 * the library alone. The process ends by SIGKILL, as in a power cut: nothing is closed.
 */
export const inDyingProcess = (body: string): void => {
  const script = `
    const { openDatabase } = await import('#db/client.ts');
    const { default: Database } = await import('better-sqlite3');
    const open = (file) => openDatabase({ file, key: Uint8Array.from({ length: 32 }, (_, i) => i + 1) }).value;
    const raw = (file) => {
      const db = new Database(file);
      db.pragma("cipher = 'sqlcipher'");
      db.pragma('legacy = 4');
      db.pragma("key = \\"x'${toHex(KEY)}'\\"");
      db.pragma('locking_mode = EXCLUSIVE');
      return db;
    };
    ${body}
    process.kill(process.pid, 'SIGKILL');`;
  const { signal, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  if (signal !== 'SIGKILL') throw new Error(`the other process failed: ${stderr}`);
};

export const session = (sessionId: string, more: Partial<SessionRow> = {}): SessionRow => ({
  sessionId,
  openedAt: AT,
  closedAt: null,
  step: 'identify',
  state: '{"step":"identify"}',
  outcome: null,
  ...more,
});

/** A box of `count` blanks `<boxId>-01`, `<boxId>-02`, … with made-up chips. */
export const box = (boxId: string, count: number): BlankBox => ({
  boxId,
  bank: 'ICBC',
  blanks: Array.from({ length: count }, (_, i) => ({
    blankId: `${boxId}-${String(i + 1).padStart(2, '0')}`,
    cardId: cardIdOf(boxId, i + 1),
    resetInformation: '0081544C8686604306820052A1'.slice(0, 24) + String(i + 1).padStart(2, '0'),
  })),
});

export const cardIdOf = (boxId: string, position: number): string =>
  toHex(new TextEncoder().encode(boxId.padEnd(15, '.'))).slice(0, 30) + String(position).padStart(2, '0');
