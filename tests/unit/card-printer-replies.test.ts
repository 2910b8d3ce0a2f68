/** Both reply readers and the command reader against noise, cuts and endless input. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concatBytes, fromHex } from '#basics/hex.ts';
import { ACK, encodeAck, encodeNack, NACK, NACK_CODES, type NackCode } from '#drivers/card-printer/acknowledge.ts';
import { AcknowledgedReplyParser } from '#drivers/card-printer/acknowledged-reply-parser.ts';
import {
  COLOUR_BITS,
  type ColourLevels,
  packColourPanel,
  unpackColourPanel,
} from '#drivers/card-printer/colour-panel.ts';
import { encodeCommand } from '#drivers/card-printer/command.ts';
import { CommandParser } from '#drivers/card-printer/command-parser.ts';
import { packFace, unpackFace } from '#drivers/card-printer/raster.ts';
import { type ReplyEvent, ReplyParser, type ReplyReader } from '#drivers/card-printer/reply-parser.ts';
import { serialSetup } from '#drivers/card-printer/serial-setup.ts';

const ascii = (text: string) => new TextEncoder().encode(text);
const READERS: readonly (readonly [string, () => ReplyReader])[] = [
  ['plain', () => new ReplyParser()],
  ['acknowledged', () => new AcknowledgedReplyParser()],
];

const told = (events: readonly ReplyEvent[]): readonly string[] =>
  events.flatMap((it) => (it.kind === 'reply' ? [it.text] : it.kind === 'refusal' ? [`NACK ${it.code}`] : []));

/** Bytes of replies often enough to reach every state. */
const stream = fc
  .array(
    fc.oneof(
      fc.uint8Array({ maxLength: 30 }),
      fc.constantFrom('OK', '5,00 Volts', '\0', '\r', '\n', '\x06', '\x15', '\x15T', 'SMART CARD\x06').map(ascii),
    ),
    { maxLength: 20 },
  )
  .map((parts) => concatBytes(...parts));

/** The same numbers every run. */
const noise = (length: number, seed: number): Uint8Array => {
  let state = seed;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  });
};

describe.each(READERS)('the %s reply reader', (_name, make) => {
  it('accounts for every byte of any input and does not care how it is cut', () => {
    fc.assert(
      fc.property(stream, fc.array(fc.nat(), { maxLength: 8 }), (bytes, places) => {
        const whole = make();
        const events = whole.push(bytes);
        expect(events.reduce((sum, it) => sum + it.bytes, whole.pending)).toBe(bytes.length);
        const at = [...new Set(places.map((place) => place % (bytes.length + 1)))].sort((a, b) => a - b);
        const parts = make();
        const cut = [0, ...at].flatMap((start, i) => parts.push(bytes.subarray(start, at[i] ?? bytes.length)));
        expect(cut).toEqual(events);
        const single = make();
        expect([...bytes].flatMap((byte) => single.push(Uint8Array.of(byte)))).toEqual(events);
      }),
    );
  });

  it('takes millions of random bytes and a reply without end, and reads on', () => {
    const reader = make();
    for (let i = 0; i < 40; i += 1) {
      const chunk = noise(65_536, i + 1);
      const before = reader.pending;
      const events = reader.push(chunk);
      expect(events.reduce((sum, it) => sum + it.bytes, reader.pending)).toBe(before + chunk.length);
      expect(told(events).every((text) => text.length <= 512)).toBe(true);
    }
    reader.push(new Uint8Array(3_000_000).fill(0x41));
    const last = reader.push(
      concatBytes(Uint8Array.of(ACK), ascii('\0'), ascii('RIGHT'), Uint8Array.of(ACK), ascii('\0')),
    );
    expect(last.some((it) => it.kind === 'garbage')).toBe(true);
    expect(told([...reader.push(ascii('5,00 Volts\0')), ...reader.push(Uint8Array.of(ACK))])).toContain('5,00 Volts');
  });
});

