import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { type Bench, type BenchOptions, cardsOf, makeBench, until } from '../support/plain-printer.ts';

const cards = ['B-0001', 'B-0002', 'B-0003'];
const YMCKO = { type: 'ymcko', quantity: 300, count: 300 };
const LINES = 1_016;
const DOTS = 648;

const ready = async (options: BenchOptions = {}): Promise<Bench> => {
  const it = await makeBench({ ...options, settings: { ribbon: YMCKO, ...options.settings } });
  await it.act('load', { blankIds: cards });
  await it.client.ask('Pem;2');
  await it.client.ask('Pneab;E');
  return it;
};

/** Bits one after the other, the first one in the highest place: written here once more, on purpose another way. */
const packed = (bits: number, value: (line: number, dot: number) => number): Buffer => {
  const out = Buffer.alloc((LINES * DOTS * bits) / 8);
  let at = 0;
  for (let line = 0; line < LINES; line += 1) {
    for (let dot = 0; dot < DOTS; dot += 1) {
      const digits = value(line, dot).toString(2).padStart(bits, '0');
      for (const digit of digits) {
        if (digit === '1') out[at >> 3] = (out[at >> 3] ?? 0) | (0x80 >> (at & 7));
        at += 1;
      }
    }
  }
  return out;
};

const text = (...lines: readonly string[]) => Buffer.from(lines.map((line) => `\x1b${line}\r`).join(''));
const db = (ink: string, levels: number, data: Uint8Array) =>
  Buffer.concat([Buffer.from(`\x1bDb;${ink};${levels};`), data, Buffer.from('\r')]);
const mono = (value: (line: number, dot: number) => number) => packed(1, value);
const nothing = mono(() => 0);

/** Bytes of a written picture behind its three header lines. */
const pixels = (path: string): Buffer => {
  const file = readFileSync(path);
  const header = /^P[46]\n\d+ \d+\n(255\n)?/.exec(file.toString('latin1', 0, 40))?.[0] ?? '';
  return file.subarray(header.length);
};
const pictures = (it: Bench, blankId: string) => {
  const png = it.state().printed[blankId] ?? '';
  const beside = (ending: string) => png.replace(/png$/, ending);
  return {
    png,
    k: () => pixels(beside('pbm')),
    colours: () => pixels(beside('ppm')),
    overlay: () => pixels(beside('overlay.pbm')),
  };
};

