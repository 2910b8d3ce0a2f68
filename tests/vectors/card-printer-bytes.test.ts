import { describe, expect, it } from 'vitest';
import { concatBytes, fromHex } from '#basics/hex.ts';
import { unwrap } from '#basics/result.ts';
import { commandOf, encodeCommand } from '#drivers/card-printer/command.ts';
import { CommandParser } from '#drivers/card-printer/command-parser.ts';
import { blockingCodes, interruptionCode } from '#drivers/card-printer/conditions.ts';
import type { FacePanel } from '#drivers/card-printer/face-panels.ts';
import { decodeLines, encodeLines } from '#drivers/card-printer/line-coding.ts';
import { DBC_MAX_BYTES, MONO_PANEL_BYTES, panelBytes } from '#drivers/card-printer/panel-size.ts';
import { buildPrintJob, panelCommand } from '#drivers/card-printer/print-job.ts';
import { packFace, unpackFace } from '#drivers/card-printer/raster.ts';
import { formatVolts, parseCount, parsePresence, parseVolts } from '#drivers/card-printer/reply.ts';
import { flagsOf, formatStatus, parseStatus, unnamedBits, wordsOf } from '#drivers/card-printer/status.ts';
import { STATUS_FLAGS } from '#drivers/card-printer/status-flags.ts';
import { DEFAULT_SETTINGS } from '#drivers/card-printer/types.ts';

const ascii = (text: string) => new TextEncoder().encode(text);
const k = (bytes: Uint8Array): FacePanel => ({ panel: 'k', levels: 2, bytes });

describe('commands on the wire (programming guide, framing)', () => {
  it.each([
    ['Sis', '1B 53 69 73 0D'],
    ['Rrt;count', '1B 52 72 74 3B 63 6F 75 6E 74 0D'],
    ['Pem;2', '1B 50 65 6D 3B 32 0D'],
    ['Se;1', '1B 53 65 3B 31 0D'],
  ])('%s', (text, hex) => {
    expect(encodeCommand(commandOf(text))).toEqual(fromHex(hex));
  });

  it('takes a command without ESC after a CR, and NULs before ESC', () => {
    const events = new CommandParser().push(concatBytes(fromHex('00 00 1B'), ascii('Ss\rSr\r'), fromHex('00')));
    expect(events).toEqual([
      { kind: 'padding', bytes: 2 },
      { kind: 'command', command: { name: 'Ss', params: [], binary: null }, bytes: 4 },
      { kind: 'command', command: { name: 'Sr', params: [], binary: null }, bytes: 3 },
      { kind: 'padding', bytes: 1 },
    ]);
  });

  it('counts a panel, so that ESC, CR and separators inside it are data', () => {
    const data = new Uint8Array(1_016).fill(0x0d, 0, 400).fill(0x1b, 400, 700).fill(0x3b, 700);
    const stream = concatBytes(ascii('\x1bDbc;k;2;1016;'), data, ascii('\r\x1bSe;1\r'));
    const whole = new CommandParser().push(stream);
    expect(whole.map((it) => (it.kind === 'command' ? it.command.name : it.kind))).toEqual(['Dbc', 'Se']);
    expect(whole[0]?.kind === 'command' && whole[0].command.binary).toEqual(data);
    const parser = new CommandParser();
    expect([...stream].flatMap((byte) => parser.push(Uint8Array.of(byte)))).toEqual(whole);
  });

  it('takes the four-field form of Dbc only when the third field is a line number', () => {
    const four = new CommandParser().push(concatBytes(ascii('\x1bDbc;k;2;1014;3;'), fromHex('00 FF 00'), ascii('\r')));
    expect(four).toMatchObject([{ kind: 'command', command: { params: ['k', '2', '1014', '3'] } }]);
  });

  it('refuses a panel length that can not be, and goes on behind it', () => {
    const events = new CommandParser().push(ascii('\x1bDbc;k;2;99999;\r\x1bDb;k;3;\r\x1bRok\r'));
    expect(events.map((it) => (it.kind === 'garbage' ? it.reason : it.kind))).toEqual([
      'bad-length',
      'bad-length',
      'command',
    ]);
  });
});

