import { describe, expect, it } from 'vitest';
import { makeBench } from '../support/plain-printer.ts';

const nothing = Buffer.alloc(82_296);
const light = Buffer.alloc(411_480);
const download = (ink: string, levels: number, data: Buffer) =>
  Buffer.concat([Buffer.from(`\x1bDb;${ink};${levels};`), data, Buffer.from('\r')]);

/** Device time each command takes, added up from the waits the printer asks for. */
const timed = async (settings: object) => {
  let waited = 0;
  const it = await makeBench({
    settings: { ribbon: { type: 'ymcko' }, ...settings },
    wait: async (ms) => {
      waited += ms;
    },
  });
  await it.act('load', { blankIds: ['B-1', 'B-2', 'B-3'] });
  for (const text of ['Pem;2', 'Pneab;E', 'Pcem;I']) await it.client.ask(text);
  return {
    it,
    of: async (bytes: string | Buffer): Promise<number> => {
      waited = 0;
      if (typeof bytes === 'string') await it.client.command(bytes);
      else await it.client.write(bytes);
      await it.client.reply();
      return Math.round(waited);
    },
  };
};

describe('device times (§1.14)', () => {
  it('are the stated ones without jitter', async () => {
    const { it: bench, of } = await timed({ jitter: 0 });
    await using it = bench;
    expect(await of('Sis')).toBe(3_000);
    expect(await of('Si')).toBe(1_200);
    expect(await of('Sis')).toBe(1_200);
    expect(await of('Ser')).toBe(2_000);
    expect(await of('Si')).toBe(2_500);
    const face = Buffer.concat([
      Buffer.from('\x1bSs\rSr\r'),
      ...['y', 'm', 'c'].map((ink) => download(ink, 32, light)),
      download('k', 2, nothing),
      download('o', 2, nothing),
      Buffer.from('\x1bSe;1\r'),
    ]);
    expect(await of(face)).toBe(3 * 4_000 + 3_000 + 3_000);
    expect(await of('Se')).toBe(1_500);
    expect(it.state().gate).toBe('B-2');
  });

  it('can be set one by one', async () => {
    const { it: bench, of } = await timed({ jitter: 0, mechanics: { feedToChipMs: 10, chipPrintMs: 20 } });
    await using it = bench;
    expect([await of('Sis'), await of('Si')]).toEqual([10, 20]);
    expect(it.state().position).toBe('print');
  });

  it('vary by a tenth either way, in the same row for the same seed', async () => {
    const row = async (seed: number) => {
      const { it: bench, of } = await timed({ seed });
      await using it = bench;
      const times = [await of('Sis')];
      for (let i = 0; i < 20; i += 1) times.push(await of(i % 2 === 0 ? 'Si' : 'Sis'));
      expect(it.state().counters.cardsFed).toBe(1);
      return times;
    };
    const first = await row(1);
    expect(await row(1)).toEqual(first);
    expect(await row(2)).not.toEqual(first);
    expect(new Set(first).size).toBeGreaterThan(5);
    for (const [i, ms] of first.entries()) {
      const stated = i === 0 ? 3_000 : 1_200;
      expect(Math.abs(ms - stated)).toBeLessThanOrEqual(stated * 0.1);
    }
  });
});
