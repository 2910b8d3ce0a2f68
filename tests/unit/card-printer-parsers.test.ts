import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concatBytes } from '#basics/hex.ts';
import { encodeCommand } from '#drivers/card-printer/command.ts';
import { type CommandEvent, CommandParser } from '#drivers/card-printer/command-parser.ts';
import { judge } from '#drivers/card-printer/evidence.ts';
import { decodeLines, encodeLines } from '#drivers/card-printer/line-coding.ts';
import { MONO_PANEL_BYTES } from '#drivers/card-printer/panel-size.ts';

import { positionOf } from '#drivers/card-printer/queries.ts';
import { ReplyParser } from '#drivers/card-printer/reply-parser.ts';
import { formatStatus, parseStatus, wordsOf } from '#drivers/card-printer/status.ts';
import { STATUS_FLAGS, type StatusFlag } from '#drivers/card-printer/status-flags.ts';

/** Bytes that look like commands often enough to reach every state of the parser. */
const stream = fc
  .array(
    fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc
        .constantFrom(
          '\x1bRok\r',
          'Sis\r',
          '\x1bDbc;k;2;1016;',
          '\x1bDb;k;2;',
          '\x1bDbc;k;2;5;4;abcd\r',
          '\x1bSe;1\r',
          '\0\0',
          ';',
          '\x1b',
        )
        .map((text) => new TextEncoder().encode(text)),
      fc.constant(new Uint8Array(1_016)),
    ),
    { maxLength: 12 },
  )
  .map((parts) => concatBytes(...parts));

const cut = (bytes: Uint8Array, places: readonly number[]): readonly Uint8Array[] => {
  const at = [...new Set(places.map((place) => place % (bytes.length + 1)))].sort((a, b) => a - b);
  return [0, ...at].map((start, i) => bytes.subarray(start, at[i] ?? bytes.length));
};

const merged = (events: readonly CommandEvent[]): readonly CommandEvent[] =>
  events.reduce<CommandEvent[]>((all, event) => {
    const last = all.at(-1);
    if (event.kind === 'padding' && last?.kind === 'padding') {
      all[all.length - 1] = { kind: 'padding', bytes: last.bytes + event.bytes };
    } else all.push(event);
    return all;
  }, []);

describe('command parser', () => {
  it('accounts for every byte of any input and does not care how it is cut', () => {
    fc.assert(
      fc.property(stream, fc.array(fc.nat(), { maxLength: 6 }), (bytes, places) => {
        const whole = new CommandParser();
        const events = whole.push(bytes);
        const parts = new CommandParser();
        const cutEvents = cut(bytes, places).flatMap((part) => parts.push(part));
        expect(events.reduce((sum, event) => sum + event.bytes, whole.pending)).toBe(bytes.length);
        expect(merged(cutEvents)).toEqual(merged(events));
      }),
    );
  });

  it('finds the next command after any nonsense that a CR ended', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (noise) => {
        fc.pre(!new TextDecoder('latin1').decode(noise).includes('Db'));
        const parser = new CommandParser();
        const events = parser.push(concatBytes(noise, encodeCommand({ name: 'Rok', params: [], binary: null })));
        expect(events.at(-1)).toMatchObject({ kind: 'command', command: { name: 'Rok' } });
      }),
    );
  });
});

describe('reply parser', () => {
  it('accounts for every byte of any input and does not care how it is cut', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 700 }), fc.array(fc.nat(), { maxLength: 6 }), (bytes, places) => {
        const whole = new ReplyParser();
        const events = whole.push(bytes);
        const parts = new ReplyParser();
        expect(cut(bytes, places).flatMap((part) => parts.push(part))).toEqual(events);
        expect(events.reduce((sum, event) => sum + event.bytes, whole.pending)).toBe(bytes.length);
      }),
    );
  });

  it('ends a reply at CR, NUL or, on plain lines, when told of the silence', () => {
    const parser = new ReplyParser();
    const bytes = new TextEncoder().encode('OK\r\0SMART CARD\0\r\n5,00 Volts');
    const texts = (events: ReturnType<ReplyParser['push']>) =>
      events.flatMap((it) => (it.kind === 'reply' ? [it.text] : []));
    expect(texts(parser.push(bytes))).toEqual(['OK', 'SMART CARD']);
    expect(texts(parser.flush())).toEqual(['5,00 Volts']);
    expect(parser.flush()).toEqual([]);
  });
});

