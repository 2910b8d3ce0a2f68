import { describe, expect, it } from 'vitest';
import { afterFailedAttempt, delayMs, dueNow } from '#domain/outbox/delivery.ts';

const NOW = Date.UTC(2026, 0, 5);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const UNREACHABLE = { code: 'platform.unreachable', kind: 'retry' } as const;
const refused = (reason: string) => ({ code: `platform.refused.${reason}`, kind: 'stop' }) as const;

describe('how long a message waits after an attempt that failed', () => {
  it('doubles from 15 seconds up to a quarter of an hour', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 100].map((attempts) => delayMs(attempts) / 1_000)).toEqual([
      15, 30, 60, 120, 240, 480, 900, 900, 900,
    ]);
  });
});

describe('what becomes of a message that did not go out', () => {
  const fateOf = (failure: Parameters<typeof afterFailedAttempt>[1], attempts: number, ageMs = HOUR) =>
    afterFailedAttempt({ createdAt: NOW - ageMs, attempts }, failure, NOW).next;

  it('is tried again however often the line fails, for days', () => {
    for (const code of ['unreachable', 'timeout', 'busy', 'line-down'])
      expect([code, fateOf({ code: `platform.${code}`, kind: 'retry' }, 500, 6 * DAY)]).toEqual([code, 'again']);
    expect(fateOf({ code: 'platform.not-trusted', kind: 'stop' }, 500)).toBe('again');
    expect(fateOf(refused('station-unknown'), 500)).toBe('again');
  });

  it('is given up when the platform refuses the message itself', () => {
    expect(fateOf(refused('order-activated'), 1)).toBe('dead');
    expect(fateOf(refused('key-reused'), 1)).toBe('dead');
  });

  it('is given up after eight answers that made no sense, and after seven days whatever the reason', () => {
    const bad = { code: 'platform.bad-answer', kind: 'stop' } as const;
    expect([7, 8].map((attempts) => fateOf(bad, attempts))).toEqual(['again', 'dead']);
    expect(fateOf(UNREACHABLE, 3, 7 * DAY)).toBe('dead');
  });
});

describe('which messages are tried now', () => {
  const row = (id: number, sessionId: string, more: { readonly nextAt?: number; readonly deadAt?: number } = {}) => ({
    id,
    sessionId,
    nextAt: more.nextAt ?? 0,
    deadAt: more.deadAt ?? null,
  });
  const due = (rows: readonly ReturnType<typeof row>[], hurry = false) => dueNow(rows, NOW, hurry).map(({ id }) => id);

  it('is the oldest of each session: a later one never overtakes', () => {
    expect(due([row(1, 'a'), row(2, 'b'), row(3, 'a'), row(4, 'b')])).toEqual([1, 2]);
    expect(due([row(1, 'a', { nextAt: NOW + 1 }), row(2, 'b'), row(3, 'a')])).toEqual([2]);
  });

  it('is none of a session whose first one was given up', () => {
    expect(due([row(1, 'a', { deadAt: NOW }), row(2, 'a'), row(3, 'b')], true)).toEqual([3]);
  });

  it('does not wait for a delay once the line was heard of', () => {
    const waiting = [row(1, 'a', { nextAt: NOW + HOUR })];
    expect([due(waiting), due(waiting, true)]).toEqual([[], [1]]);
  });
});
