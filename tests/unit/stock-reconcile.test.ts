import { describe, expect, it } from 'vitest';
import { fail, ok } from '#basics/result.ts';
import { databaseFile } from '#db/database-key.ts';
import { reconcileBooks } from '#services/stock/reconcile-books.ts';
import { rememberCounters } from '#services/stock/station-memory.ts';
import { AT, box, openTemporary, session, temporaryDir, withRawDatabase } from './db-support.ts';

const READING = { cardsFed: 500, panelsPrinted: 900, ribbonLeft: 100, ribbonReference: 'R-1' };
const NO_MOVE = { cards: [0, 0], panels: [0, 0], ribbon: [0, 0] } as const;

/** A printer and a platform that are switched off. */
const OFF = {
  printer: { counters: async () => fail('printer.offline', 'retry') },
  platform: { issuedList: async () => fail('platform.unreachable', 'retry') },
};

/** A small ledger with one issued card, in a file of its own. */
const books = () => {
  const dir = temporaryDir();
  const { stores, close } = openTemporary(dir);
  stores.sessions.insert(session('s1', { closedAt: AT, outcome: 'issued' }));
  const row = {
    sessionId: 's1',
    at: AT,
    effect: 'feed-blank',
    key: 'k',
    result: null,
    code: null,
    detail: {},
  } as const;
  for (let i = 0; i < 3; i += 1) stores.journal.append({ ...row, phase: 'intent' });
  stores.stock.receiveBox(box('B1', 3), AT);
  stores.stock.move('B1-01', { from: 'stocked', to: 'loaded', reason: null, sessionId: null, at: AT });
  rememberCounters(stores, { reading: READING, pending: NO_MOVE });
  stores.stock.move('B1-01', { from: 'loaded', to: 'in-machine', reason: null, sessionId: 's1', at: AT });
  stores.stock.move('B1-01', { from: 'in-machine', to: 'issued', reason: null, sessionId: 's1', at: AT });
  rememberCounters(stores, { reading: { ...READING, cardsFed: 501 }, pending: NO_MOVE });
  stores.audit.append({ at: AT, event: 'session.begun', actor: 'T-7', window: 'teller', sessionId: 's1', detail: {} });
  close();
  return dir;
};

const findingsOf = async (dir: string, peers: Partial<typeof OFF> | object = {}) => {
  const { stores, checkBooks, close } = openTemporary(dir);
  const found = await reconcileBooks({ stores, books: checkBooks(), ...OFF, ...peers, now: AT, days: 1 });
  close();
  return { ...found, codes: found.findings.map(({ code }) => code) };
};

describe('books held against everything else', () => {
  it('add up; what is switched off is named, not counted', async () => {
    const { codes, notCompared } = await findingsOf(books());
    expect(codes).toEqual([]);
    expect(notCompared.map(({ what, failure }) => [what, failure.code])).toEqual([
      ['printer', 'printer.offline'],
      ['platform', 'platform.unreachable'],
    ]);
  });

  it.each([
    ['a blank’s state', "UPDATE blanks SET state = 'test' WHERE blank_id = 'B1-01'", ['reconcile.ledger-broken']],
    [
      'a ledger line',
      "DROP TRIGGER stock_movements_no_delete; DELETE FROM stock_movements WHERE to_state = 'issued'",
      ['reconcile.ledger-broken'],
    ],
    [
      'a journal row',
      'DROP TRIGGER journal_no_delete; DELETE FROM journal WHERE seq = 2',
      ['reconcile.journal-broken'],
    ],
    ['an audit row', "DROP TRIGGER audit_no_update; UPDATE audit SET actor = 'S-1'", ['reconcile.audit-broken']],
  ])('show %s that was changed behind the program’s back', async (_, sql, expected) => {
    const dir = books();
    withRawDatabase(databaseFile(dir), (db) => db.exec(sql));
    const { codes } = await findingsOf(dir);
    for (const code of expected) expect(codes).toContain(code);
  });

  it('show a printer that fed more cards than the ledger, and moved since', async () => {
    const counters = async () => ok({ ...READING, cardsFed: 503 });
    const { codes, findings } = await findingsOf(books(), { printer: { counters } });
    expect(codes).toEqual(['stock.cards-fed-differs', 'reconcile.cards-fed']);
    expect(findings.at(-1)?.params).toEqual({ ledger: 1, printer: 3 });
  });

  it('show what the platform has otherwise', async () => {
    const foreign = { cardId: 'F'.repeat(32), orderId: 'O1', at: AT };
    const { codes } = await findingsOf(books(), { platform: { issuedList: async () => ok([foreign]) } });
    expect(codes).toEqual(['reconcile.issued-not-at-platform', 'reconcile.issued-not-in-ledger']);
  });
});
