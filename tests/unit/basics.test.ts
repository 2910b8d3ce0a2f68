import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chinaDate, systemClock } from '#basics/clock.ts';
import { concatBytes, equalBytes, fromHex, toHex } from '#basics/hex.ts';
import { Mutex } from '#basics/mutex.ts';
import { maskName, maskNumber, redact, redactText } from '#basics/redaction.ts';

describe('hexadecimal', () => {
  it('gives back every byte array', () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => equalBytes(fromHex(toHex(bytes)), bytes)));
  });
  it('takes blanks and either case, refuses anything else', () => {
    expect(toHex(fromHex('aA 0b'))).toBe('AA0B');
    for (const bad of ['A', '0x12', 'GG', '12-34']) expect(() => fromHex(bad)).toThrow(/hexadecimal/);
  });
  it('joins parts in order', () => {
    expect([...concatBytes(Uint8Array.of(1), Uint8Array.of(), Uint8Array.of(2, 3))]).toEqual([1, 2, 3]);
  });
});

describe('mutex', () => {
  it('runs callers one after the other, and goes on after one that failed', async () => {
    const mutex = new Mutex();
    const seen: string[] = [];
    const slow = mutex.run(async () => {
      seen.push('a begins');
      await systemClock.sleep(5);
      seen.push('a ends');
    });
    const broken = mutex.run(() => {
      seen.push('b');
      throw new Error('b fails');
    });
    const last = mutex.run(() => seen.push('c'));
    expect(mutex.busy).toBe(true);
    await slow;
    await expect(broken).rejects.toThrow('b fails');
    await last;
    expect(seen).toEqual(['a begins', 'a ends', 'b', 'c']);
    await Promise.resolve();
    expect(mutex.busy).toBe(false);
  });
});

describe('clock', () => {
  it('wakes a sleeper whose wait is aborted', async () => {
    const abort = new AbortController();
    const sleeping = systemClock.sleep(60_000, abort.signal);
    abort.abort();
    await sleeping;
    await systemClock.sleep(60_000, abort.signal);
  });
  it('says the day in China', () => {
    expect(chinaDate(Date.UTC(2026, 10, 23, 15, 59, 59))).toBe('20261123');
    expect(chinaDate(Date.UTC(2026, 10, 23, 16, 0, 0))).toBe('20261124');
  });
});

describe('redaction', () => {
  const planted = {
    idNumber: '11010519491231002X',
    phone: '13800138003',
    card: '6217000000000000004',
    name: '张三',
    address: '湖南省临湘市示范路1号',
    pin: '271828',
  };

  it('lets nothing personal through, wherever it stands', () => {
    const logged = JSON.stringify(
      redact({
        ...planted,
        text: `person ${planted.idNumber} with phone ${planted.phone} and card ${planted.card}`,
        deep: { list: [{ holder: planted.name, document: planted, newPin: planted.pin }], bytes: new Uint8Array(40) },
        error: new Error(`refused for ${planted.idNumber}`),
      }),
    );
    for (const secret of Object.values(planted)) expect(logged).not.toContain(secret);
    expect(logged).toContain('<40 bytes>');
  });
  it('lets nothing personal through in causes, members of errors, maps, sets, keys and buffers', () => {
    const inside = new Error(`card ${planted.card}`);
    const error = new AggregateError([inside], `phone ${planted.phone}`, { cause: new Error(planted.idNumber) });
    const logged = JSON.stringify(
      redact({
        error: Object.assign(error, { code: 'E_TEST', holder: planted.name }),
        map: new Map<unknown, unknown>([
          ['name', planted.name],
          [planted.idNumber, 1],
        ]),
        set: new Set([planted.phone]),
        big: BigInt(planted.card),
        buffer: Buffer.from(planted.name),
        shared: new TextEncoder().encode(planted.name).buffer,
        jpeg: Buffer.from(planted.name).toString('base64'),
      }),
    );
    for (const secret of Object.values(planted)) expect(logged).not.toContain(secret);
    expect(logged).not.toContain(Buffer.from(planted.name).toString('base64'));
    expect(JSON.parse(logged)).toMatchObject({
      error: { name: 'AggregateError', code: 'E_TEST', errors: [{ name: 'Error' }], cause: { name: 'Error' } },
      set: ['138****8003'],
      buffer: '<6 bytes>',
      shared: '<6 bytes>',
    });
  });
  it('ends with what refers back to itself, and says where an error was thrown', () => {
    const loop: Record<string, unknown> = { act: 'x' };
    loop.self = loop;
    expect(redact(loop)).toEqual({ act: 'x', self: '<circular>' });
    const { at } = redact(new Error('thrown here')) as { readonly at: readonly string[] };
    expect(at[0]).toContain('basics.test.ts');
  });
  it('keeps what a technician needs', () => {
    expect(redact({ act: 'print-face', ms: 421, code: 'printer.offline', blankId: 'CCB-2025-001-001' })).toEqual({
      act: 'print-face',
      ms: 421,
      code: 'printer.offline',
      blankId: 'CCB-2025-001-001',
    });
  });
  it('masks numbers inside texts', () => {
    expect(redactText('11010519491231002X, 13800138003')).toBe('1101**********002X, 138****8003');
  });
  it('masks for the screens', () => {
    expect([maskName('张三'), maskName('欧阳明月'), maskName('')]).toEqual(['张*', '欧***', '']);
    expect(maskNumber('11010519491231002X')).toBe('1101**********002X');
    expect(maskNumber('12345678')).toBe('********');
  });
});
