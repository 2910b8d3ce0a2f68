/** Colour panels, job lengths and upload times of §1.9, figures from the reference or computed by hand. */
import { describe, expect, it } from 'vitest';
import { concatBytes } from '#basics/hex.ts';
import { unwrap } from '#basics/result.ts';
import type { FaceColours } from '#domain/card/card-data.ts';
import { unpackColourPanel } from '#drivers/card-printer/colour-panel.ts';
import { CommandParser } from '#drivers/card-printer/command-parser.ts';
import { colourJobBytes, lineWarning, uploadMs } from '#drivers/card-printer/eta.ts';
import { facePanels } from '#drivers/card-printer/face-panels.ts';
import { buildPrintJob } from '#drivers/card-printer/print-job.ts';
import { ribbonTypeDiffers } from '#drivers/card-printer/ribbon-type.ts';
import { DEFAULT_SETTINGS } from '#drivers/card-printer/types.ts';

const ascii = (text: string) => new TextEncoder().encode(text);
const YMCKO = { ...DEFAULT_SETTINGS, ribbon: 'ymcko' };

/** A white face with these pixels: x, y and colour. */
const face = (...pixels: readonly (readonly [number, number, number, number, number])[]): FaceColours => {
  const rgb = new Uint8Array(1016 * 648 * 3).fill(0xff);
  for (const [x, y, ...colour] of pixels) rgb.set(colour, (y * 1016 + x) * 3);
  return { kind: 'colour', width: 1016, height: 648, rgb };
};

const panelsOf = (colours: FaceColours, settings = YMCKO) =>
  new Map(unwrap(facePanels(colours, settings, false)).map((it) => [it.panel, it]));

