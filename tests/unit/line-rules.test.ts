import { describe, expect, it } from 'vitest';
import type { Clock } from '#basics/clock.ts';
import { toCheckByHand } from '#domain/database/to-check.ts';
import { judgeCertificate } from '#domain/line/certificate.ts';
import { DEFAULT_SKEW_LIMITS, judgeSkew } from '#domain/line/clock-skew.ts';
import { LineCircuit } from '#drivers/platform/circuit.ts';
import { redactedShape } from '#drivers/platform/redacted-shape.ts';

const NOW = Date.UTC(2026, 0, 5, 1, 30);
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const LOST = { kind: 'retry' } as const;

/** A clock the test moves. */
const handClock = () => {
  let now = NOW;
  const clock: Clock = { now: () => now, monotonic: () => now - NOW, sleep: async () => undefined };
  return { clock, pass: (ms: number) => (now += ms) };
};

describe('the line to the platform', () => {
  it('is not known to be down after a short interruption', () => {
    const { clock, pass } = handClock();
    const circuit = new LineCircuit(clock);
    for (let i = 0; i < 10; i += 1) {
      circuit.missed(LOST);
      pass(2_000);
    }
    expect(circuit.status.state).toBe('up');
    expect(circuit.admit().ok).toBe(true);
  });

  it('is known to be down after half a minute: calls fail at once, one in five seconds probes', () => {
    const { clock, pass } = handClock();
    const circuit = new LineCircuit(clock);
    for (let i = 0; i < 4; i += 1) {
      circuit.missed(LOST);
      if (i < 3) pass(10_000);
    }
    expect(circuit.status).toEqual({ state: 'down', downSince: NOW, skewMs: null });
    expect(circuit.admit()).toEqual({
      ok: false,
      error: { code: 'platform.line-down', kind: 'retry', params: { since: '01-05 09:30' } },
    });
    pass(5_000);
    expect(circuit.admit().ok).toBe(true);
    circuit.missed(LOST);
    expect(circuit.admit().ok).toBe(false);
    circuit.heard(null, clock.now());
    expect(circuit.status).toEqual({ state: 'up', downSince: null, skewMs: null });
    expect(circuit.admit().ok).toBe(true);
  });

  it('is not down because the peer is not trusted', () => {
    const { clock, pass } = handClock();
    const circuit = new LineCircuit(clock);
    for (let i = 0; i < 10; i += 1) {
      circuit.missed({ kind: 'stop' });
      pass(10_000);
    }
    expect(circuit.status.state).toBe('unknown');
  });

  it('tells how far the clocks are apart, half of the way there and back counted', () => {
    const { clock, pass } = handClock();
    const circuit = new LineCircuit(clock);
    const askedAt = clock.now();
    pass(2_000);
    circuit.heard(new Date(NOW + 1_000 + 5 * MINUTE).toUTCString(), askedAt);
    expect(circuit.status.skewMs).toBe(5 * MINUTE + 500);
    circuit.heard('no date', askedAt);
    expect(circuit.status.skewMs).toBe(5 * MINUTE + 500);
  });
});

describe('the clock of the station', () => {
  it.each([
    [null, 'unknown'],
    [0, 'ok'],
    [2 * MINUTE, 'ok'],
    [-2 * MINUTE - 1, 'warn'],
    [10 * MINUTE, 'warn'],
    [10 * MINUTE + 1, 'fail'],
    [-DAY, 'fail'],
  ] as const)('that is %s ms off is %s', (skew, verdict) => {
    expect(judgeSkew(skew, DEFAULT_SKEW_LIMITS)).toBe(verdict);
  });
});

describe('the station certificate', () => {
  const certificate = { outletNo: 3, validFrom: NOW - DAY, validTo: NOW + 90 * DAY };
  const judged = (more: object, outletNo = 3) => {
    const verdict = judgeCertificate({ ...certificate, ...more }, outletNo, NOW);
    return verdict.state === 'ok' ? 'ok' : `${verdict.state} ${verdict.code} ${JSON.stringify(verdict.params)}`;
  };

  it('is good, warned for its last thirty days, and refused afterwards and before', () => {
    expect(judged({})).toBe('ok');
    expect(judged({ validTo: NOW + 30 * DAY })).toBe('ok');
    expect(judged({ validTo: NOW + 30 * DAY - 1 })).toBe('warn platform.certificate-expires {"days":29}');
    expect(judged({ validTo: NOW - 1 })).toBe('fail platform.certificate-expired {}');
    expect(judged({ validFrom: NOW + 1 })).toBe('fail platform.certificate-not-yet {}');
  });

  it('of another outlet, or of none, is not this station’s', () => {
    const other = 'fail platform.certificate-other-outlet';
    expect(judged({}, 4)).toBe(`${other} {"station":4,"certificate":3}`);
    expect(judged({ outletNo: null })).toBe(`${other} {"station":3,"certificate":"—"}`);
  });
});

describe('an answer kept for diagnosis', () => {
  it('shows types, lengths and names of fields, and no value', () => {
    const answer = {
      holder: { name: '张三', idNumber: '11010519491231002X', age: 45, ok: true, none: null },
      '13800138000': 'x',
      photo: 'A1B2',
      list: [1, 2.5, 'x', 'y', 'z'],
    };
    const shape = redactedShape(answer);
    expect(shape).toEqual({
      holder: { name: 'string(2)', idNumber: 'string(18)', age: 'integer', ok: 'boolean', none: 'null' },
      'key 2': 'string(1)',
      photo: 'string(4 hex)',
      list: ['integer', 'number', 'string(1)', '… 5 in all'],
    });
    expect(JSON.stringify(shape)).not.toMatch(/张三|1101|13800138000|A1B2|45/);
  });

  it('ends somewhere, however deep and wide the answer is', () => {
    let deep: unknown = 'x';
    for (let i = 0; i < 100; i += 1) deep = { inner: deep };
    const wide = Object.fromEntries(Array.from({ length: 1_000 }, (_, i) => [`field${'x'.repeat(i % 50)}`, i]));
    expect(JSON.stringify(redactedShape({ deep, wide })).length).toBeLessThan(6_000);
  });
});

describe('what has to be looked at after a backup was restored', () => {
  const reading = (cardsFed: number, panelsPrinted: number) => ({
    cardsFed,
    panelsPrinted,
    ribbonLeft: 100,
    ribbonReference: 'R1',
  });
  const listed = (orderId: string, cardId: string | null) => ({
    orderId,
    state: 'activated' as const,
    bankActivated: true,
    cardId,
    blankId: null,
    changedAt: NOW,
  });

  it('is every order that changed since, and the cards nobody ordered', () => {
    const list = toCheckByHand({
      since: NOW,
      listed: [listed('O1', 'AA'), listed('O2', 'BB'), listed('O3', null)],
      known: new Set(['O1']),
      before: reading(10, 50),
      after: reading(13, 60),
    });
    expect(list.orders?.map(({ orderId, inBooks }) => [orderId, inBooks])).toEqual([
      ['O1', true],
      ['O2', false],
      ['O3', false],
    ]);
    expect(list).toMatchObject({ printer: { cardsFed: 3, panelsPrinted: 10 }, cardsWithoutOrder: 2 });
  });

  it('says what is not known when platform or printer do not answer', () => {
    const none = toCheckByHand({ since: NOW, listed: null, known: new Set(), before: null, after: reading(1, 1) });
    expect(none).toEqual({ since: NOW, orders: null, printer: null, cardsWithoutOrder: null });
  });
});
