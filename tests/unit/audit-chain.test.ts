import { describe, expect, it } from 'vitest';
import { digestHex, hmacSm3Hex } from '#basics/digest.ts';
import { fromHex } from '#basics/hex.ts';
import { silentLogger } from '#basics/logger.ts';
import { databaseFile } from '#db/database-key.ts';
import { AuditKeeper } from '#services/audit/audit-keeper.ts';
import { stationKeyOf, verifySignature } from '#services/audit/station-key.ts';
import { type AuditVerdict, verifyAudit } from '#services/audit/verify-audit.ts';
import { steppedClock } from '../support/stepped-clock.ts';
import { openTemporary, temporaryDir, withRawDatabase } from './db-support.ts';

const DAY = 86_400_000;
/** 10:00 in China. */
const MORNING = Date.UTC(2026, 0, 5, 2);
const KEY = stationKeyOf(
  fromHex('39 45 20 8F 7B 21 44 B1 3F 36 E3 8A C6 D3 9F 95 88 93 93 69 28 60 B5 1A 42 FB 81 EF 4D F7 C5 B8'),
);
const OTHER = stationKeyOf(Uint8Array.from({ length: 32 }, () => 7));
const bytes = (text: string) => new TextEncoder().encode(text);

describe('SM3', () => {
  it('gives the values of GB/T 32905 annex A', () => {
    expect(digestHex('sm3', 'abc')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
    expect(digestHex('sm3', 'abcd'.repeat(16))).toBe(
      'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732',
    );
  });

  it('keys a hash as HMAC does', () => {
    const key = Uint8Array.of(1, 2, 3);
    const pad = (byte: number) => Uint8Array.from({ length: 64 }, (_, i) => (key[i] ?? 0) ^ byte);
    const inner = digestHex('sm3', Uint8Array.of(...pad(0x36), ...bytes('text')));
    expect(hmacSm3Hex(key, 'text')).toBe(digestHex('sm3', Uint8Array.of(...pad(0x5c), ...fromHex(inner))));
  });
});

describe("the station's key", () => {
  it('has the public key and takes the signature of GB/T 32918.5 annex A', () => {
    expect(KEY.publicKeyHex).toBe(
      '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13',
    );
    const signature =
      'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa';
    expect(verifySignature(bytes('message digest'), signature, KEY.publicKeyHex)).toBe(true);
    expect(verifySignature(bytes('message digesT'), signature, KEY.publicKeyHex)).toBe(false);
    expect(verifySignature(bytes('message digest'), signature, OTHER.publicKeyHex)).toBe(false);
    expect(verifySignature(bytes('message digest'), 'no signature', KEY.publicKeyHex)).toBe(false);
  });

  it('signs what its public key proves', () => {
    const signature = KEY.signBytes(bytes('余额'));
    expect(signature).toMatch(/^[0-9a-f]{128}$/);
    expect(verifySignature(bytes('余额'), signature, KEY.publicKeyHex)).toBe(true);
  });

  it('names a person the same each time, and another station names them otherwise', () => {
    expect(KEY.hashPerson('11010519491231002X')).toBe(KEY.hashPerson('11010519491231002X'));
    expect(KEY.hashPerson('11010519491231002X')).not.toBe(KEY.hashPerson('110105194912310021'));
    expect(KEY.hashPerson('11010519491231002X')).not.toBe(OTHER.hashPerson('11010519491231002X'));
  });
});

/** Three days of rows, each day signed when it was over; rows 1 to 9 with the row of the key. */
const threeDays = (dir: string) => {
  const clock = steppedClock(MORNING);
  const handle = openTemporary(dir);
  const { stores } = handle;
  const keeper = new AuditKeeper({ stores, key: KEY, clock, logger: silentLogger });
  for (let day = 0; day < 3; day += 1) {
    keeper.signFinishedDays();
    for (const event of ['session.begun', 'session.finished'] as const) {
      stores.audit.append({ at: clock.now(), event, actor: '001', window: 'teller', sessionId: `s${day}`, detail: {} });
    }
    clock.pass(DAY);
  }
  return { handle, keeper, clock, stores };
};

const FORGE =
  'PRAGMA foreign_keys = OFF; DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete; DROP TRIGGER audit_signatures_no_update; DROP TRIGGER audit_signatures_no_delete;';

/** What is found after somebody with the database's key did that to the file. */
const afterForging = async (sql: string): Promise<AuditVerdict> => {
  const dir = temporaryDir();
  threeDays(dir).handle.close();
  withRawDatabase(databaseFile(dir), (db) => db.exec(`${FORGE} ${sql}`));
  return verifyAudit(openTemporary(dir).stores.audit);
};

describe('the audit', () => {
  it('is proven after ordinary days, with the last day not signed yet', async () => {
    const { stores } = threeDays(temporaryDir());
    expect(await verifyAudit(stores.audit)).toEqual({ rows: 7, signatures: 2, unsigned: 2, findings: [] });
    expect(stores.audit.signatures().map(({ day, lastRow }) => [day, lastRow])).toEqual([
      ['20260105', 3],
      ['20260106', 5],
    ]);
  });

  it('is signed whole when the kiosk closes, once', async () => {
    const { stores, keeper } = threeDays(temporaryDir());
    await keeper.close();
    await keeper.close();
    expect(await verifyAudit(stores.audit)).toEqual({ rows: 7, signatures: 3, unsigned: 0, findings: [] });
  });

  it('is signed at each midnight while the kiosk runs', async () => {
    const { stores, keeper, clock } = threeDays(temporaryDir());
    const days: number[] = [];
    keeper.start(() => days.push(clock.now()));
    expect(stores.audit.lastSignature()?.lastRow).toBe(7);
    stores.audit.append({
      at: clock.now(),
      event: 'session.begun',
      actor: '001',
      window: 'teller',
      sessionId: null,
      detail: {},
    });
    await clock.wake();
    expect(new Date((days[1] ?? 0) + 8 * 3_600_000).toISOString()).toContain('T00:00:00');
    expect(stores.audit.lastSignature()?.lastRow).toBe(8);
    await keeper.close();
  });

  it.each([
    ['a changed column', "UPDATE audit SET actor = 'nobody' WHERE id = 4", 4],
    ['a changed time', 'UPDATE audit SET at = at + 1 WHERE id = 4', 4],
    ['another person', "UPDATE audit SET person = 'x' WHERE id = 4", 4],
    ['a changed detail', `UPDATE audit SET detail = '{"a":1}' WHERE id = 4`, 4],
    [
      'a changed chain value',
      "UPDATE audit SET chain = replace(chain, substr(chain, 1, 1), 'f') || '' WHERE id = 4",
      4,
    ],
    ['a dropped row', 'DELETE FROM audit WHERE id = 4', 4],
    ['rows cut off at the end', 'DELETE FROM audit WHERE id > 5', 6],
    [
      'two swapped rows',
      'UPDATE audit SET id = 99 WHERE id = 4; UPDATE audit SET id = 4 WHERE id = 5; UPDATE audit SET id = 5 WHERE id = 99',
      4,
    ],
    [
      'a row added at the end',
      "INSERT INTO audit (at, event, actor, window, detail, chain, algorithm) VALUES (1, 'session.begun', 'a', 'host', '{}', printf('%064d', 1), 'sm3')",
      8,
    ],
    ['a way back to the old digest', "UPDATE audit SET algorithm = 'sha-256' WHERE id = 4", 4],
  ])('shows %s by its number', async (_, sql, row) => {
    const { findings } = await afterForging(sql);
    expect(findings[0]).toEqual({ code: 'audit.row-broken', params: { row } });
  });

  it('shows a chain that was made anew after a change, by the signatures', async () => {
    const dir = temporaryDir();
    threeDays(dir).handle.close();
    withRawDatabase(databaseFile(dir), (db) => {
      db.exec(`${FORGE} UPDATE audit SET actor = 'nobody' WHERE id = 4`);
      const rows = db.prepare('SELECT * FROM audit ORDER BY id').all() as Record<string, string | number | null>[];
      let before = '0'.repeat(64);
      for (const { id, at, event, actor, window, session_id, person, detail } of rows) {
        before = digestHex('sm3', [before, id, at, event, actor, window, session_id, person, detail].join('\n'));
        db.prepare('UPDATE audit SET chain = ? WHERE id = ?').run(before, id);
      }
    });
    const { findings } = await verifyAudit(openTemporary(dir).stores.audit);
    expect(findings).toEqual([{ code: 'audit.signature-other-chain', params: { signature: 2, row: 5 } }]);
  });

  it('shows a forged signature, one of a strange key, and one that is gone', async () => {
    const [wrong] = (
      await afterForging("UPDATE audit_signatures SET signature = replace(signature, 'a', 'b') WHERE id = 2")
    ).findings;
    expect(wrong).toEqual({ code: 'audit.signature-wrong', params: { signature: 2, row: 5 } });
    const [strange] = (
      await afterForging(`UPDATE audit_signatures SET public_key = '${OTHER.publicKeyHex}' WHERE id = 1`)
    ).findings;
    expect(strange).toEqual({ code: 'audit.key-unknown', params: { signature: 1 } });
    const [gone] = (await afterForging('DELETE FROM audit_signatures WHERE id = 1')).findings;
    expect(gone).toEqual({ code: 'audit.signature-missing', params: { signature: 1 } });
    const all = (await afterForging('DELETE FROM audit_signatures')).findings;
    expect(all).toEqual([
      { code: 'audit.day-unsigned', params: { day: '20260105' } },
      { code: 'audit.day-unsigned', params: { day: '20260106' } },
    ]);
  });

  it('never gives the number of a row that was cut off again', async () => {
    const dir = temporaryDir();
    threeDays(dir).handle.close();
    withRawDatabase(databaseFile(dir), (db) => db.exec(`${FORGE} DELETE FROM audit WHERE id = 7`));
    const { audit } = openTemporary(dir).stores;
    audit.append({
      at: MORNING + 2 * DAY,
      event: 'session.begun',
      actor: '001',
      window: 'teller',
      sessionId: null,
      detail: {},
    });
    expect(audit.last()?.id).toBe(8);
    expect((await verifyAudit(audit)).findings).toEqual([{ code: 'audit.row-broken', params: { row: 7 } }]);
  });

  it('takes no event and no detail the catalogue does not have', () => {
    const { audit } = openTemporary().stores;
    const row = { at: MORNING, actor: '001', window: 'teller', sessionId: null } as const;
    expect(() => audit.append({ ...row, event: 'x.y' as 'session.begun', detail: {} })).toThrow('no audit event x.y');
    expect(() => audit.append({ ...row, event: 'session.begun', detail: { name: '张三' } })).toThrow('no field name');
    expect(audit.last()).toBeNull();
  });
});