describe('a colour face (§1.9)', () => {
  it.each([
    [32, 5],
    [64, 6],
    [128, 7],
  ])('of %i levels comes out dot by dot: yellow, magenta, cyan, black over them, overlay', async (levels, bits) => {
    await using it = await ready();
    const top = levels - 1;
    // The long side of the card runs along the lines, turned: line r is the column 1015 − r.
    const yellow = packed(bits, (line) => (line < 100 ? top : 0));
    const magenta = packed(bits, (_line, dot) => (dot < 200 ? Math.floor(top / 2) : 0));
    const cyan = packed(bits, (line, dot) => (line >= 900 && dot >= 600 ? top : 0));
    expect([yellow.length, nothing.length]).toEqual([{ 5: 411_480, 6: 493_776, 7: 576_072 }[bits], 82_296]);
    const black = mono((line, dot) => (line >= 500 && line < 510 && dot < 300 ? 1 : 0));
    await it.client.write(
      Buffer.concat([
        text('Pr;ymcko', 'Ss', 'Sr'),
        db('y', levels, yellow),
        db('m', levels, magenta),
        db('c', levels, cyan),
        db('k', 2, black),
        db(
          'o',
          2,
          mono(() => 1),
        ),
        text('Se;1'),
        Buffer.alloc(32),
      ]),
    );
    expect([await it.client.reply(), await it.client.reply()]).toEqual(['OK', 'OK']); // Pr and Se
    expect(await it.client.ask('Rco;p')).toBe('5');
    expect(await it.client.ask('Rrt;count')).toBe('299');
    const { png, k, colours, overlay } = pictures(it, 'B-0001');
    const rgb = (x: number, y: number) => [...colours().subarray((y * 1_016 + x) * 3, (y * 1_016 + x) * 3 + 3)];
    const half = Math.round(255 * (1 - Math.floor(top / 2) / top));
    expect(rgb(1_015, 300)).toEqual([255, 255, 0]); // line 0, dot 300: yellow
    expect(rgb(916, 647)).toEqual([255, 255, 0]); // line 99
    expect(rgb(915, 647)).toEqual([255, 255, 255]); // line 100
    expect(rgb(1_015, 0)).toEqual([255, half, 0]); // yellow and half a magenta
    expect(rgb(500, 199)).toEqual([255, half, 255]);
    expect(rgb(0, 647)).toEqual([0, 255, 255]); // line 1015, dot 647: cyan
    expect(rgb(116, 599)).toEqual([255, 255, 255]);
    const dot = (bitsOf: Buffer, x: number, y: number) => ((bitsOf[(y * 1_016 + x) >> 3] ?? 0) >> (7 - (x & 7))) & 1;
    expect(k().reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0)).toBe(3_000);
    expect([dot(k(), 515, 0), dot(k(), 506, 299), dot(k(), 505, 0), dot(k(), 516, 0)]).toEqual([1, 1, 0, 0]);
    expect(overlay().every((byte) => byte === 0xff)).toBe(true);
    const seen = await sharp(png).raw().toBuffer();
    const seenAt = (x: number, y: number) => [...seen.subarray((y * 1_016 + x) * 4, (y * 1_016 + x) * 4 + 4)];
    expect(seenAt(510, 100)).toEqual([28, 27, 30, 255]); // resin covers the magenta under it
    expect(seenAt(960, 300)[2]).toBe(0); // yellow takes the blue
    expect(seenAt(700, 400)).toEqual([241, 240, 235, 255]); // overlay is clear
    expect(it.state().card?.facePanels.map(({ ink, complete }) => [ink, complete])).toEqual(
      [...'ymcko'].map((ink) => [ink, true]),
    );
  });

  it('prints each panel when the next one begins, the last one at the end', async () => {
    const waits: (() => void)[] = [];
    let slow = false;
    await using it = await ready({
      wait: (ms) => (slow && ms > 0 ? new Promise((end) => waits.push(end)) : Promise.resolve()),
    });
    await it.client.ask('Si');
    slow = true;
    const panel = packed(5, () => 1);
    await it.client.write(Buffer.concat([text('Ss', 'Sr'), db('y', 32, panel)]));
    await until(() => it.state().sequence?.panels.length === 1);
    expect(it.state()).toMatchObject({ printing: null, busy: false, sequence: { panels: ['y'] }, buffers: ['y'] });
    await it.client.write(Buffer.from('\x1bDb;m;32;the first bytes'));
    await until(() => it.state().printing !== null);
    expect(it.state()).toMatchObject({ printing: { ink: 'y', side: 'front' }, busy: true, headCelsius: 48 });
    expect(it.state().flags).toEqual(expect.arrayContaining(['INF_PRINTING_RUNNING', 'INF_BUSY']));
    slow = false;
    for (const end of waits) end();
    await until(() => it.state().counters.panelsPrinted === 1);
    expect(it.state().counters.panelsPrinted).toBe(1);
  });

  it('on a black ribbon is an error, and nothing of it is printed', async () => {
    await using it = await ready({ settings: { ribbon: { type: 'k' } } });
    await it.client.ask('Si');
    await it.client.write(
      Buffer.concat([
        text('Ss', 'Sr'),
        db(
          'y',
          32,
          packed(5, () => 3),
        ),
      ]),
    );
    expect(await it.client.reply()).toBe('ERR RIBBON');
    await it.client.write(Buffer.concat([db('k', 2, nothing), text('Se;1')]));
    expect(await it.client.reply()).toBe('ERR RIBBON');
    expect(it.state()).toMatchObject({ counters: { panelsPrinted: 0 }, printed: {}, ribbon: { count: 1_000 } });
    expect(it.state().flags).toContain('ERR_BAD_RIBBON');
    await it.client.write(Buffer.concat([text('Ss', 'Sr'), db('k', 2, nothing), text('Se;1')]));
    expect(await it.client.reply()).toBe('OK');
    expect(it.state().flags).not.toContain('ERR_BAD_RIBBON');
  });

  it.each([
    ['k before y', ['k', 'y']],
    ['the same panel twice', ['k', 'k']],
    ['cyan before magenta', ['c', 'm']],
  ])('in the wrong order (%s) is an error', async (_what, inks) => {
    await using it = await ready();
    const panel = (ink: string) =>
      ink === 'k'
        ? db('k', 2, nothing)
        : db(
            ink,
            32,
            packed(5, () => 0),
          );
    await it.client.write(Buffer.concat([text('Ss', 'Sr'), ...inks.map(panel)]));
    expect(await it.client.reply()).toBe('ERR PARAM');
    expect(await it.client.ask('Se;1')).toBe('ERR PARAM');
  });
});