describe('a colour face', () => {
  it.each([
    [5, 32, 411_480],
    [6, 64, 493_776],
    [7, 128, 576_072],
  ] as const)(
    'of %d bits has %d levels and %d bytes per panel, in the order Y M C K O',
    (colourBits, levels, bytes) => {
      const panels = unwrap(facePanels(face(), { ...YMCKO, colourBits }, false));
      expect(panels.map((it) => [it.panel, it.levels, it.bytes.length])).toEqual([
        ['y', levels, bytes],
        ['m', levels, bytes],
        ['c', levels, bytes],
        ['k', 2, 82_296],
        ['o', 2, 82_296],
      ]);
    },
  );

  it('takes floor((1 − channel/255) × (levels − 1)), yellow from blue, magenta from green, cyan from red', () => {
    // x 1015, y 0 is the first dot that is sent: 31 levels above white.
    // R 200: 55 × 31 / 255 = 6.68 → 6; G 100: 155 × 31 / 255 = 18.84 → 18; B 0: 31.
    const five = panelsOf(face([1015, 0, 200, 100, 0]));
    const first = (panel: 'y' | 'm' | 'c') => unpackColourPanel(32, five.get(panel)?.bytes ?? new Uint8Array())[0];
    expect([first('c'), first('m'), first('y')]).toEqual([6, 18, 31]);
    // 31, 0, 0 … as five bits each: 11111000 00000000.
    expect(five.get('y')?.bytes.subarray(0, 2)).toEqual(Uint8Array.of(0xf8, 0x00));
    // Six bits: R 170 → 85 × 63 / 255 = 21 exactly; seven bits: G 1 → 254 × 127 / 255 = 126.50 → 126.
    const six = panelsOf(face([1015, 0, 170, 255, 255]), { ...YMCKO, colourBits: 6 });
    expect(unpackColourPanel(64, six.get('c')?.bytes ?? new Uint8Array())[0]).toBe(21);
    const seven = panelsOf(face([1015, 0, 255, 1, 255]), { ...YMCKO, colourBits: 7 });
    expect(unpackColourPanel(128, seven.get('m')?.bytes ?? new Uint8Array())[0]).toBe(126);
  });

  it('puts a pixel that is exactly black on K alone, and every other one on colours alone', () => {
    const panels = panelsOf(face([1015, 0, 0, 0, 0], [1015, 1, 1, 0, 0]));
    const dots = (panel: 'y' | 'm' | 'c') =>
      unpackColourPanel(32, panels.get(panel)?.bytes ?? new Uint8Array()).subarray(0, 3);
    expect(panels.get('k')?.bytes[0]).toBe(0x80);
    expect(panels.get('k')?.bytes.reduce((sum, byte) => sum + (byte === 0 ? 0 : 1), 0)).toBe(1);
    expect(dots('c')).toEqual(Uint8Array.of(0, 30, 0));
    expect(dots('m')).toEqual(Uint8Array.of(0, 31, 0));
    expect(dots('y')).toEqual(Uint8Array.of(0, 31, 0));
  });

  it('is turned as the black panel is: line r is column 1015 − r', () => {
    const panels = panelsOf(face([0, 647, 0, 0, 0], [1013, 2, 255, 255, 0]));
    expect(panels.get('k')?.bytes[1015 * 81 + 80]).toBe(0x01);
    const yellow = unpackColourPanel(32, panels.get('y')?.bytes ?? new Uint8Array());
    expect(yellow.findIndex((value) => value > 0)).toBe(2 * 648 + 2);
  });

  it('is refused in another size, on a ribbon without colours, and when it is mostly black', () => {
    const small = { kind: 'colour', width: 1016, height: 648, rgb: new Uint8Array(12) } as const;
    expect(facePanels(small, YMCKO, true)).toMatchObject({ error: { code: 'printer.bad-face-size' } });
    expect(facePanels(face(), DEFAULT_SETTINGS, false)).toMatchObject({
      error: { code: 'printer.ribbon-type-differs', params: { found: 'k', wanted: 'ymcko' } },
    });
    const black: FaceColours = { ...face(), rgb: new Uint8Array(1016 * 648 * 3) };
    expect(facePanels(black, YMCKO, false)).toMatchObject({
      error: { code: 'printer.coverage-too-high', kind: 'stop', params: { percent: 100 } },
    });
    expect(facePanels(black, YMCKO, true).ok).toBe(true);
  });

  it('gets an overlay where the ribbon has one: as a panel, by command, or none', () => {
    const names = (settings: typeof YMCKO) =>
      unwrap(facePanels(face(), settings, false))
        .map(({ panel }) => panel)
        .join('');
    expect(names(YMCKO)).toBe('ymcko');
    expect(names({ ...YMCKO, overlay: 'none' })).toBe('ymck');
    expect(names({ ...YMCKO, overlayBy: 'command' })).toBe('ymck');
    expect(names({ ...YMCKO, ribbon: 'ymck' })).toBe('ymck');
    const bits = new Uint8Array(82_296);
    const mono = (ribbon: string) =>
      unwrap(facePanels({ kind: 'mono', width: 1016, height: 648, bits }, { ...YMCKO, ribbon }, false)).map(
        ({ panel }) => panel,
      );
    expect(mono('k')).toEqual(['k']);
    expect(mono('ko')).toEqual(['k', 'o']);
  });
});

describe('a colour job', () => {
  it.each([5, 6, 7] as const)('of %d bits is 39 modulo 64 bytes long, in the order of the reference', (colourBits) => {
    const settings = { ...YMCKO, colourBits, contrast: { y: 9, k: 10 }, luminosity: { m: 11 } };
    const levels = { 5: 32, 6: 64, 7: 128 }[colourBits];
    const { bytes, parts } = buildPrintJob(unwrap(facePanels(face(), settings, false)), settings, 1_700_000_000);
    expect(bytes.length % 64).toBe(39);
    expect(concatBytes(...parts.map((part) => part.bytes))).toEqual(bytes);
    expect(bytes.subarray(-38)).toEqual(concatBytes(ascii('\x1bSe;1\r'), new Uint8Array(32)));
    let at = 0;
    const starts: number[] = [];
    for (const part of parts) {
      if (part.panel) starts.push(at);
      at += part.bytes.length;
    }
    expect(starts.map((start) => start % 64)).toEqual([0, 0, 0, 0, 0]);
    const heard = new CommandParser().push(bytes).flatMap((it) => (it.kind === 'command' ? [it.command] : []));
    expect(heard.map(({ name, params }) => [name, ...params].join(';'))).toEqual([
      'Pr;ymcko',
      'Pc;y;=;9',
      'Pc;k;=;10',
      'Pl;m;=;11',
      'Pdt;DU',
      'Mr;s',
      'Ppws;1700000000',
      'Ss',
      'Sr',
      `Db;y;${levels}`,
      `Db;m;${levels}`,
      `Db;c;${levels}`,
      'Dbc;k;2;1016',
      'Dbc;o;2;1016',
      'Se;1',
    ]);
  });

  it('fills the overlay by a command before the sequence begins', () => {
    const settings = { ...YMCKO, overlayBy: 'command' } as const;
    const { parts, bytes } = buildPrintJob(unwrap(facePanels(face(), settings, false)), settings, 1);
    const labels = parts.map(({ label }) => label);
    expect(labels.indexOf('Wcb;o;255')).toBe(labels.indexOf('Ss') - 1);
    expect(bytes.length % 64).toBe(39);
  });
});

