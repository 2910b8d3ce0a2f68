import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unwrap } from '#basics/result.ts';
import { loadDatabaseKey } from '#db/database-key.ts';
import { loadStationKey } from '#services/audit/station-key.ts';
import { prepareSecrets, type SecretStore, sealedFile } from '#shell/secrets.ts';
import { stationFacts } from '#shell/station-facts.ts';

/** A storage as a desktop's is: opens what was sealed by the same user on the same machine, and nothing else. */
const storageOf = (user: Buffer, problem: string | null = null): SecretStore => ({
  problem: () => problem,
  seal: (secret) => {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', user, nonce);
    return Buffer.concat([nonce, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  },
  open: (sealed) => {
    const bytes = Buffer.from(sealed);
    const plain = createDecipheriv('aes-256-gcm', user, bytes.subarray(0, 12)).setAuthTag(bytes.subarray(-16));
    return plain.update(bytes.subarray(12, -16)).toString('utf8') + plain.final('utf8');
  },
});

const USER = randomBytes(32);
const KEY = 'ab'.repeat(32);
let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'secrets-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const prepare = (training: boolean | null, store = storageOf(USER), env: Record<string, string> = {}) =>
  prepareSecrets({ dir, training, env, store });
const given = (training: boolean | null, store = storageOf(USER), env: Record<string, string> = {}) => {
  const secrets = prepare(training, store, env);
  if (!secrets.ok) throw new Error(secrets.error.code);
  return secrets.value;
};

describe('the keys of a real station', () => {
  it('are made once, lie sealed, and are keys its host can use', () => {
    const first = given(false);
    expect(Object.keys(first).toSorted()).toEqual(['KIOSK_DATABASE_KEY', 'KIOSK_STATION_KEY']);
    expect(given(false)).toEqual(first);
    for (const file of ['database.key', 'station.key']) {
      expect(existsSync(join(dir, file))).toBe(false);
      expect(statSync(sealedFile(dir, file)).mode & 0o777).toBe(0o600);
      expect(readFileSync(sealedFile(dir, file), 'latin1')).not.toContain(first.KIOSK_DATABASE_KEY);
    }
    expect(unwrap(loadDatabaseKey({ dir, env: first }))).toHaveLength(32);
    const key = unwrap(loadStationKey({ dir, env: first }));
    expect(key.signBytes(new Uint8Array([1]))).toHaveLength(128);
  });

  it('move from their plain files into the storage, and stay the same', () => {
    writeFileSync(join(dir, 'database.key'), `${KEY}\n`, { mode: 0o600 });
    writeFileSync(join(dir, 'kiosk.db'), 'a database');
    const before = unwrap(loadStationKey({ dir, env: {} })).publicKeyHex;
    const secrets = given(false);
    expect(secrets.KIOSK_DATABASE_KEY).toBe(KEY);
    expect(unwrap(loadStationKey({ dir, env: secrets })).publicKeyHex).toBe(before);
    expect(existsSync(join(dir, 'database.key')) || existsSync(join(dir, 'station.key'))).toBe(false);
  });

  it('leave no plain file behind that a power cut had kept from being removed', () => {
    const { KIOSK_DATABASE_KEY: key = '' } = given(false);
    writeFileSync(join(dir, 'database.key'), `${key}\n`, { mode: 0o600 });
    expect(given(false).KIOSK_DATABASE_KEY).toBe(key);
    expect(existsSync(join(dir, 'database.key'))).toBe(false);
  });

  it.each(['none', 'basic_text'])('are refused a storage that does not protect (%s)', (problem) => {
    writeFileSync(join(dir, 'database.key'), KEY, { mode: 0o600 });
    expect(prepare(false, storageOf(USER, problem))).toEqual({
      ok: false,
      error: { code: 'secrets.no-storage', params: { storage: problem } },
    });
    expect(existsSync(join(dir, 'database.key'))).toBe(true);
  });

  it('may come from the environment, where they are left alone', () => {
    const env = { KIOSK_DATABASE_KEY: KEY, KIOSK_STATION_KEY: KEY };
    expect(given(false, storageOf(USER, 'none'), env)).toEqual({});
    expect(Object.keys(given(false, storageOf(USER), { KIOSK_DATABASE_KEY: KEY }))).toEqual(['KIOSK_STATION_KEY']);
  });

  it('of another user are named as unreadable and never made anew', () => {
    const sealed = () => readFileSync(sealedFile(dir, 'database.key'));
    given(false);
    const before = sealed();
    expect(prepare(false, storageOf(randomBytes(32)))).toMatchObject({
      ok: false,
      error: { code: 'secrets.unreadable' },
    });
    expect(sealed()).toEqual(before);
  });

  it('are not made for a database that has lost its own', () => {
    writeFileSync(join(dir, 'kiosk.db'), 'a database');
    expect(prepare(false)).toMatchObject({ ok: false, error: { code: 'database.key-missing' } });
    expect(existsSync(sealedFile(dir, 'database.key'))).toBe(false);
  });

  it('are not looked for as plain files by a command, nor made anew', () => {
    given(false);
    expect(loadDatabaseKey({ dir, env: {} })).toMatchObject({ ok: false, error: { code: 'database.key-sealed' } });
    expect(loadStationKey({ dir, env: {} })).toMatchObject({ ok: false, error: { code: 'station-key.sealed' } });
    expect(existsSync(join(dir, 'station.key'))).toBe(false);
  });

  it('stay on the disk as they were when sealing does not work', () => {
    writeFileSync(join(dir, 'database.key'), KEY, { mode: 0o600 });
    const broken: SecretStore = { ...storageOf(USER), open: () => 'something else' };
    expect(prepare(false, broken)).toMatchObject({ ok: false, error: { code: 'secrets.not-kept' } });
    expect(readFileSync(join(dir, 'database.key'), 'utf8')).toBe(KEY);
    expect(existsSync(sealedFile(dir, 'database.key'))).toBe(false);
  });
});

describe('the keys of a training station', () => {
  it('stay with its host, storage or not', () => {
    expect(given(true, storageOf(USER, 'none'))).toEqual({});
    expect(given(true)).toEqual({});
    expect(existsSync(sealedFile(dir, 'database.key'))).toBe(false);
  });
});

describe('a station without a station file', () => {
  it('has no keys yet, so that whichever it becomes finds none that are not its own', () => {
    expect(given(null, storageOf(USER, 'none'))).toEqual({});
    expect(given(null)).toEqual({});
    expect(existsSync(sealedFile(dir, 'database.key'))).toBe(false);
    // It became a training station: its host makes plain ones.
    expect(unwrap(loadDatabaseKey({ dir, env: given(true) }))).toHaveLength(32);
  });
});

describe('what the shell reads of a station file', () => {
  it('takes for training only what says so', () => {
    expect(stationFacts('{"training":true}').training).toBe(true);
    for (const text of ['{}', '{"training":"true"}', '{"training":1}', '[]']) {
      expect(stationFacts(text).training, text).toBe(false);
    }
    for (const text of [null, '', '{', 'null', '7']) expect(stationFacts(text).training, String(text)).toBeNull();
  });

  it('takes updates only where an address is given', () => {
    expect(stationFacts('{"update":{"url":"https://updates.example/"}}').update).toEqual({
      url: 'https://updates.example/',
      everyHours: 6,
    });
    expect(stationFacts('{"update":{"url":"https://updates.example/","everyHours":24}}').update?.everyHours).toBe(24);
    for (const text of ['{}', '{"update":{}}', '{"update":"https://updates.example/"}']) {
      expect(stationFacts(text).update, text).toBeNull();
    }
  });
});
