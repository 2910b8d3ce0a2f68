import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toHex } from '#basics/hex.ts';
import { databaseCodes } from '#contract/codes/database.ts';
import { openDatabase } from '#db/client.ts';
import { databaseFile, loadDatabaseKey } from '#db/database-key.ts';
import { KEY, temporaryDir } from './db-support.ts';

const keyFile = (dir: string) => join(dir, 'database.key');
const windows = process.platform === 'win32';

describe('the key of the database', () => {
  it('comes from the environment when it is there, and no file is made', () => {
    const dir = temporaryDir();
    expect(loadDatabaseKey({ dir, env: { KIOSK_DATABASE_KEY: toHex(KEY).toLowerCase() } })).toEqual({
      ok: true,
      value: KEY,
    });
    expect(readdirSync(dir)).toEqual([]);
  });

  it.each(['', 'ab', `${'0'.repeat(63)}g`, '0'.repeat(66)])('refuses %j from the environment', (text) => {
    const dir = temporaryDir();
    expect(loadDatabaseKey({ dir, env: { KIOSK_DATABASE_KEY: text } })).toMatchObject({
      error: { code: 'database.key-malformed', params: { source: 'KIOSK_DATABASE_KEY' } },
    });
    expect(readdirSync(dir)).toEqual([]);
  });

  it('is made once, at random, for its owner only', () => {
    const [dir, other] = [temporaryDir(), temporaryDir()];
    const first = loadDatabaseKey({ dir, env: {} });
    expect(first.ok && first.value.length).toBe(32);
    expect(loadDatabaseKey({ dir, env: {} })).toEqual(first);
    expect(loadDatabaseKey({ dir: other, env: {} })).not.toEqual(first);
    expect(readdirSync(dir)).toEqual(['database.key']);
    expect(readFileSync(keyFile(dir), 'utf8')).toMatch(/^[0-9A-F]{64}\n$/);
    if (!windows) expect(statSync(keyFile(dir)).mode & 0o777).toBe(0o600);
    if (first.ok) {
      const opened = openDatabase({ file: databaseFile(dir), key: first.value });
      expect(opened.ok).toBe(true);
      if (opened.ok) opened.value.close();
    }
  });

  it('is not made anew for a database that lost its key', () => {
    const dir = temporaryDir();
    writeFileSync(databaseFile(dir), 'a database');
    expect(loadDatabaseKey({ dir, env: {} })).toEqual({
      ok: false,
      error: { code: 'database.key-missing', kind: 'stop' },
    });
    expect(readdirSync(dir)).toEqual(['kiosk.db']);
  });

  it.skipIf(windows).each([0o644, 0o640, 0o602])('is refused in a file of mode %o (POSIX modes)', (mode) => {
    const dir = temporaryDir();
    writeFileSync(keyFile(dir), toHex(KEY), { mode: 0o600 });
    chmodSync(keyFile(dir), mode);
    expect(loadDatabaseKey({ dir, env: {} })).toEqual({
      ok: false,
      error: { code: 'database.key-file-open', kind: 'stop', params: { mode: mode.toString(8) } },
    });
  });

  it('is refused when the file holds anything else', () => {
    const dir = temporaryDir();
    writeFileSync(keyFile(dir), 'not a key', { mode: 0o600 });
    expect(loadDatabaseKey({ dir, env: {} })).toMatchObject({
      error: { code: 'database.key-malformed', params: { source: 'database.key' } },
    });
  });

  it('cannot be made in a directory that is not there', () => {
    expect(loadDatabaseKey({ dir: join(temporaryDir(), 'absent'), env: {} })).toMatchObject({
      error: { code: 'database.not-writable', params: { cause: 'ENOENT' } },
    });
  });
});

it('every code the database may answer has its text', () => {
  const folder = join(import.meta.dirname, '../../db');
  const sources = readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  const codes = sources.flatMap((text) => [...text.matchAll(/fail\(\s*'([^']+)'/g)].map((match) => match[1]));
  expect(codes.length).toBeGreaterThan(10);
  expect(codes.filter((code) => code === undefined || !Object.hasOwn(databaseCodes, code))).toEqual([]);
});
