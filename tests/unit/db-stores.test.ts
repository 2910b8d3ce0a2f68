import { describe, expect, it } from 'vitest';
import { databaseFile } from '#db/database-key.ts';
import type { Stores } from '#services/ports.ts';
import { AT, openTemporary, session, temporaryDir, withRawDatabase } from './db-support.ts';

const intent = (sessionId: string, key: string) => ({
  sessionId,
  at: AT,
  effect: 'feed-blank',
  phase: 'intent' as const,
  key,
  result: null,
  code: null,
  detail: { blankId: 'B1-01', cardsFed: 17, known: true, order: null },
});

it('the stores are what the services ask for', () => {
  const stores: Stores = openTemporary().stores;
  expect(stores.sessions.open()).toEqual([]);
});

describe('exceptions of the stock', () => {
  it('come back in their order, all of them, those after one, those of a session', () => {
    const { exceptions, sessions } = openTemporary().stores;
    sessions.insert(session('s1'));
    const found = { at: AT, expected: '1', seen: null, blankId: null, detail: { fed: 2 } };
    const first = exceptions.append({ ...found, kind: 'cards-fed-differs', sessionId: 's1' });
    const second = exceptions.append({ ...found, kind: 'ribbon-differs', sessionId: null });
    expect(exceptions.after(0)).toEqual([first, second]);
    expect(exceptions.after(first.id)).toEqual([second]);
    expect(exceptions.ofSession('s1')).toEqual([first]);
  });
});

describe('sessions', () => {
  it('come back as they were written, open ones oldest first', () => {
    const { sessions } = openTemporary().stores;
    sessions.insert(session('late', { openedAt: AT + 2 }));
    sessions.insert(session('early', { openedAt: AT + 1 }));
    sessions.insert(session('over', { openedAt: AT, closedAt: AT + 3, outcome: 'issued' }));
    expect(sessions.find('early')).toEqual(session('early', { openedAt: AT + 1 }));
    expect(sessions.find('nobody')).toBeNull();
    expect(sessions.open().map((row) => row.sessionId)).toEqual(['early', 'late']);
  });

  it('are closed by an update and listed newest first since an instant', () => {
    const { sessions } = openTemporary().stores;
    for (const [id, closedAt] of [
      ['a', 10],
      ['b', 20],
      ['c', 30],
    ] as const) {
      sessions.insert(session(id));
      sessions.update(session(id, { closedAt, step: 'closed', outcome: 'issued' }));
    }
    expect(sessions.open()).toEqual([]);
    expect(sessions.closedSince(20).map((row) => row.sessionId)).toEqual(['c', 'b']);
  });

  it('refuse what is a bug: twice the same, none to update, a state that is no JSON', () => {
    const { sessions } = openTemporary().stores;
    sessions.insert(session('s1'));
    expect(() => sessions.insert(session('s1'))).toThrow(/UNIQUE/);
    expect(() => sessions.update(session('s2'))).toThrow(/session s2/);
    expect(() => sessions.insert(session('s3', { state: '{' }))).toThrow(/CHECK/);
  });
});

describe('the journal', () => {
  it('numbers the rows of every session from one', () => {
    const { sessions, journal } = openTemporary().stores;
    sessions.insert(session('s1'));
    sessions.insert(session('s2'));
    const outcome = {
      ...intent('s1', 'feed'),
      phase: 'outcome' as const,
      result: 'failed' as const,
      code: 'printer.x',
    };
    expect(journal.append(intent('s1', 'feed'))).toEqual({ ...intent('s1', 'feed'), seq: 1 });
    expect(journal.append(intent('s2', 'feed')).seq).toBe(1);
    expect(journal.append(outcome).seq).toBe(2);
    expect(journal.of('s1')).toEqual([
      { ...intent('s1', 'feed'), seq: 1 },
      { ...outcome, seq: 2 },
    ]);
    expect(journal.of('nobody')).toEqual([]);
  });

  it('takes no outcome without a result and no result before the outcome', () => {
    const { sessions, journal } = openTemporary().stores;
    sessions.insert(session('s1'));
    expect(() => journal.append({ ...intent('s1', 'k'), phase: 'outcome' })).toThrow(/CHECK/);
    expect(() => journal.append({ ...intent('s1', 'k'), result: 'done' })).toThrow(/CHECK/);
  });
});

describe('audit', () => {
  it('gives the rows since an instant in the order they were written', () => {
    const { audit } = openTemporary().stores;
    const rows = [3, 1, 2].map((at) => ({
      at,
      event: 'material.seen' as const,
      actor: 'teller-01',
      window: 'teller' as const,
      sessionId: at === 1 ? 'unknown' : null,
      detail: { kind: `${at}`, on: true },
    }));
    for (const row of rows) audit.append(row);
    expect(audit.since(2)).toMatchObject([rows[0], rows[2]]);
    expect(audit.since(0)).toMatchObject(rows);
  });
});

