import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { systemClock } from '#basics/clock.ts';
import { silentLogger } from '#basics/logger.ts';
import type { Closed } from '#domain/issuance/state.ts';
import { isForgotten, type SessionFacts } from '#domain/privacy/keep-rule.ts';
import { Forgetting } from '#services/privacy/forgetting.ts';
import { box, openTemporary, session, temporaryDir } from './db-support.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 0, 20, 1, 30);
const RULE = { keepDays: 7, keepLeftCardDays: 90 };

const facts = (daysAgo: number, more: Partial<SessionFacts> = {}): SessionFacts => ({
  closedAt: NOW - daysAgo * DAY,
  unsentCalls: 0,
  cardUnsettled: false,
  cardWaits: false,
  ...more,
});

describe('the rule', () => {
  it.each<[string, SessionFacts, boolean]>([
    ['a session of yesterday', facts(1), false],
    ['one that ended a moment after the days', { ...facts(7), closedAt: NOW - 7 * DAY + 1 }, false],
    ['one that ended exactly so long ago', facts(7), true],
    ['one with a call the platform has not taken', facts(50, { unsentCalls: 1 }), false],
    ['one whose card is in the machine or missing', facts(50, { cardUnsettled: true }), false],
    ['one whose card waits for its holder', facts(50, { cardWaits: true }), false],
    ['one whose card waited too long', facts(90, { cardWaits: true }), true],
  ])('%s', (_, session, forgotten) => {
    expect(isForgotten(session, RULE, NOW)).toBe(forgotten);
  });
});

const PERSON = { name: '张三', idNumber: '11010519491231002X', address: '临湘市长安街道' };

const closed = (blankId: string | null, more: object = {}): string =>
  JSON.stringify({
    step: 'closed',
    document: { kind: 'register-page', ...PERSON },
    guardian: { document: PERSON },
    verdict: { decision: 'make', person: PERSON },
    application: { id: 'A1', mode: 'online', state: 'approved' },
    outcome: 'issued',
    fate: 'handed-over',
    cause: null,
    card:
      blankId === null ? null : { blankId, progress: 'reported', cardId: null, bankCardNumber: '6217001234567890123' },
    discarded: [],
    cardNumber: 'A12345678',
    activation: { socialSecurity: true, bank: true },
    ...more,
  });

/** A station with one closed session a case, all of them `daysAgo` days old, each with a photo and a signature. */
const station = (cases: Readonly<Record<string, string>>, daysAgo = 8) => {
  const dir = temporaryDir();
  const handle = openTemporary(dir);
  const { stores } = handle;
  stores.stock.receiveBox(box('B1', 4), 1);
  for (const [sessionId, state] of Object.entries(cases)) {
    const closedAt = NOW - daysAgo * DAY;
    stores.sessions.insert(session(sessionId, { closedAt, step: 'closed', state, outcome: 'issued' }));
    for (const kind of ['photo', 'capture', 'signature', 'material'] as const) {
      stores.pictures.put({ sessionId, kind, media: 'image/jpeg', bytes: Uint8Array.of(1), at: closedAt });
    }
  }
  const slips = join(dir, 'documents');
  const forgetting = new Forgetting({
    stores,
    rule: RULE,
    clock: { ...systemClock, now: () => NOW },
    logger: silentLogger,
    slips,
  });
  const move = (blankId: string, ...states: readonly ('loaded' | 'in-machine' | 'retained')[]) => {
    let from: 'stocked' | 'loaded' | 'in-machine' | 'retained' = 'stocked';
    for (const to of states) {
      const sessionId = to === 'loaded' ? null : (Object.keys(cases)[0] ?? null);
      stores.stock.move(blankId, { from, to, reason: to === 'retained' ? 'card.not-taken' : null, sessionId, at: 2 });
      from = to;
    }
  };
  return { dir, stores, forgetting, slips, move };
};

const stateOf = (stores: ReturnType<typeof station>['stores'], sessionId: string): Closed =>
  JSON.parse(stores.sessions.find(sessionId)?.state ?? 'null') as Closed;

