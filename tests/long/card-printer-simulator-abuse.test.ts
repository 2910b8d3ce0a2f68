import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CARD_PRINTER_CATALOGUE } from '#drivers/simulator/card-printer/catalogue.ts';
import { cardsOf, connectPlain, makeBench, type PlainClient, until } from '../support/plain-printer.ts';

/** `ABUSE_RUNS=2000` for a long search. */
const RUNS = Number(process.env.ABUSE_RUNS ?? 60);

const cards = Array.from({ length: 12 }, (_, i) => `B-${String(i + 1).padStart(4, '0')}`);
const HAND = 'HAND-0001';

const BLACK = Buffer.concat([Buffer.from('\x1bDb;k;2;'), Buffer.alloc(82_296, 0x24), Buffer.from('\r')]);

const COMMANDS = [
  'Si',
  'Sis',
  'Sic',
  'Siscan',
  'Sib',
  'Sie',
  'Se',
  'Se;1',
  'Ser',
  'Seb',
  'Sc',
  'Sp;k',
  'Scp',
  'St',
  'Srs',
  'Scs',
  'Rok',
  'Rpst',
  'Rlr;p',
  'Rrt;count',
  'Pem;0',
  'Pem;1',
  'Pem;2',
  'Pem;3',
  'Pem;4',
  'Pcim;F',
  'Pcim;B',
  'Pcim;M',
  'Pcim;I',
  'Pcim;I;S',
  'Pcem;M',
  'Pcem;I',
  'Pcem;N',
  'Pcem;k',
  'Pneab;E',
  'Pneab;D',
  'Pneab;A;0',
  'Pneab;A;1',
  'Psmgr;2',
  'Pbc;A;N',
  'Pbc;A;R',
  'Pbc;D;1',
  'Ss',
  'Sr',
  'Sv',
  'Wcb;o;255',
  'Psc',
  'Psc;60;47;62',
  'nonsense',
] as const;

const act = fc.constantFrom(...CARD_PRINTER_CATALOGUE).chain((entry) =>
  fc.record({
    act: fc.constant(entry.act),
    at: entry.at.length === 0 ? fc.constant(undefined) : fc.option(fc.constantFrom(...entry.at), { nil: undefined }),
    times: entry.counted ? fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }) : fc.constant(undefined),
  }),
);
const step = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...COMMANDS) },
  { weight: 1, arbitrary: fc.constant('JOB') },
  { weight: 3, arbitrary: act },
);

describe('whatever is sent and whatever goes wrong', () => {
  it(
    'no card is lost, none is doubled, at any moment',
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(step, { minLength: 10, maxLength: 60 }),
          fc.constantFrom(0, 0.0005),
          async (steps, pace) => {
            await using it = await makeBench({
              pace,
              settings: {
                rejectBox: { capacity: 3 },
                takeCardAfterMs: 4_000,
                mechanics: { emptyFeedMs: 100, cleaningMs: 100 },
              },
            });
            await it.act('load', { blankIds: cards });
            let loaded: readonly string[] = cards;
            let client: PlainClient | null = it.client;
            const check = () => {
              const held = cardsOf(it.state());
              loaded = [
                ...loaded,
                ...held.filter((card) => (card === HAND || card.startsWith('TEST-')) && !loaded.includes(card)),
              ];
              expect(held.toSorted()).toEqual(loaded.toSorted());
            };
            for (const one of steps) {
              if (client === null || client.closed) client = await connectPlain(it.printer.address).catch(() => null);
              if (typeof one !== 'string') {
                const { act: what, ...where } = one;
                const given = Object.fromEntries(Object.entries(where).filter(([, value]) => value !== undefined));
                await it.printer.act({ ...what, ...given });
              } else if (one === 'JOB') {
                await client?.write(Buffer.concat([Buffer.from('\x1bSs\r\x1bSr\r'), BLACK, Buffer.from('\x1bSe;1\r')]));
              } else await client?.command(one);
              await new Promise((resolve) => setImmediate(resolve));
              check();
            }
            client?.close();
            // What was under way may still end in a fault that somebody has to quit.
            const settled = () => {
              const { online, power, booting, busy } = it.state();
              return online && power && !booting && !busy;
            };
            while (!settled()) {
              for (const help of ['clear-faults', 'press-button']) await it.act(help);
              await new Promise((resolve) => setTimeout(resolve, 5));
            }
            check();
            expect(it.state().rejectBox.length).toBeLessThanOrEqual(3);
            expect(it.state().violations).toBe(0);
          },
        ),
        // A run that hangs is a finding with its steps, not a test that never ends.
        { numRuns: RUNS, timeout: 30_000 },
      );
    },
    60_000 + 3_000 * RUNS,
  );

  it('a thousand jobs with a fault in every other one end with every card in its place', async () => {
    await using it = await makeBench({ settings: { ribbon: { count: 5_000, quantity: 5_000 } } });
    const blanks = Array.from({ length: 1_000 }, (_, i) => `J-${i}`);
    await it.act('load', { blankIds: blanks });
    const faults = [
      'mis-feed',
      'double-feed',
      'jam',
      'mechanical',
      'nack',
      'reply-split',
      'leading-nuls',
      'stale-status',
    ];
    for (const text of ['Pem;2', 'Pcem;I', 'Pneab;E']) await it.client.ask(text);
    for (let i = 0; i < 1_000; i += 1) {
      if (i % 2 === 0) await it.fault(faults[(i / 2) % faults.length] ?? '', { at: i % 3 === 0 ? 'Sis' : 'Si' });
      for (const command of ['Sis', 'Si', i % 5 === 0 ? 'Ser' : 'Se']) {
        await it.client.command(command);
        await it.client.reply();
        while (it.client.waiting.startsWith('\0')) await it.client.bytes(1);
      }
      const { position, rejectBox } = it.state();
      if (position === 'gate') await it.act('take-card');
      if (position === 'jam') {
        for (const help of ['open-cover', 'remove-card', 'close-cover']) await it.act(help);
      }
      if (rejectBox.length > 20) await it.act('empty-reject-box');
    }
    const state = it.state();
    expect(cardsOf(state).toSorted()).toEqual(blanks.toSorted());
    // Every card but those in the feeder, and the one that came along with another, was counted as fed.
    expect(state.counters.cardsFed + state.feeder.length + (state.behind === null ? 0 : 1)).toBeGreaterThanOrEqual(
      1_000 - state.removed.length,
    );
  }, 120_000);
});