describe('upload times (8N1 = 10 bits per byte)', () => {
  it('has the job sizes of the table', () => {
    expect([5, 6, 7].map((bits) => colourJobBytes(bits as 5 | 6 | 7))).toEqual([1_399_032, 1_645_920, 1_892_808]);
  });

  it.each([
    [82_296, 9_600, 85.7],
    [82_296, 57_600, 14.3],
    [82_296, 115_200, 7.14],
    [15_000, 9_600, 15.6],
    [15_000, 57_600, 2.6],
    [15_000, 115_200, 1.3],
    [1_399_032, 57_600, 242.9],
    [1_399_032, 115_200, 121.4],
    [1_645_920, 57_600, 285.8],
    [1_645_920, 115_200, 142.9],
    [1_892_808, 57_600, 328.6],
    [1_892_808, 115_200, 164.3],
    [237_000, 9_600, 246.9],
    [237_000, 57_600, 41.1],
    [237_000, 115_200, 20.6],
  ])('%d bytes at %d baud take %d s', (bytes, baud, seconds) => {
    const digits = String(seconds).split('.')[1]?.length ?? 0;
    expect((uploadMs(bytes, baud) / 1_000).toFixed(digits)).toBe(seconds.toFixed(digits));
  });

  it('counts parity and a second stop bit', () => {
    expect(uploadMs(9_600, 9_600, { parity: 'even', stopBits: 2 })).toBe(12_000);
  });

  it('warns of colour over a serial line, and of nothing else', () => {
    const serial = 'serial:/dev/ttyUSB0?baud=57600';
    expect(lineWarning(YMCKO, '/dev/ttyUSB0')).toEqual({
      code: 'printer.line-slow',
      params: { seconds: 121, baudRate: 115_200 },
    });
    expect(lineWarning(YMCKO, serial)?.params).toEqual({ seconds: 243, baudRate: 57_600 });
    expect(lineWarning({ ...YMCKO, colourBits: 7 }, '/dev/ttyUSB0')?.params.seconds).toBe(164);
    expect(lineWarning(YMCKO, 'tcp://192.0.2.10:9100')).toBeNull();
    expect(lineWarning(DEFAULT_SETTINGS, serial)).toBeNull();
  });
});

describe('the ribbon in the printer', () => {
  it('has to be of the type the printer is run with, where its tag names one', () => {
    expect(ribbonTypeDiffers(YMCKO, 'YMCKO')).toBeNull();
    expect(ribbonTypeDiffers(YMCKO, null)).toBeNull();
    expect(ribbonTypeDiffers(YMCKO, 'R5F008')).toBeNull();
    expect(ribbonTypeDiffers({ ...YMCKO, ribbonType: 'R5F008' }, 'R5F008')).toBeNull();
    expect(ribbonTypeDiffers(YMCKO, 'k')).toEqual({
      code: 'printer.ribbon-type-differs',
      params: { found: 'k', wanted: 'ymcko' },
    });
    expect(ribbonTypeDiffers({ ...YMCKO, ribbonType: 'R5F008' }, 'RCT023')?.params).toEqual({
      found: 'RCT023',
      wanted: 'R5F008',
    });
  });
});