describe('raster (§1.9)', () => {
  it('has the panel sizes of real drivers', () => {
    expect(['2', '32', '64', '128'].map(panelBytes)).toEqual([82_296, 411_480, 493_776, 576_072]);
    expect(DBC_MAX_BYTES).toBe(83_312);
    expect(panelBytes('256')).toBeNull();
  });

  it('turns the landscape picture by 270°: line r is column 1015 − r', () => {
    const bits = new Uint8Array(MONO_PANEL_BYTES);
    bits[126] = 0x01; // x 1015, y 0
    bits[647 * 127] = 0x80; // x 0, y 647
    const panel = unwrap(packFace({ kind: 'mono', width: 1016, height: 648, bits }));
    expect(panel[0]).toBe(0x80); // line 0, dot 0
    expect(panel[1_015 * 81 + 80]).toBe(0x01); // line 1015, dot 647
    expect(panel.reduce((sum, byte) => sum + (byte === 0 ? 0 : 1), 0)).toBe(2);
    expect(unpackFace(panel).bits).toEqual(bits);
  });

  it('refuses a picture that is mostly black, or of another size', () => {
    const black = new Uint8Array(MONO_PANEL_BYTES).fill(0xff, 0, Math.ceil(MONO_PANEL_BYTES * 0.61));
    expect(packFace({ kind: 'mono', width: 1016, height: 648, bits: black })).toMatchObject({
      error: { code: 'printer.coverage-too-high', kind: 'stop', params: { percent: 61 } },
    });
    expect(packFace({ kind: 'mono', width: 1016, height: 648, bits: new Uint8Array(10) })).toMatchObject({
      error: { code: 'printer.bad-face-size' },
    });
  });
});

describe('Dbc line coding (§1.9)', () => {
  it('codes blank, black and partly used lines', () => {
    const panel = new Uint8Array(MONO_PANEL_BYTES);
    panel.fill(0xff, 81, 162); // line 1 all black
    panel[162] = 0xf0; // line 2: first byte only
    panel[3 * 81 + 80] = 0x01; // line 3: up to the last byte
    const coded = encodeLines(panel);
    expect(coded.subarray(0, 4)).toEqual(fromHex('00 FF 01 F0'));
    expect(coded[4]).toBe(81);
    expect(coded.length).toBe(1 + 1 + 2 + 82 + 1_012);
    expect(unwrap(decodeLines(coded))).toEqual(panel);
  });

  it('takes the form the Windows driver sends: every line with its count', () => {
    const line = concatBytes(Uint8Array.of(81), new Uint8Array(81).fill(0xff));
    const coded = concatBytes(...Array.from({ length: 1_016 }, () => line));
    expect(coded.length).toBe(83_312);
    expect(unwrap(decodeLines(coded)).every((byte) => byte === 0xff)).toBe(true);
  });

  it.each([
    ['ends early', fromHex('00 00')],
    ['counts above 81', concatBytes(Uint8Array.of(82), new Uint8Array(2_000))],
    ['goes on after the last line', new Uint8Array(1_017)],
  ])('refuses data that %s', (_what, coded) => {
    expect(decodeLines(coded)).toMatchObject({ error: { code: 'printer.bad-panel' } });
  });

  it('is used when it is shorter, and left when it is not', () => {
    expect(panelCommand(k(new Uint8Array(MONO_PANEL_BYTES))).params).toEqual(['k', '2', '1016']);
    const dense = k(new Uint8Array(MONO_PANEL_BYTES).fill(0x55));
    expect(panelCommand(dense)).toMatchObject({ name: 'Db', params: ['k', '2'] });
    expect(panelCommand(dense).binary.length).toBe(82_296);
    const overlay = { panel: 'o', levels: 2, bytes: new Uint8Array(MONO_PANEL_BYTES).fill(0xff) } as const;
    expect(panelCommand(overlay)).toMatchObject({ name: 'Dbc', params: ['o', '2', '1016'] });
    expect(panelCommand(overlay).binary.every((byte) => byte === 0xff)).toBe(true);
  });
});

