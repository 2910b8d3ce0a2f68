import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { databaseFile } from '#db/database-key.ts';
import { migrate, schemaVersion } from '#db/migrate.ts';
import { migrations } from '#db/migrations/all.ts';
import { schemaText } from '#db/schema-text.ts';
import { AT, openTemporary, session, temporaryDir, withRawDatabase } from './db-support.ts';

const ROOT = join(import.meta.dirname, '../..');

const tables = (db: Database.Database) =>
  db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY 1")
    .pluck()
    .all();

describe('migrations', () => {
  it('are numbered from one without gaps', () => {
    expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1));
  });

  it('bring an empty database of version 0 to the last version', () => {
    const db = new Database(':memory:');
    expect(schemaVersion(db)).toBe(0);
    migrate(db, migrations);
    migrate(db, migrations);
    expect(schemaVersion(db)).toBe(migrations.length);
    expect(tables(db)).toEqual([
      'audit',
      'audit_signatures',
      'blanks',
      'box_moves',
      'boxes',
      'custody',
      'day_statements',
      'deletions',
      'journal',
      'outbox',
      'pictures',
      'recoveries',
      'refused_answers',
      'ribbon_events',
      'ribbons',
      'sessions',
      'staff',
      'station_values',
      'stock_counts',
      'stock_exceptions',
      'stock_movements',
    ]);
    db.close();
  });

  it('keep the rows of the version before', () => {
    const db = new Database(':memory:');
    const first = { version: 1, sql: "CREATE TABLE a (x); INSERT INTO a VALUES ('kept');" };
    migrate(db, [first]);
    migrate(db, [first, { version: 2, sql: 'ALTER TABLE a ADD COLUMN y;' }]);
    expect(db.prepare('SELECT * FROM a').all()).toEqual([{ x: 'kept', y: null }]);
    expect(schemaVersion(db)).toBe(2);
    db.close();
  });

  it.each([
    [
      'fails',
      [
        { version: 1, sql: 'CREATE TABLE a (x);' },
        { version: 2, sql: 'CREATE TABLE b (x); nonsense;' },
      ],
      /syntax/,
    ],
    [
      'is out of order',
      [
        { version: 1, sql: 'CREATE TABLE a (x);' },
        { version: 3, sql: '' },
      ],
      /order/,
    ],
    [
      'orphans rows',
      [
        {
          version: 1,
          sql: 'CREATE TABLE p (x PRIMARY KEY); CREATE TABLE c (x REFERENCES p); INSERT INTO c VALUES (1);',
        },
      ],
      /parent/,
    ],
  ])('leave the database as it was when one %s', (_, broken, message) => {
    const db = new Database(':memory:');
    expect(() => migrate(db, broken)).toThrow(message);
    expect(schemaVersion(db)).toBe(0);
    expect(tables(db)).toEqual([]);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    db.close();
  });
});

describe('schema.sql', () => {
  const generate = (...args: string[]) =>
    spawnSync(process.execPath, ['scripts/generate-schema.ts', ...args], { cwd: ROOT, encoding: 'utf8' });

  it('is what the migrations make', () => {
    expect(readFileSync(join(ROOT, 'db/schema.sql'), 'utf8')).toBe(schemaText());
    expect(generate('--check').status).toBe(0);
  });

  it('makes the same database when it is run', () => {
    const db = new Database(':memory:');
    db.exec(schemaText());
    const migrated = new Database(':memory:');
    migrate(migrated, migrations);
    expect(tables(db)).toEqual(tables(migrated));
    migrated.close();
    db.close();
  });

  it('is called stale when it says anything else', () => {
    const file = join(temporaryDir(), 'schema.sql');
    expect(generate('--check', '--file', file).status).toBe(1);
    writeFileSync(file, '-- old');
    const { status, stderr } = generate('--check', '--file', file);
    expect(status).toBe(1);
    expect(stderr).toContain('stale');
    expect(generate('--file', file).status).toBe(0);
    expect(generate('--check', '--file', file).status).toBe(0);
  });
});

const EXCEPTION = {
  at: AT,
  kind: 'ribbon-differs',
  expected: '499',
  seen: '500',
  sessionId: null,
  blankId: null,
  detail: {},
} as const;

describe('the second migration', () => {
  it('keeps the books of the first version and lets exceptions be written beside them', () => {
    const db = new Database(':memory:');
    migrate(db, migrations.slice(0, 1));
    db.exec(`INSERT INTO blanks (blank_id, state, identified, load_order) VALUES ('f', 'loaded', 0, 1);
      INSERT INTO stock_movements (at, blank_id, to_state) VALUES (1, 'f', 'loaded');
      INSERT INTO station_values VALUES ('name', 'value');`);
    migrate(db, migrations.slice(0, 2));
    expect(schemaVersion(db)).toBe(2);
    expect(db.prepare('SELECT count(*) FROM stock_movements').pluck().get()).toBe(1);
    const insert = db.prepare('INSERT INTO stock_exceptions (at, kind, blank_id, detail) VALUES (?, ?, ?, ?)');
    insert.run(2, 'card-missing', 'f', '{}');
    expect(() => insert.run(2, 'bad-weather', 'f', '{}')).toThrow('CHECK');
    expect(() => insert.run(2, 'card-found', 'nobody', '{}')).toThrow('FOREIGN KEY');
    expect(() => insert.run(2, 'card-found', 'f', 'no json')).toThrow('CHECK');
    db.close();
  });
});