/** The same row of bytes every time. */
const noise = (length: number, seed: number): Buffer => {
  const out = Buffer.alloc(length);
  let state = seed;
  for (let i = 0; i < length; i += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    out[i] = state >>> 24;
  }
  return out;
};

const collect = (() => {
  setFlagsFromString('--expose_gc');
  return runInNewContext('gc') as () => void;
})();
const heap = (): number => {
  collect();
  return process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
};

describe('noise on the line', () => {
  const SMALL = ['\x1bSs\r', '\x1bSr\r', 'Pem;9\r', '\r', '\x1b', ';;;;', 'Rok\r', '\0\0\0', '\x1bRrt;count\r'];
  const PANELS = ['\x1bDb;y;128;', '\x1bDb;k;2;', '\x1bDbc;k;2;1016;', '\x1bDbc;k;2;3;9;'];
  const ROUNDS = [
    ['plain noise', []],
    ['small commands in it', SMALL],
    ['panels in it', [...SMALL, ...PANELS]],
    ['other delimiters in it', [...SMALL, 'Psc;60;47;62\r', '<Rok>', '<Psc>', '\x1bPsc\r']],
  ] as const;

  it.each(ROUNDS)(
    'millions of bytes, %s: it stays alive, and holds nothing of them',
    async (_what, fragments) => {
      await using it = await makeBench();
      const piece = (n: number) => {
        const bytes = noise(64 * 1_024, n + 1);
        for (let at = 0; at < bytes.length && fragments.length > 0; at += 70) {
          bytes.write(fragments[(at + n) % fragments.length] ?? '', at, 'latin1');
        }
        return bytes;
      };
      let heard = 0;
      const send = async (from: number, to: number) => {
        for (let n = from; n < to; n += 1) {
          await it.client.write(piece(n));
          heard += it.client.waiting.length;
          it.client.drop();
          await new Promise((resolve) => setImmediate(resolve));
        }
      };
      await send(0, 10);
      const before = heap();
      await send(10, 50);
      expect(it.client.closed).toBe(false);
      expect(heard).toBeGreaterThan(200);
      it.client.drop();
      expect(heap() - before).toBeLessThan(8 * 1_024 * 1_024);
      // A panel that never ends is given up, then the line is as new; so are the delimiters after a restart.
      await it.fault('reset');
      it.client.close();
      for (;;) {
        const client = await it.connect();
        await client.restart().catch(() => undefined);
        if (client.closed) continue;
        expect(await client.ask('Rtp')).toBe('KC200');
        break;
      }
      expect(it.state().violations).toBe(0);
    },
    120_000,
  );

  it('a host that asks and never listens takes no memory either', async () => {
    await using it = await makeBench();
    const questions = Buffer.from('\x1bRpst\r\x1bRrt;count\r'.repeat(4_000));
    await it.client.write(questions);
    const before = heap();
    it.client.pause();
    for (let n = 0; n < 60; n += 1) void it.client.write(questions);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(heap() - before).toBeLessThan(64 * 1_024 * 1_024);
    it.client.close();
    for (;;) {
      const client = await it.connect();
      const answer = await client.ask('Rok').catch(() => null);
      if (answer === null) continue;
      expect(answer).toBe('OK');
      break;
    }
  }, 60_000);

  it('a flood of moves fills the input buffer and no more', async () => {
    await using it = await makeBench({ pace: 0.001 });
    await it.act('load', { blankIds: cards });
    await it.client.ask('Pem;2');
    for (let n = 0; n < 600; n += 1) await it.client.write('\x1bSis\r');
    for (let n = 0; n < 600; n += 1) await it.client.write('\x1bSi\r');
    await until(() => it.state().counters.cardsFed === 1);
    await until(() => !it.state().busy);
    expect(it.state().counters.cardsFed).toBe(1);
    it.client.drop();
    await it.client.command('Rtp');
    let heard = '';
    while (!heard.includes('KC200')) heard = await it.client.reply();
  }, 60_000);
});