describe('print job (§1.3, §1.9)', () => {
  it.each([
    ['a blank panel', new Uint8Array(MONO_PANEL_BYTES)],
    ['one dot', new Uint8Array(MONO_PANEL_BYTES).fill(1, 500, 501)],
    ['a dense panel', new Uint8Array(MONO_PANEL_BYTES).fill(0x55)],
  ])('of %s is 39 modulo 64 bytes long, in the job order, and ends with 32 NUL', (_what, panel) => {
    const { bytes } = buildPrintJob([k(panel)], DEFAULT_SETTINGS, 1_700_000_000);
    expect(bytes.length % 64).toBe(39);
    expect(bytes.subarray(-38)).toEqual(concatBytes(ascii('\x1bSe;1\r'), new Uint8Array(32)));
    const commands = new CommandParser().push(bytes).flatMap((it) => (it.kind === 'command' ? [it.command] : []));
    expect(commands.map(({ name, params }) => [name, ...params].join(';'))).toEqual([
      'Pr;k',
      'Pc;k;=;10',
      'Pdt;DU',
      'Mr;s',
      'Ppws;1700000000',
      'Ss',
      'Sr',
      expect.stringMatching(/^Dbc?;k;2/),
      'Se;1',
    ]);
  });
});

describe('replies and sensors (§1.5)', () => {
  it('reads volts with a decimal comma', () => {
    expect(parseVolts('5,00 Volts')).toBe(5);
    expect(parseVolts('0,00 Volts')).toBe(0);
    expect(parseVolts('3,92 Volts')).toBe(3.92);
    expect(parseVolts('0.17 Volts')).toBe(0.17);
    expect(parseVolts('OK')).toBeNull();
    expect(formatVolts(4.92)).toBe('4,92 Volts');
  });

  it('reads presence, and never takes OK for a number', () => {
    expect(['OK', 'NO CARD', 'CARD', 'SMART CARD', 'CONTACTLESS CARD', 'ERR CARD'].map(parsePresence)).toEqual([
      'none',
      'none',
      'card',
      'smart-card',
      'contactless-card',
      'card',
    ]);
    expect(parseCount('OK')).toBeNull();
    expect(parseCount('0')).toBe(0);
  });
});

describe('status words (§1.7)', () => {
  it('knows all 209 flags, each with a bit of its own in its word', () => {
    const flags = Object.values(STATUS_FLAGS);
    expect(flags.length).toBe(209);
    expect(new Set(flags.map(([word, mask]) => `${word}:${mask}`)).size).toBe(209);
    expect(flags.every(([, mask]) => mask > 0 && mask <= 0x80000000 && (mask & (mask - 1)) === 0)).toBe(true);
  });

  it('decodes a line to names and back', () => {
    const line = '01042000-04000001-01020000-02000000-00000300-00000000-00020004-00000000';
    const words = parseStatus(line);
    if (words === null) throw new Error('not a status line');
    expect([...flagsOf(words)].sort()).toEqual([
      'CFG_BEZEL',
      'CFG_FEED_BY_FEEDER',
      'CFG_KC200',
      'CFG_SMART',
      'ERR_COVER_OPEN',
      'INF_BEZEL_CARD_OUTSIDE',
      'INF_BUSY',
      'INF_CARD_SMART',
      'INF_FEEDER_NEAR_EMPTY',
      'INF_PHYSICAL_COVER_OPEN',
      'WAR_COVER_OPEN',
      'WAR_FEEDER_EMPTY',
    ]);
    expect(formatStatus(wordsOf(flagsOf(words)))).toBe(line);
    expect(formatStatus(unnamedBits(words))).toBe(Array(8).fill('00000000').join('-'));
    expect(blockingCodes(words)).toEqual(['printer.cover-open', 'printer.feeder-empty']);
    expect(interruptionCode(words)).toBe('printer.cover-open');
  });

  it('takes nothing else for a status line', () => {
    expect(['', 'OK', '01042000-04000001', 'G0000000-'.repeat(8)].map(parseStatus)).toEqual([null, null, null, null]);
  });

  it('calls a printer without chip station unfit', () => {
    expect(blockingCodes(wordsOf([]))).toEqual(['printer.no-chip-station']);
    expect(blockingCodes(wordsOf(['CFG_SMART']))).toEqual([]);
  });
});