describe('status line and line coding', () => {
  it('give back what was put in', () => {
    const names = Object.keys(STATUS_FLAGS) as StatusFlag[];
    fc.assert(
      fc.property(fc.subarray(names), (flags) => {
        const words = wordsOf(flags);
        expect(parseStatus(formatStatus(words))).toEqual(words);
      }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(MONO_PANEL_BYTES - 1), fc.integer({ min: 1, max: 255 })), { maxLength: 50 }),
        (marks) => {
          const panel = new Uint8Array(MONO_PANEL_BYTES);
          for (const [at, value] of marks) panel[at] = value;
          expect(decodeLines(encodeLines(panel))).toEqual({ ok: true, value: panel });
        },
      ),
      { numRuns: 30 },
    );
  });

  it('never throw on coded lines that are nonsense', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), (coded) => {
        expect(typeof decodeLines(coded).ok).toBe('boolean');
      }),
    );
  });
});

describe('where the card is', () => {
  const smart = wordsOf(['INF_CARD_SMART']);
  const print = wordsOf(['INF_CARD_PRINT']);
  const none = wordsOf([]);

  it('is believed when sensors and flags agree, and doubted when they do not', () => {
    expect(positionOf(smart, 'smart-card', false)).toBe('chip-station');
    expect(positionOf(print, 'card', false)).toBe('print-station');
    expect(positionOf(none, 'none', false)).toBe('none');
    expect(positionOf(none, 'none', true)).toBe('gate');
    expect(positionOf(print, 'smart-card', false)).toBe('inside-unknown');
    expect(positionOf(smart, 'none', false)).toBe('inside-unknown');
    expect(positionOf(wordsOf(['ERR_MECHANICAL']), 'none', false)).toBe('inside-unknown');
  });
});

describe('what became of a face', () => {
  const before = { panels: 10, ribbonLeft: 100 };

  it('is printed only when the printer counted one panel and reports no interruption', () => {
    expect(judge(before, { panels: 11, ribbonLeft: 99 }, 1, null)).toEqual({
      ok: true,
      value: { panels: 1, ribbonUsed: 1, difference: null },
    });
    expect(judge(before, { panels: 15, ribbonLeft: 99 }, 5, null).ok).toBe(true);
    expect(judge(before, { panels: 11, ribbonLeft: 99 }, 1, 'printer.head-hot')).toMatchObject({
      error: { code: 'printer.head-hot', kind: 'stop', params: { face: 'spoiled' } },
    });
  });

  it('is printed, with the difference told, when the ribbon counter stood still', () => {
    expect(judge(before, { panels: 11, ribbonLeft: 100 }, 1, null)).toMatchObject({
      ok: true,
      value: { ribbonUsed: 0, difference: { code: 'printer.ribbon-count-differs', params: { expected: 1, used: 0 } } },
    });
  });

  it('is spoiled by whatever broke off a panel on the head, and blank when the job was only refused', () => {
    for (const code of ['printer.head-hot', 'printer.cover-open', 'printer.ribbon-ended', 'printer.jam']) {
      expect(judge(before, before, 1, code)).toMatchObject({ error: { code, params: { face: 'spoiled' } } });
    }
    expect(judge(before, before, 1, 'printer.parameter-refused')).toMatchObject({
      error: { code: 'printer.parameter-refused', params: { face: 'blank' } },
    });
  });

  it('is blank when nothing moved, and unproven when the counters disagree', () => {
    expect(judge(before, before, 1, null)).toMatchObject({ error: { code: 'printer.not-printed', kind: 'retry' } });
    expect(judge(before, { panels: 10, ribbonLeft: 99 }, 1, null)).toMatchObject({
      error: { code: 'printer.print-unproven', kind: 'stop' },
    });
    expect(judge(before, { panels: 12, ribbonLeft: 98 }, 1, null)).toMatchObject({
      error: { code: 'printer.print-unproven' },
    });
  });
});