const SIGNATURE = {
  at: AT,
  day: '20260105',
  lastRow: 1,
  chain: '0'.repeat(64),
  publicKey: '0'.repeat(130),
  signature: '0'.repeat(128),
};

describe('append-only tables', () => {
  it.each(['journal', 'stock_movements', 'stock_exceptions', 'audit', 'audit_signatures', 'deletions'])(
    '%s takes no change, no removal and no replacement',
    (table) => {
      const dir = temporaryDir();
      const { stores, close } = openTemporary(dir);
      stores.sessions.insert(session('s1'));
      const entry = { effect: 'e', phase: 'intent', key: 'k', result: null, code: null, detail: {} } as const;
      stores.journal.append({ ...entry, sessionId: 's1', at: AT });
      stores.audit.append({ at: AT, event: 'session.begun', actor: 'a', window: 'host', sessionId: null, detail: {} });
      stores.audit.sign(SIGNATURE);
      stores.sessions.update(session('s1', { closedAt: AT }));
      stores.deletions.forget({ sessionId: 's1', state: '{}', at: AT, keepDays: 7 });
      stores.stock.insertForeign({ blankId: 'f', cardId: '', resetInformation: '', sessionId: 's1', at: AT });
      stores.exceptions.append(EXCEPTION);
      close();
      withRawDatabase(databaseFile(dir), (db) => {
        db.pragma('recursive_triggers = ON');
        expect(() => db.exec(`UPDATE ${table} SET at = at + 1`)).toThrow('append-only');
        expect(() => db.exec(`DELETE FROM ${table}`)).toThrow('append-only');
        expect(() => db.exec(`INSERT OR REPLACE INTO ${table} SELECT * FROM ${table}`)).toThrow('append-only');
        expect(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(1);
      });
    },
  );

  it('blanks and boxes are never removed', () => {
    const dir = temporaryDir();
    const { stores, close } = openTemporary(dir);
    const blank = { blankId: 'x', cardId: 'A'.repeat(32), resetInformation: 'B'.repeat(26) };
    stores.stock.receiveBox({ boxId: 'B1', bank: 'ICBC', blanks: [blank] }, AT);
    close();
    withRawDatabase(databaseFile(dir), (db) => {
      for (const table of ['blanks', 'boxes']) expect(() => db.exec(`DELETE FROM ${table}`)).toThrow('never forgotten');
    });
  });
});

describe('the fourth migration', () => {
  it('keeps the books of the third version and lets staff be written beside them', () => {
    const db = new Database(':memory:');
    migrate(db, migrations.slice(0, 3));
    db.exec(`INSERT INTO stock_exceptions (at, kind, detail) VALUES (1, 'card-found', '{}');
      INSERT INTO station_values VALUES ('name', 'value');`);
    migrate(db, migrations.slice(0, 4));
    expect(schemaVersion(db)).toBe(4);
    expect(db.prepare('SELECT kind FROM stock_exceptions').pluck().all()).toEqual(['card-found']);
    const add = (role: string, hash: string) =>
      db
        .prepare('INSERT INTO staff (staff_id, name, role, secret_hash, created_at) VALUES (?, ?, ?, ?, 1)')
        .run('001', '王五', role, hash);
    expect(() => add('manager', '$argon2id$x')).toThrow(/CHECK/);
    expect(() => add('teller', 'in the clear')).toThrow(/CHECK/);
    add('teller', '$argon2id$x');
    expect(() => db.exec('DELETE FROM staff')).toThrow(/never forgotten/);
    db.close();
  });
});

describe('the migration of the audit', () => {
  it('lets the chain of the version before go on with SM3, its rows as they were', () => {
    const dir = temporaryDir();
    const file = databaseFile(dir);
    const before = ['0'.repeat(64)];
    withRawDatabase(file, (db) => {
      migrate(db, migrations.slice(0, 6));
      for (const event of ['session.begun', 'an event of then']) {
        // As the version before wrote it.
        const text = JSON.stringify([before.at(-1), 1, event, '柜员', 'teller', null, '{}']);
        before.push(createHash('sha256').update(text).digest('hex'));
        db.prepare(
          "INSERT INTO audit (at, event, actor, window, detail, chain) VALUES (1, ?, '柜员', 'teller', '{}', ?)",
        ).run(event, before.at(-1));
      }
    });
    const { stores, checkBooks } = openTemporary(dir);
    stores.audit.append({
      at: AT,
      event: 'session.begun',
      actor: '001',
      window: 'teller',
      sessionId: null,
      detail: {},
    });
    expect(checkBooks()).toMatchObject({ auditRows: 3, auditBrokenAt: null });
    const [first, second, third] = stores.audit.rows(1, 10);
    expect([first?.chain, second?.chain]).toEqual(before.slice(1));
    expect([first?.algorithm, second?.algorithm, third?.algorithm]).toEqual(['sha-256', 'sha-256', 'sm3']);
    const text = [before.at(-1), 3, AT, 'session.begun', '001', 'teller', '', '', '{}'].join('\n');
    expect(third?.chain).toBe(createHash('sm3').update(text).digest('hex'));
  });
});
