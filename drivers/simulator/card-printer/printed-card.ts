/** The face of a card as a person sees it, and as exact dots. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { unpackFace } from '#drivers/card-printer/raster.ts';

const WIDTH = 1016;
const HEIGHT = 648;
/** 3.18 mm at 300 dpi. */
const CORNER_RADIUS = 37.6;
/** A plain white-grey blank and resin black, which is never quite black. */
const CARD = [241, 240, 235] as const;
const RESIN = [28, 27, 30] as const;

const PBM_HEADER = `P4\n${WIDTH} ${HEIGHT}\n`;

/**
 * Adds a K panel (648×1016, 81 bytes per line) to what is on the card already and writes
 * `<dir>/<blankId>.png` (as seen) and `<dir>/<blankId>.pbm` (one bit per dot). Returns the path of the PNG.
 */
export const printOnCard = async (dir: string, blankId: string, panel: Uint8Array): Promise<string> => {
  const { bits } = unpackFace(panel);
  const pbm = join(dir, `${fileName(blankId)}.pbm`);
  const png = join(dir, `${fileName(blankId)}.png`);
  const before = readDots(pbm);
  const dots = before === null ? bits : bits.map((byte, i) => byte | (before[i] ?? 0));
  mkdirSync(dir, { recursive: true });
  writeFileSync(pbm, Buffer.concat([Buffer.from(PBM_HEADER, 'latin1'), dots]));
  await sharp(paint(dots), { raw: { width: WIDTH, height: HEIGHT, channels: 4 } })
    .withMetadata({ density: 300 })
    .png()
    .toFile(`${png}.new`);
  renameSync(`${png}.new`, png);
  return png;
};

/** Path of the picture of a card, null when nothing was printed on it. */
export const pictureOf = (dir: string, blankId: string): string | null => {
  const png = join(dir, `${fileName(blankId)}.png`);
  return existsSync(png) ? png : null;
};

/** Dots of a PBM written above, null when there is none. */
export const readDots = (pbm: string): Uint8Array | null =>
  existsSync(pbm) ? new Uint8Array(readFileSync(pbm).subarray(PBM_HEADER.length)) : null;

const paint = (dots: Uint8Array): Buffer => {
  const pixels = Buffer.alloc(WIDTH * HEIGHT * 4);
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      const printed = ((dots[(y * WIDTH + x) >> 3] ?? 0) & (0x80 >> (x & 7))) !== 0;
      const at = (y * WIDTH + x) * 4;
      pixels.set(printed ? RESIN : CARD, at);
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
const fileName = (blankId: string): string => blankId.replace(/[^A-Za-z0-9._-]/g, '_');
