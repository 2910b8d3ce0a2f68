import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '#basics/clock.ts';
import { silentLogger } from '#basics/logger.ts';
import { unwrap } from '#basics/result.ts';
import { databaseFile } from '#db/database-key.ts';
import type { AuditRow } from '#domain/audit/audit-row.ts';
import { AuditKeeper } from '#services/audit/audit-keeper.ts';
import { exportAudit } from '#services/audit/export-audit.ts';
import { stationKeyOf } from '#services/audit/station-key.ts';
import { documentScript } from '../support/document-script.ts';
import { KEY as DATABASE_KEY, openTemporary, temporaryDir, withRawDatabase } from './db-support.ts';

const DAY = 86_400_000;
const MORNING = Date.UTC(2026, 0, 5, 2);
const KEY = stationKeyOf(Uint8Array.from({ length: 32 }, (_, i) => i + 1));
const ROOT = join(import.meta.dirname, '../..');

let verifier: string;
beforeAll(() => {
  verifier = documentScript();
});

/** Three days with two rows each, the first two days signed; the third has a row about a person. */
const books = (dir: string) => {
  const handle = openTemporary(dir);
  const { stores } = handle;
  let now = MORNING;
  const clock = { ...systemClock, now: () => now };
  const keeper = new AuditKeeper({ stores, key: KEY, clock, logger: silentLogger });
  const row = (more: Partial<AuditRow>): void =>
    stores.audit.append({
      at: now,
      event: 'session.begun',
      actor: '001',
      window: 'teller',
      sessionId: 's',
      detail: {},
      ...more,
    });
  for (let day = 0; day < 3; day += 1) {
    keeper.signFinishedDays();
    row({});
    row({
      event: 'material.seen',
      person: KEY.hashPerson('11010519491231002X'),
      detail: { kind: '户口簿\u2028', on: true },
    });
    now += DAY;
  }
  return { handle, stores };
};

const exported = async (dir: string, from: string, to: string) =>
  exportAudit(
    { audit: books(dir).stores.audit, key: KEY },
    { from, to, outletNo: 3, now: MORNING, folder: join(dir, 'out') },
  );

/** Runs the document's program, away from this project, on a file with that text. */
const prove = (text: string, ...args: readonly string[]) => {
  const dir = temporaryDir();
  writeFileSync(join(dir, 'verify.mjs'), verifier);
  writeFileSync(join(dir, 'export.jsonl'), text);
  const { status, stdout, stderr } = spawnSync(process.execPath, ['verify.mjs', 'export.jsonl', ...args], {
    cwd: dir,
    encoding: 'utf8',
  });
  return { status, said: `${stdout}${stderr}`.trim() };
};

describe('an export', () => {
  it("is proven by the document's own program, all days and some", async () => {
    const dir = temporaryDir();
    const all = unwrap(await exported(dir, '20260105', '20260107'));
    expect(all.rows).toBe(7);
    expect(prove(readFileSync(all.file, 'utf8'), KEY.publicKeyHex)).toEqual({
      status: 0,
      said: `good: 7 rows, 2 daily signatures, key ${KEY.publicKeyHex}`,
    });
    const second = unwrap(await exported(temporaryDir(), '20260106', '20260106'));
    expect(prove(readFileSync(second.file, 'utf8'))).toMatchObject({ status: 0, said: /^good: 2 rows, 1 daily/ });
  });

  it('shows each forgery in it', async () => {
    const text = readFileSync(unwrap(await exported(temporaryDir(), '20260105', '20260107')).file, 'utf8');
    const lines = text.trimEnd().split('\n');
    const join = (parts: readonly (string | undefined)[]) => `${parts.join('\n')}\n`;
    const [first, second, ...rest] = lines;
    const manifest = lines.at(-1) ?? '';
    expect(prove(text.replace('"actor":"001"', '"actor":"002"'))).toEqual({
      status: 1,
      said: 'BAD: the rows are not those that were signed',
    });
    expect(prove(join([second, first, ...rest])).status).toBe(1);
    expect(prove(join([first, ...rest])).status).toBe(1);
    expect(prove(join([...lines.slice(0, -2), manifest])).status).toBe(1);
    expect(prove(text.replace('\\"outletNo\\":3', '\\"outletNo\\":4'))).toEqual({
      status: 1,
      said: 'BAD: the signature of the file',
    });
    expect(prove(text, `04${'0'.repeat(128)}`).said).toBe('BAD: the key is not the one the station is known by');
  });

  it('has rows of the chain only, for its owner only, and nothing beside it', async () => {
    const dir = temporaryDir();
    const { file } = unwrap(await exported(dir, '20260105', '20260107'));
    expect(readdirSync(join(dir, 'out'))).toEqual(['audit-3-20260105-20260107.jsonl']);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).not.toContain('11010519491231002X');
  });

  it('is refused for days without rows, days the wrong way round, and a folder that can not be', async () => {
    expect(await exported(temporaryDir(), '20250101', '20250102')).toMatchObject({
      error: { code: 'audit.nothing-to-export' },
    });
    expect(await exported(temporaryDir(), '20260107', '20260105')).toMatchObject({ error: { code: 'audit.bad-days' } });
    const dir = temporaryDir();
    writeFileSync(join(dir, 'out'), '');
    expect(await exported(dir, '20260105', '20260105')).toMatchObject({ error: { code: 'audit.not-saved' } });
  });
});

describe('npm run audit', () => {
  const audit = (dir: string, ...args: readonly string[]) =>
    spawnSync(process.execPath, ['scripts/audit.ts', ...args, '--dir', dir], {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...process.env, LANG: 'en', LC_ALL: 'en', KIOSK_DATABASE_KEY: Buffer.from(DATABASE_KEY).toString('hex') },
    });

  it('says that all is well, names the first bad row, and ends with 1 then', () => {
    const dir = temporaryDir();
    books(dir).handle.close();
    const good = audit(dir, 'verify', '--json');
    expect(JSON.parse(good.stdout)).toEqual({ outcome: 'good', rows: 7, signatures: 2, unsigned: 2, findings: [] });
    expect(good.status).toBe(0);
    withRawDatabase(databaseFile(dir), (db) =>
      db.exec("DROP TRIGGER audit_no_update; UPDATE audit SET actor = '002' WHERE id = 3"),
    );
    const bad = audit(dir, 'verify');
    expect(bad.stderr).toContain('Row 3 of the audit is changed or missing');
    expect(bad.status).toBe(1);
  });

  it('makes no database where there is none', () => {
    const dir = join(temporaryDir(), 'empty');
    mkdirSync(dir);
    const { status, stderr } = audit(dir, 'verify');
    expect([status, stderr]).toEqual([1, expect.stringContaining('There is no database of a station')]);
    expect(readdirSync(dir)).toEqual([]);
  });
});