describe('a black face', () => {
  const line = (n: number, ...bytes: readonly number[]) => Buffer.from([n, ...bytes]);

  it('comes coded by lines: blank, full, the first N bytes (vector written by hand after §1.9)', async () => {
    await using it = await ready();
    const data = Buffer.concat([
      line(0xff), // line 0 all black
      line(1, 0x80), // line 1: its first dot
      line(2, 0x0d, 0x1b), // bytes that look like CR and ESC
      line(81, ...Array.from({ length: 80 }, () => 0), 0x01), // line 3: its last dot
      Buffer.alloc(LINES - 4),
    ]);
    expect(data.length).toBe(1 + 2 + 3 + 82 + 1_012);
    await it.client.write(
      Buffer.concat([
        text('Ss', 'Sr'),
        Buffer.from(`\x1bDbc;k;2;${data.length};`),
        data,
        Buffer.from('\r'),
        text('Se;1'),
      ]),
    );
    expect(await it.client.reply()).toBe('OK');
    const k = pictures(it, 'B-0001').k();
    const black: [number, number][] = [];
    for (let y = 0; y < 648; y += 1) {
      for (let x = 1_008; x < 1_016; x += 1) if ((k[(y * 1_016 + x) >> 3] ?? 0) & (0x80 >> (x & 7))) black.push([x, y]);
    }
    expect(black.filter(([x]) => x === 1_015)).toHaveLength(648);
    expect(black.filter(([x]) => x === 1_014)).toEqual([[1_014, 0]]);
    expect(black.filter(([x]) => x === 1_013).map(([, y]) => y)).toEqual([4, 5, 7, 11, 12, 14, 15]);
    expect(black.filter(([x]) => x === 1_012)).toEqual([[1_012, 647]]);
    expect(black).toHaveLength(648 + 1 + 7 + 1);
  });

  it.each([
    ['ends early', Buffer.from([...Buffer.alloc(1_015), 40])],
    ['counts above 81', Buffer.from([82, ...Buffer.alloc(1_100)])],
    ['goes on behind the last line', Buffer.alloc(1_017)],
  ])('whose coding %s is refused, and so is the job', async (_what, data) => {
    await using it = await ready();
    await it.client.write(
      Buffer.concat([text('Ss', 'Sr'), Buffer.from(`\x1bDbc;k;2;${data.length};`), data, Buffer.from('\r')]),
    );
    expect(await it.client.reply()).toBe('ERR PARAM');
    expect(await it.client.ask('Se;1')).toBe('ERR PARAM');
    expect(it.state().counters.panelsPrinted).toBe(0);
  });

  it('has an overlay without a download after Wcb;o;255, once', async () => {
    await using it = await ready();
    expect(await it.client.ask('Wcb;o;255')).toBe('OK');
    const job = Buffer.concat([text('Ss', 'Sr'), db('k', 2, nothing), text('Se;1')]);
    await it.client.write(job);
    expect(await it.client.reply()).toBe('OK');
    expect(it.state().card?.facePanels.map(({ ink }) => ink)).toEqual(['k', 'o']);
    expect(await it.client.ask('Rrt;count')).toBe('299');
    expect(
      pictures(it, 'B-0001')
        .overlay()
        .every((byte) => byte === 0xff),
    ).toBe(true);
    await it.client.write(job);
    await it.client.reply();
    expect(it.state().counters.panelsPrinted).toBe(3);
    for (const bad of ['Wcb;o;256', 'Wcb;y;1', 'Wcb;o']) expect(await it.client.ask(bad)).toBe('ERR PARAM');
  });

  it('may not be prepared with Wcb inside a sequence in Pem;0', async () => {
    await using it = await ready();
    await it.client.ask('Pem;0');
    await it.client.write(text('Ss', 'Wcb;o;255', 'Rok'));
    expect(await it.client.reply()).toBe('OK');
    await until(() => it.state().busy);
    await it.client.ask('Scs');
  });

  it('can be printed again without an upload: Sc the job, Sp a buffer, Ssd as a download', async () => {
    await using it = await ready();
    await it.client.write(
      Buffer.concat([
        text('Ss', 'Sr'),
        db(
          'k',
          2,
          mono((l, d) => (l === d ? 1 : 0)),
        ),
        text('Se'),
      ]),
    );
    expect(await it.client.reply()).toBe('OK');
    const first = pictures(it, 'B-0001').k();
    await it.client.ask('Ser');
    expect(await it.client.ask('Sc')).toBe('OK');
    expect(pictures(it, 'B-0002').k()).toEqual(first);
    await it.client.ask('Ser');
    await it.client.write(text('Ss', 'Sr', 'Ssd;k', 'Se'));
    expect(await it.client.reply()).toBe('OK');
    expect(pictures(it, 'B-0003').k()).toEqual(first);
    expect(await it.client.ask('Sp;k')).toBe('OK');
    expect(it.state().counters.panelsPrinted).toBe(4);
    expect(await it.client.ask('Sp;y')).toBe('ERR PARAM');
    await it.client.restart();
    expect(it.state().buffers).toEqual([]);
    expect(await it.client.ask('Sc')).toBe('ERR PARAM');
  });

  it('has a back, which is a face of its own', async () => {
    await using it = await ready();
    await it.client.write(
      Buffer.concat([
        text('Ss', 'Sr'),
        db(
          'k',
          2,
          mono(() => 0),
        ),
        text('Sv'),
        db(
          'k',
          2,
          mono((l) => (l < 9 ? 1 : 0)),
        ),
        text('Se'),
      ]),
    );
    expect(await it.client.reply()).toBe('OK');
    expect(it.state()).toMatchObject({
      ribbon: { count: 298 },
      card: {
        facePanels: [
          { side: 'front', ink: 'k' },
          { side: 'back', ink: 'k' },
        ],
      },
    });
    const back = it.state().printedBack['B-0001'] ?? '';
    expect(back).toMatch(/B-0001-back\.png$/);
    expect(pixels(back.replace(/png$/, 'pbm')).some((byte) => byte !== 0)).toBe(true);
    await using without = await ready({ settings: { options: { flip: false } } });
    await without.client.write(text('Ss', 'Sv'));
    expect(await without.client.reply()).toBe('ERR MECHANICAL');
  });

  it('takes the next blank when none is inside, and an empty job none', async () => {
    await using it = await ready();
    await it.client.write(Buffer.concat([text('Ss', 'Sr'), db('k', 2, nothing), text('Se')]));
    expect(await it.client.reply()).toBe('OK');
    expect(it.state()).toMatchObject({ position: 'print', counters: { cardsFed: 1, panelsPrinted: 1 } });
  });
});

