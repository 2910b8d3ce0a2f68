import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrate } from '#db/migrate.ts';
import { migrations } from '#db/migrations/all.ts';
import { createStores } from '#db/stores/create-stores.ts';

const AT = Date.UTC(2026, 10, 20, 2);
/** The last version before accounts with four roles, recovery, deliveries, boxes by place, and the signed audit. */
const BEFORE = 4;

/** A row of the audit as that version chained it: SHA-256 over the value before and all columns. */
const oldRow = (before: string, event: string) => {
  const row = { at: AT, event, actor: '柜员', window: 'teller', sessionId: null, detail: '{}' };
  const text = JSON.stringify([before, row.at, row.event, row.actor, row.window, row.sessionId, row.detail]);
  return { ...row, chain: createHash('sha256').update(text).digest('hex') };
};

it('a station of the version before goes on with its accounts, its audit, its blanks and what waits for the platform', () => {
  const db = new Database(':memory:');
  migrate(db, migrations.slice(0, BEFORE));
  db.exec(`
    INSERT INTO staff (staff_id, name, role, secret_hash, created_at)
      VALUES ('001', '王五', 'supervisor', '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA', ${AT});
    INSERT INTO sessions (session_id, opened_at, step, state) VALUES ('s1', ${AT}, 'make', '{}');
    INSERT INTO boxes (box_id, bank, received_at) VALUES ('B1', '建设银行', ${AT});
    INSERT INTO blanks (blank_id, box_id, position, card_id, reset_information, state, identified, load_order)
      VALUES ('B1-01', 'B1', 1, '${'0'.repeat(32)}', '${'0'.repeat(26)}', 'loaded', 0, 2);
    INSERT INTO stock_movements (at, blank_id, from_state, to_state)
      VALUES (${AT}, 'B1-01', NULL, 'stocked'), (${AT}, 'B1-01', 'stocked', 'loaded');
    INSERT INTO outbox (session_id, key, call, payload, created_at)
      VALUES ('s1', 's1:cancel-order', 'cancel-order', '{"orderId":"O1","reason":"session.ended-by-teller"}', ${AT});
  `);
  const insert = db.prepare(
    'INSERT INTO audit (at, event, actor, window, session_id, detail, chain) VALUES (@at, @event, @actor, @window, @sessionId, @detail, @chain)',
  );
  const first = oldRow('0'.repeat(64), 'stock.box-loaded');
  insert.run(first);
  insert.run(oldRow(first.chain, 'session.begun'));

  migrate(db, migrations);
  const stores = createStores(db);

  expect(stores.staff.list()).toMatchObject([
    { staffId: '001', name: '王五', role: 'supervisor', mustChange: false, disabledAt: null, failed: 0 },
  ]);
  expect(stores.stock.balance()).toMatchObject({ loaded: 1, inFeeder: 1, unaccounted: 0 });
  expect(stores.outbox.pending()).toMatchObject([{ key: 's1:cancel-order', attempts: 0, nextAt: 0, deadAt: null }]);
  expect(stores.sessions.open()).toMatchObject([{ sessionId: 's1' }]);
  // The first row of this version stands on the last one of the version before.
  stores.audit.append({
    at: AT,
    event: 'session.begun',
    actor: '001',
    window: 'teller',
    sessionId: 's1',
    person: null,
    detail: {},
  });
  expect(stores.audit.checkChain()).toEqual({ rows: 3, brokenAt: null });
  expect(stores.audit.rows(1, 10).map(({ algorithm }) => algorithm)).toEqual(['sha-256', 'sha-256', 'sm3']);
  db.close();
});
