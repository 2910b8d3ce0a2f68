/** The faces of a card as a person sees them, and as exact dots. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import type { ColourLevels } from '#drivers/card-printer/colour-panel.ts';
import { LINE_DOTS, LINES, MONO_PANEL_BYTES } from '#drivers/card-printer/panel-size.ts';
import { unpackFace } from '#drivers/card-printer/raster.ts';
import type { PrintedPanel } from './memory.ts';

const WIDTH = 1016;
const HEIGHT = 648;
/** 3.18 mm at 300 dpi. */
const CORNER_RADIUS = 37.6;
/** A plain white-grey blank and resin black, which is never quite black. */
const CARD = [241, 240, 235] as const;
const RESIN = [28, 27, 30] as const;

const PBM_HEADER = `P4\n${WIDTH} ${HEIGHT}\n`;
const PPM_HEADER = `P6\n${WIDTH} ${HEIGHT}\n255\n`;

/** A panel as it was sent: K and O with one bit per dot, Y, M and C with one value per dot, line by line. */
export type Panel =
  | { readonly ink: 'k' | 'o'; readonly bits: Uint8Array }
  | { readonly ink: 'y' | 'm' | 'c'; readonly levels: ColourLevels; readonly dots: Uint8Array };

/** The ink takes the light of this part of a pixel: yellow blue, magenta green, cyan red. */
const CHANNEL = { c: 0, m: 1, y: 2 } as const;

/**
 * Adds a panel to what is on that side of the card. Writes `<dir>/<blankId>.png` (as seen; overlay is clear),
 * `.pbm` (K, one bit per dot), `.ppm` (what Y, M and C took off white, exact) and `.overlay.pbm` (O); the back has
 * `<blankId>-back.*`. `share` below 1: only the first part of the lines got on the card.
 */
export const printOnCard = async (
  dir: string,
  blankId: string,
  side: PrintedPanel['side'],
  panel: Panel,
  share = 1,
): Promise<void> => {
  const path = (ending: string) => join(dir, `${faceName(blankId, side)}.${ending}`);
  mkdirSync(dir, { recursive: true });
  if ('bits' in panel) addDots(path(panel.ink === 'k' ? 'pbm' : 'overlay.pbm'), panel.bits, share);
  else addColour(path('ppm'), panel, share);
  const png = path('png');
  await sharp(paint(readDots(path('pbm')), readColours(path('ppm'))), {
    raw: { width: WIDTH, height: HEIGHT, channels: 4 },
  })
    .withMetadata({ density: 300 })
    .png()
    .toFile(`${png}.new`);
  renameSync(`${png}.new`, png);
};

/** Path of the picture of a face, null when nothing was printed on it. */
export const pictureOf = (dir: string, blankId: string, side: PrintedPanel['side'] = 'front'): string | null => {
  const png = join(dir, `${faceName(blankId, side)}.png`);
  return existsSync(png) ? png : null;
};

/** Dots of a PBM written above, null when there is none. */
export const readDots = (pbm: string): Uint8Array | null =>
  existsSync(pbm) ? new Uint8Array(readFileSync(pbm).subarray(PBM_HEADER.length)) : null;

/** Three bytes (red, green, blue) per dot of a PPM written above, null when there is none. */
export const readColours = (ppm: string): Uint8Array | null =>
  existsSync(ppm) ? new Uint8Array(readFileSync(ppm).subarray(PPM_HEADER.length)) : null;

const addDots = (pbm: string, panel: Uint8Array, share: number): void => {
  const end = MONO_PANEL_BYTES * share;
  const { bits } = unpackFace(share === 1 ? panel : panel.map((byte, i) => (i < end ? byte : 0)));
  const before = readDots(pbm);
  const dots = before === null ? bits : bits.map((byte, i) => byte | (before[i] ?? 0));
  writeFileSync(pbm, Buffer.concat([Buffer.from(PBM_HEADER, 'latin1'), dots]));
};

/** Line r of a panel is the column 1015 − r of the landscape picture; ink on ink takes light again. */
const addColour = (ppm: string, { ink, levels, dots }: Extract<Panel, { levels: number }>, share: number): void => {
  const pixels = readColours(ppm) ?? new Uint8Array(WIDTH * HEIGHT * 3).fill(0xff);
  const channel = CHANNEL[ink];
  const kept = Uint8Array.from({ length: levels }, (_, value) => Math.round(255 * (1 - value / (levels - 1))));
  for (let line = 0; line < LINES * share; line += 1) {
    const x = WIDTH - 1 - line;
    for (let y = 0; y < LINE_DOTS; y += 1) {
      const value = dots[line * LINE_DOTS + y] ?? 0;
      if (value === 0) continue;
      const at = (y * WIDTH + x) * 3 + channel;
      pixels[at] = Math.round(((pixels[at] ?? 0) * (kept[value] ?? 0)) / 255);
    }
  }
  writeFileSync(ppm, Buffer.concat([Buffer.from(PPM_HEADER, 'latin1'), pixels]));
};

const paint = (black: Uint8Array | null, colours: Uint8Array | null): Buffer => {
  const pixels = Buffer.alloc(WIDTH * HEIGHT * 4);
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      const dot = y * WIDTH + x;
      const printed = black !== null && ((black[dot >> 3] ?? 0) & (0x80 >> (x & 7))) !== 0;
      const at = dot * 4;
      if (printed) pixels.set(RESIN, at);
      else if (colours === null) pixels.set(CARD, at);
      else for (const i of [0, 1, 2] as const) pixels[at + i] = (CARD[i] * (colours[dot * 3 + i] ?? 0)) / 255;
      pixels[at + 3] = Math.round(255 * inside(x + 0.5, y + 0.5));
    }
  }
  return pixels;
};

/** 1 inside the rounded card, 0 outside, a fraction on the edge. */
const inside = (x: number, y: number): number => {
  const dx = Math.max(CORNER_RADIUS - x, x - (WIDTH - CORNER_RADIUS), 0);
  const dy = Math.max(CORNER_RADIUS - y, y - (HEIGHT - CORNER_RADIUS), 0);
  return Math.min(1, Math.max(0, CORNER_RADIUS - Math.hypot(dx, dy) + 0.5));
};

/** Blank numbers are made for labels; anything that could leave the folder is replaced. */
const faceName = (blankId: string, side: PrintedPanel['side']): string =>
  `${blankId.replace(/[^A-Za-z0-9._-]/g, '_')}${side === 'back' ? '-back' : ''}`;