it('answers every part of a job when it is set to', async () => {
  await using it = await ready({ settings: { acknowledgeDownloads: true } });
  await it.client.write(Buffer.concat([text('Ss', 'Sr'), db('k', 2, nothing), text('Se')]));
  const replies: string[] = [];
  for (let i = 0; i < 4; i += 1) replies.push(await it.client.reply());
  expect(replies).toEqual(['OK', 'OK', 'OK', 'OK']);
});

describe('a power cut in an upload', () => {
  const cut = async (bytes: number) => {
    const it = await ready();
    await it.client.ask('Si');
    await it.fault('power-cut', { bytes });
    const panel = packed(5, () => 1);
    const job = Buffer.concat([text('Ss', 'Sr'), db('y', 32, panel), db('m', 32, panel), text('Se')]);
    await it.client.write(job).catch(() => undefined);
    await it.client.gone();
    return it;
  };

  it.each([
    ['at its very first byte', 0, 0],
    ['inside the header of the first panel', 9, 0],
    ['inside the first panel', 200_000, 0],
    ['one byte before the second panel is whole', 4 + 2 * (411_480 + 10) - 1, 1],
  ])('%s leaves what was printed by then', async (_what, bytes, panels) => {
    await using it = await cut(bytes);
    expect(it.state()).toMatchObject({ power: false, sequence: null, faults: [], card: { blankId: 'B-0001' } });
    await it.act('power-on');
    const again = await it.connect();
    await until(() => !it.state().booting);
    expect(await again.ask('Rlr;p')).toBe('CARD');
    expect(it.state().card?.facePanels.length).toBeLessThanOrEqual(panels);
    expect(cardsOf(it.state()).toSorted()).toEqual(cards);
    await again.ask('Pem;2');
    expect(await again.ask('Ser')).toBe('OK');
  });

  it('ends by itself when it was told how long it lasts', async () => {
    await using it = await ready();
    await it.fault('power-cut', { bytes: 5_000, ms: 10_000 });
    await it.client.write(Buffer.concat([text('Ss', 'Sr'), db('k', 2, nothing)])).catch(() => undefined);
    await it.client.gone();
    await until(() => it.state().power && !it.state().booting && it.state().online);
    const again = await it.connect();
    expect(await again.ask('Rok')).toBe('OK');
  });

  it('while printing leaves part of the panel on the card, and a set of panels used', async () => {
    await using it = await ready();
    await it.client.ask('Si');
    await it.fault('power-cut', { at: 'print' });
    await it.client.write(
      Buffer.concat([
        text('Ss', 'Sr'),
        db(
          'k',
          2,
          mono((line) => (line % 8 === 0 ? 1 : 0)),
        ),
        text('Se'),
      ]),
    );
    await it.client.gone();
    await until(() => !it.state().power);
    expect(it.state()).toMatchObject({
      counters: { panelsPrinted: 0 },
      ribbon: { count: 299 },
      card: { facePanels: [{ ink: 'k', complete: false }] },
    });
    const k = pictures(it, 'B-0001').k();
    expect(k.subarray(0, 127).some((byte) => byte !== 0)).toBe(true);
    expect([...k.subarray(0, 60)].every((byte) => byte === 0)).toBe(true);
  });
});

it('keeps printed pictures over a restart of the simulator', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'pictures-'));
  try {
    {
      await using it = await ready({ dir });
      await it.client.write(Buffer.concat([text('Ss', 'Sr'), db('k', 2, nothing), text('Se')]));
      await it.client.reply();
    }
    await using it = await makeBench({ dir });
    expect(Object.keys(it.state().printed)).toEqual(['B-0001']);
    expect(it.state().card?.facePanels).toEqual([{ side: 'front', ink: 'k', complete: true }]);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});