describe('an acknowledged line (§1.4)', () => {
  const read = (...chunks: readonly Uint8Array[]) => {
    const reader = new AcknowledgedReplyParser();
    return told(chunks.flatMap((chunk) => reader.push(chunk)));
  };

  it('says 06 for done, text and 06 for an answer, 15 and a code for a refusal', () => {
    expect(read(fromHex('06'))).toEqual(['OK']);
    expect(read(fromHex('53 4D 41 52 54 20 43 41 52 44 06'))).toEqual(['SMART CARD']);
    expect(read(fromHex('15 54'))).toEqual(['NACK T']);
    expect(read(fromHex('15'), fromHex('43'))).toEqual(['NACK C']);
    expect(read(fromHex('15 3F'))).toEqual(['NACK null']);
    expect(read(fromHex('06 06 15 46 4F 4B 06'))).toEqual(['OK', 'OK', 'NACK F', 'OK']);
    expect(read(fromHex('00 00 06'))).toEqual(['OK']);
  });

  it('has the bytes of the reference when the other end says them', () => {
    expect(encodeAck(null)).toEqual(fromHex('06'));
    expect(encodeAck('5,00 Volts')).toEqual(fromHex('35 2C 30 30 20 56 6F 6C 74 73 06'));
    for (const code of Object.keys(NACK_CODES) as NackCode[]) {
      expect(encodeNack(code)).toEqual(Uint8Array.of(NACK, code.charCodeAt(0)));
      expect(read(encodeNack(code))).toEqual([`NACK ${code}`]);
    }
  });

  it('takes a terminator before the acknowledgement for a part of the reply, and one without for its end', () => {
    expect(read(ascii('5,00 Volts\r\n\x06'))).toEqual(['5,00 Volts']);
    const reader = new AcknowledgedReplyParser();
    expect(told(reader.push(ascii('OK\0')))).toEqual([]);
    expect(told(reader.flush())).toEqual(['OK']);
    expect(told(reader.push(ascii('OK\r42\0')))).toEqual(['OK']);
    expect(told(reader.push(Uint8Array.of(ACK)))).toEqual(['42']);
    // A text nobody ended is still on its way.
    reader.push(ascii('SMART'));
    expect(reader.flush()).toEqual([]);
    expect(told(reader.push(ascii(' CARD\x06')))).toEqual(['SMART CARD']);
  });
});

describe('a plain line (§1.3)', () => {
  it('ends a reply at NUL, CR, LF or silence, whatever it did before', () => {
    const reader = new ReplyParser();
    expect(told(reader.push(ascii('OK\0CARD\rNO CARD\nSMART CARD\r\n')))).toEqual([
      'OK',
      'CARD',
      'NO CARD',
      'SMART CARD',
    ]);
    expect(reader.terminates).toBe(true);
    reader.push(ascii('5,00 Volts'));
    expect(told(reader.flush())).toEqual(['5,00 Volts']);
    expect(new ReplyParser().terminates).toBe(false);
  });
});

describe('the command reader', () => {
  it('takes millions of random bytes, keeps no more than one panel, and finds the next command', () => {
    const parser = new CommandParser();
    for (let i = 0; i < 30; i += 1) {
      const chunk = noise(65_536, 1_000 + i);
      const before = parser.pending;
      const events = parser.push(chunk);
      expect(events.reduce((sum, it) => sum + it.bytes, parser.pending)).toBe(before + chunk.length);
      expect(parser.panelMissing).toBeLessThanOrEqual(576_072);
    }
    parser.push(new Uint8Array(1_000_000));
    const endless = parser.push(concatBytes(ascii('\x1bRrt;'), new Uint8Array(500_000).fill(0x61)));
    expect(endless.every((it) => it.kind !== 'command' || it.command.params.length < 200)).toBe(true);
    const events = parser.push(concatBytes(ascii('\r'), encodeCommand({ name: 'Rok', params: [], binary: null })));
    expect(events.at(-1)).toMatchObject({ kind: 'command', command: { name: 'Rok' } });
  });
});

describe('panels', () => {
  it.each(Object.keys(COLOUR_BITS).map(Number) as ColourLevels[])('of %d levels come out as they went in', (levels) => {
    for (const seed of [1, 2]) {
      const dots = noise(648 * 1016, seed).map((value) => value % levels);
      const panel = packColourPanel(levels, dots);
      expect(panel.length).toBe((648 * 1016 * COLOUR_BITS[levels]) / 8);
      expect(Buffer.compare(unpackColourPanel(levels, panel), dots)).toBe(0);
    }
  });

  it('of two levels as well', () => {
    const bits = noise(82_296, 7);
    const packed = packFace({ kind: 'mono', width: 1016, height: 648, bits });
    if (!packed.ok) throw new Error(packed.error.code);
    expect(Buffer.compare(unpackFace(packed.value).bits, bits)).toBe(0);
  });

  it('refuse values and sizes that can not be', () => {
    const dots = new Uint8Array(648 * 1016);
    dots[5] = 32;
    expect(() => packColourPanel(32, dots)).toThrow('32 is no level below 32');
    expect(() => packColourPanel(64, new Uint8Array(5))).toThrow();
    expect(() => unpackColourPanel(64, new Uint8Array(411_480))).toThrow();
  });
});

describe('the serial port of the printer', () => {
  it('is set up by Pcom', () => {
    const line = { baudRate: 9_600, parity: 'none', stopBits: 1, flow: 'none' } as const;
    expect(serialSetup(1, line)).toBe('Pcom;1;9600;N;8;1;NONE;E');
    expect(serialSetup(2, { ...line, baudRate: 115_200, parity: 'even', stopBits: 2, flow: 'xon-xoff' })).toBe(
      'Pcom;2;115200;E;8;2;XON/XOFF;E',
    );
    expect(serialSetup(1, { ...line, parity: 'odd', flow: 'rts-cts' })).toBe('Pcom;1;9600;O;8;1;RTS/CTS;E');
    expect(serialSetup(1, line, 'acknowledged')).toBe('Pcom;1;9600;N;8;1;ACK/NACK;E');
    expect(() => serialSetup(2, { ...line, flow: 'rts-cts' })).toThrow();
  });
});