describe('the outbox', () => {
  const call = (key: string) => ({ sessionId: 's1', key, call: 'report-back', payload: '{"a":1}', createdAt: AT });

  it('keeps a call pending over failed attempts until it is settled', () => {
    const { sessions, outbox } = openTemporary().stores;
    sessions.insert(session('s1'));
    outbox.append(call('k1'));
    outbox.append(call('k2'));
    const [first] = outbox.pending();
    expect(first).toEqual({ ...call('k1'), id: 1, doneAt: null, attempts: 0, lastCode: null, nextAt: 0, deadAt: null });
    outbox.attempt(1, { code: 'platform.timeout', nextAt: AT + 15_000, deadAt: null });
    expect(outbox.pending()[0]).toMatchObject({ attempts: 1, nextAt: AT + 15_000, deadAt: null });
    outbox.attempt(1, { code: 'platform.bad-answer', nextAt: AT, deadAt: AT });
    expect(outbox.pending()[0]).toMatchObject({ attempts: 2, lastCode: 'platform.bad-answer', deadAt: AT });
    outbox.revive(1);
    expect(outbox.pending()[0]).toMatchObject({ attempts: 2, nextAt: 0, deadAt: null });
    outbox.settle(1, AT + 1);
    expect(outbox.pending().map((row) => row.key)).toEqual(['k2']);
  });

  it('refuses a key used twice, and a row settled already', () => {
    const { sessions, outbox } = openTemporary().stores;
    sessions.insert(session('s1'));
    outbox.append(call('k1'));
    expect(() => outbox.append(call('k1'))).toThrow(/UNIQUE/);
    outbox.settle(1, AT);
    expect(() => outbox.settle(1, AT)).toThrow(/outbox row 1/);
    expect(() => outbox.attempt(2, { code: 'x', nextAt: AT, deadAt: null })).toThrow(/outbox row 2/);
    expect(() => outbox.revive(1)).toThrow(/outbox row 1/);
  });
});

describe('pictures and values', () => {
  it('keep the last one put', () => {
    const { sessions, pictures, values } = openTemporary().stores;
    sessions.insert(session('s1'));
    const photo = { sessionId: 's1', kind: 'photo' as const, media: 'image/jpeg', at: AT };
    expect(pictures.find('s1', 'photo')).toBeNull();
    pictures.put({ ...photo, bytes: Uint8Array.of(1, 2, 3) });
    pictures.put({ ...photo, bytes: Uint8Array.of(0xff, 0xd8).subarray(1) });
    pictures.put({ ...photo, kind: 'signature', media: 'image/png', bytes: Uint8Array.of(9) });
    expect(pictures.find('s1', 'photo')).toEqual(Uint8Array.of(0xd8));
    expect(pictures.find('s1', 'signature')).toEqual(Uint8Array.of(9));

    expect(values.get('cardsFed')).toBeNull();
    values.set('cardsFed', '17');
    values.set('cardsFed', '18');
    expect(values.get('cardsFed')).toBe('18');
  });
});

describe('a transaction', () => {
  it('gives the value of its function and keeps all rows', () => {
    const { stores } = openTemporary();
    const seq = stores.transaction(() => {
      stores.sessions.insert(session('s1'));
      return stores.journal.append(intent('s1', 'feed')).seq;
    });
    expect(seq).toBe(1);
    expect(stores.journal.of('s1')).toHaveLength(1);
  });

  it('leaves nothing of itself when it fails, not even numbers', () => {
    const dir = temporaryDir();
    const handle = openTemporary(dir);
    const { stores } = handle;
    const failing = () =>
      stores.transaction(() => {
        stores.sessions.insert(session('s1'));
        stores.journal.append(intent('s1', 'feed'));
        stores.audit.append({
          at: AT,
          event: 'session.begun',
          actor: 'a',
          window: 'host',
          sessionId: null,
          detail: {},
        });
        stores.outbox.append({ sessionId: 's1', key: 'k', call: 'c', payload: '{}', createdAt: AT });
        stores.values.set('a', 'b');
        throw new Error('in the middle');
      });
    expect(failing).toThrow('in the middle');
    expect(failing).toThrow('in the middle');
    expect(handle.checkBooks()).toEqual({ auditRows: 0, auditBrokenAt: null, ledgerMismatches: [], journalGaps: [] });
    handle.close();
    const counts = withRawDatabase(databaseFile(dir), (db) =>
      ['sessions', 'journal', 'audit', 'outbox', 'station_values', 'sqlite_sequence'].map((table) =>
        db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(),
      ),
    );
    expect(counts).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('undoes a store call that failed half-way even if its caller goes on', () => {
    const { stores } = openTemporary();
    stores.transaction(() => {
      stores.values.set('a', 'b');
      expect(() => stores.stock.receiveBox(twins, AT)).toThrow(/UNIQUE/);
    });
    expect(stores.values.get('a')).toBe('b');
    expect(stores.stock.boxes()).toEqual([]);
  });

  it('takes a promise for a bug and keeps nothing', () => {
    const { stores } = openTemporary();
    expect(() => stores.transaction(async () => stores.values.set('a', 'b'))).toThrow(/promise/);
    expect(stores.values.get('a')).toBeNull();
  });

  it('takes a transaction inside another for a bug', () => {
    const { stores } = openTemporary();
    expect(() => stores.transaction(() => stores.transaction(() => 1))).toThrow(/inside/);
    expect(stores.transaction(() => 2)).toBe(2);
  });
});

const twins = {
  boxId: 'B1',
  bank: 'ICBC',
  blanks: ['x', 'y'].map((blankId) => ({ blankId, cardId: 'A'.repeat(32), resetInformation: 'B'.repeat(26) })),
};
