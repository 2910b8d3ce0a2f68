import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toHex } from '#basics/hex.ts';
import { databaseFile } from '#db/database-key.ts';
import { createControlClient } from '#drivers/simulator/control/client.ts';
import { approvedHere, madeUpNumber, scenarioOf } from '../support/issuance-desk.ts';
import { type Ended, runIssue } from '../support/issue-command.ts';
import { startStation, type TestStation } from '../support/station.ts';
import { KEY, withRawDatabase } from '../unit/db-support.ts';

/** What must stand nowhere but in the encrypted database. */
const PLANTED = {
  name: '司马青山',
  idNumber: madeUpNumber(7),
  address: '湖南省临湘市植入路77号',
  phone: '13912345678',
  pin: '739152',
} as const;
const OTHER = madeUpNumber(8);
const THIRD = madeUpNumber(9);

const person = (id: string, idNumber: string, platform: object): object => ({
  id,
  document: { name: PLANTED.name, idNumber, address: PLANTED.address },
  phone: PLANTED.phone,
  pin: PLANTED.pin,
  platform,
});

let station: TestStation;
let dir: string;
let bankCards: readonly string[];
const runs: Ended[] = [];

beforeAll(async () => {
  station = await startStation({
    scenario: scenarioOf({
      persons: [
        person('planted', PLANTED.idNumber, approvedHere()),
        person('refused', OTHER, { ...approvedHere(), accountRefused: true }),
        person('on-site', THIRD, {}),
      ],
    }),
  });
  dir = mkdtempSync(join(tmpdir(), 'redaction-'));
  const control = createControlClient(station.addresses.control);
  const issue = async (id: string, ...more: readonly string[]) =>
    runs.push(
      await runIssue(['--devices', station.dir, '--dir', dir, '--json', '--person', id, ...more], {
        env: { KIOSK_DATABASE_KEY: toHex(KEY), KIOSK_LOG: 'debug' },
      }),
    );
  // Answers that are lost are asked for again, in every part of the session.
  for (const call of ['lookUp', 'createOrder', 'reportBack', 'activateBank']) {
    const lost = await control.act('platform', { act: 'lose-answer', call });
    if (!lost.ok) throw new Error(lost.error.code);
  }
  await issue('planted');
  await issue('refused');
  // The photo goes out, and what the platform answers to it is kept for whoever mends it.
  const bad = await control.act('platform', { act: 'bad-answer', call: 'submitApplication' });
  if (!bad.ok) throw new Error(bad.error.code);
  await issue('on-site', '--mode', 'onsite');
  bankCards = withRawDatabase(databaseFile(dir), (db) =>
    (db.prepare('SELECT state FROM sessions').pluck().all() as string[]).flatMap((state) =>
      [...state.matchAll(/"bankCardNumber":"(\d+)"/g)].map(([, number]) => number ?? ''),
    ),
  );
  // Three commands one after the other, each a process of its own.
}, 180_000);

afterAll(async () => {
  await station?.stop();
  rmSync(dir, { recursive: true, force: true });
});

/** The planted values in every form they may be written in. */
const forms = (): readonly string[] => {
  const values = [...Object.values(PLANTED), OTHER, THIRD, ...bankCards];
  return values.flatMap((value) => {
    const [utf8, gbk] = [Buffer.from(value, 'utf8'), iconv.encode(value, 'gbk')];
    const hex = [utf8, gbk].flatMap((bytes) => [bytes.toString('hex'), bytes.toString('hex').toUpperCase()]);
    // Base64 has three shapes by where the bytes begin; the one of a text of its own is enough for a field of a log.
    return [value, ...hex, utf8.toString('base64').replace(/=+$/, '')];
  });
};

const PICTURES = [/\/9j\/4AAQ/, /ffd8ffe0/i, /iVBORw0KGgo/];

const clean = (where: string, text: string): void => {
  for (const form of forms()) expect(text.includes(form), `${where}: ${form}`).toBe(false);
  for (const picture of PICTURES) expect(text, where).not.toMatch(picture);
};

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile());

describe('what is planted in a session with faults', () => {
  it('came as far as it should', () => {
    const outcomes = runs.map(({ stdout }) => (JSON.parse(stdout) as { readonly outcome: string }).outcome);
    expect(outcomes[0]).toBe('issued');
    expect(outcomes[1]).not.toBe('issued');
    expect(bankCards.length).toBeGreaterThan(0);
    expect(runs[2]?.stderr).toContain('platform.bad-answer');
    // Commands to the chip are in the log of a run, by their headers.
    expect(runs[0]?.stderr).toMatch(/"msg":"apdu"/);
    expect(runs[0]?.stderr).toContain('"msg":"act"');
  });

  it('is in no log line and no error, and in the result of a command only where it tells what the chip holds', () => {
    for (const [i, { stdout, stderr }] of runs.entries()) {
      clean(`log of run ${i}`, stderr);
      const { chip: _chip, card: _card, ...result } = JSON.parse(stdout) as Record<string, unknown>;
      clean(`result of run ${i}`, JSON.stringify(result));
    }
  });

  it('is in no file of the station outside the encrypted database, and not to be read in that one', () => {
    const files = filesBelow(dir);
    expect(files.map((file) => file.replace(`${dir}/`, ''))).toContain('kiosk.db');
    for (const file of files) clean(file, readFileSync(file, 'latin1') + readFileSync(file, 'utf8'));
  });

  it('is in no audit row, no journal row, no code of a call and no other table but those of sessions', () => {
    const tables = withRawDatabase(databaseFile(dir), (db) => {
      const names = db
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        .pluck()
        .all() as string[];
      return names
        .filter((name) => !['sessions', 'pictures'].includes(name))
        .map((name) => {
          const rows = db.prepare(`SELECT * FROM ${name}`).all() as Record<string, unknown>[];
          return [name, JSON.stringify(rows.map(({ payload: _payload, ...row }) => row))] as const;
        });
    });
    const audit = tables.find(([name]) => name === 'audit')?.[1] ?? '';
    expect(audit).toContain('session.closed');
    expect(audit).toMatch(/"person":"[0-9a-f]{64}"/);
    for (const [name, rows] of tables) clean(`table ${name}`, rows);
  });
});