describe('personal data of a session that is over', () => {
  it('is deleted with a record; how it ended and its blank stay', () => {
    const { stores, forgetting } = station({ s1: closed('B1-01') });
    stores.outbox.append({ sessionId: 's1', key: 'k', call: 'cancel-order', payload: '{"name":"张三"}', createdAt: 1 });
    stores.outbox.settle(1, 2);
    forgetting.run();
    const text = JSON.stringify(stores.sessions.find('s1'));
    for (const value of [...Object.values(PERSON), '6217001234567890123', 'A12345678'])
      expect(text).not.toContain(value);
    expect(stateOf(stores, 's1')).toMatchObject({
      step: 'closed',
      outcome: 'issued',
      fate: 'handed-over',
      document: null,
      card: { blankId: 'B1-01', progress: 'reported', bankCardNumber: null },
      activation: { socialSecurity: true, bank: true },
    });
    expect(stores.pictures.find('s1', 'photo')).toBeNull();
    expect(stores.pictures.find('s1', 'signature')).toBeNull();
    expect(stores.audit.since(0)).toMatchObject([
      { event: 'privacy.deleted', actor: 'station', detail: { sessions: 1, pictures: 4, slips: 0, keepDays: 7 } },
    ]);
  });

  it('is deleted once, and nothing is written when there is nothing to delete', () => {
    const { stores, forgetting } = station({ s1: closed(null) });
    forgetting.run();
    forgetting.run();
    expect(stores.audit.since(0)).toHaveLength(1);
    expect(stores.deletions.candidates(NOW)).toEqual([]);
  });

  it('stays for the days of the rule', () => {
    const { stores, forgetting } = station({ s1: closed(null) }, 6);
    forgetting.run();
    expect(stateOf(stores, 's1').document).toMatchObject(PERSON);
    expect(stores.pictures.find('s1', 'photo')).not.toBeNull();
  });

  it('stays while a call has not reached the platform', () => {
    const { stores, forgetting } = station({ s1: closed(null) });
    stores.outbox.append({ sessionId: 's1', key: 'k', call: 'cancel-order', payload: '{}', createdAt: 1 });
    forgetting.run();
    expect(stateOf(stores, 's1').document).toMatchObject(PERSON);
    stores.outbox.settle(1, 2);
    forgetting.run();
    expect(stateOf(stores, 's1').document).toBeNull();
  });

  it('stays while its card is in the machine, or waits for its holder', () => {
    const incident = station({ s1: closed('B1-01', { outcome: 'incident', fate: 'in-machine' }) });
    incident.move('B1-01', 'loaded', 'in-machine');
    incident.forgetting.run();
    expect(stateOf(incident.stores, 's1').document).toMatchObject(PERSON);
    const left = station({ s1: closed('B1-01', { fate: 'retained', cause: { code: 'card.not-taken', kind: 'ask' } }) });
    left.move('B1-01', 'loaded', 'in-machine', 'retained');
    left.forgetting.run();
    expect(stateOf(left.stores, 's1').document).toMatchObject(PERSON);
  });

  it('stays in a session that is open or put aside', () => {
    const { stores, forgetting } = station({});
    stores.sessions.insert(session('open', { openedAt: 1, state: closed(null) }));
    stores.sessions.insert(session('parked', { openedAt: 1, state: closed(null) }));
    stores.sessions.park('parked', 2);
    forgetting.run();
    for (const id of ['open', 'parked']) expect(stateOf(stores, id).document).toMatchObject(PERSON);
  });

  it('is deleted in saved slips too', () => {
    const { dir, stores, forgetting, slips } = station({ s1: closed(null) });
    expect(readdirSync(dir)).not.toContain('documents');
    forgetting.run();
    writeSlips(slips);
    forgetting.run();
    expect(readdirSync(slips)).toEqual(['notes.txt', 'today.pdf']);
    expect(stores.audit.since(0).at(-1)?.detail).toEqual({ sessions: 0, pictures: 0, slips: 1, keepDays: 7 });
  });
});

const writeSlips = (folder: string): void => {
  mkdirSync(folder);
  for (const [name, daysAgo] of [
    ['old.pdf', 8],
    ['today.pdf', 0],
    ['notes.txt', 30],
  ] as const) {
    writeFileSync(join(folder, name), 'x');
    utimesSync(join(folder, name), (NOW - daysAgo * DAY) / 1_000, (NOW - daysAgo * DAY) / 1_000);
  }
};
