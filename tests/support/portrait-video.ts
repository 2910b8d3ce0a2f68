import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import sharp from 'sharp';

const PORTRAIT = resolve(import.meta.dirname, '../fixtures/portrait/eileen-collins.jpg');

/** What a camera of a counter delivers. */
const FRAME = { width: 1280, height: 720 } as const;
/** The portrait is tilted by so much. */
const UPRIGHT_BY = -5;
const WALL = '#cfc6c4';

/** Skin over the fringe, and closed lips over the smile; drawn on the portrait once it is upright. */
const COMPLIANT = Buffer.from(
  `<svg xmlns="http://www.w3.org/2000/svg" width="550" height="550">
    <defs><filter id="soft"><feGaussianBlur stdDeviation="5"/></filter></defs>
    <g transform="translate(277.5 277.5) rotate(1) translate(-161.5 -261.5) scale(0.33333)">
      <path d="M232 294C236 210 290 190 345 190C410 190 455 215 466 288Q400 276 350 296Q290 282 232 294z"
        fill="#e2bda8" filter="url(#soft)"/>
      <ellipse cx="350" cy="467" rx="68" ry="34" fill="#dfb49e" filter="url(#soft)"/>
      <path d="M302 466Q330 454 350 461Q370 454 398 466Q350 490 302 466z" fill="#c2847d"/>
      <path d="M302 466Q350 471 398 466" stroke="#8a4a48" stroke-width="3" fill="none"/>
    </g>
  </svg>`,
);

export interface Sitter {
  /** As NASA took it (a fringe, a smile, tilted), or with what the rules ask for drawn on it. */
  readonly as: 'portrait' | 'compliant';
  /** Size against one that fits the oval. */
  readonly size?: number;
  /** Frame pixels to the right of the middle, as the camera sees it. */
  readonly aside?: number;
  /** Frame pixels below the place that fits the oval. */
  readonly below?: number;
}

const pictureOf = async (as: Sitter['as']): Promise<Buffer> => {
  if (as === 'portrait') return sharp(PORTRAIT).png().toBuffer();
  const upright = await sharp(PORTRAIT).rotate(UPRIGHT_BY, { background: WALL }).png().toBuffer();
  return sharp(upright)
    .composite([{ input: COMPLIANT, left: 0, top: 0 }])
    .png()
    .toBuffer();
};

/** One frame as JPEG: a sitter before a light wall, or the empty place. */
export const cameraFrame = async (sitter: Sitter | null): Promise<Buffer> => {
  const wall = { ...FRAME, channels: 3, background: '#fdfdfd' } as const;
  if (sitter === null) return sharp({ create: wall }).jpeg({ quality: 92 }).toBuffer();
  const { size = 1, aside = 0, below = 0 } = sitter;
  const side = Math.round(SITTER.side * size);
  const left = Math.round(FRAME.width / 2 - SITTER.eyes.x * side + aside);
  const top = Math.round(SITTER.eyes.down * FRAME.height - SITTER.eyes.y * side + below);
  const person = await sharp(await pictureOf(sitter.as))
    .resize(side, side)
    .toBuffer();
  const seen = {
    left: Math.max(0, -left),
    top: Math.max(0, -top),
    width: Math.min(side, FRAME.width - left) - Math.max(0, -left),
    height: Math.min(side, FRAME.height - top) - Math.max(0, -top),
  };
  return sharp({ create: wall })
    .composite([
      { input: await sharp(person).extract(seen).toBuffer(), left: Math.max(0, left), top: Math.max(0, top) },
    ])
    .jpeg({ quality: 92 })
    .toBuffer();
};

/** Side of the square portrait that fits the oval, and where in it the eyes are and go. */
const SITTER = { side: 1500, eyes: { x: 0.42, y: 0.229, down: 0.45 } } as const;

/**
 * Writes a video for Chromium's fake camera (`--use-file-for-fake-video-capture`), which plays it over and over: each
 * sitter for so many frames at 20 a second.
 */
export const writeCameraVideo = async (
  file: string,
  scenes: readonly { readonly sitter: Sitter | null; readonly frames: number }[],
): Promise<void> => {
  const parts: Buffer[] = [];
  for (const { sitter, frames } of scenes) {
    const frame = await cameraFrame(sitter);
    for (let count = 0; count < frames; count += 1) parts.push(frame);
  }
  writeFileSync(file, Buffer.concat(parts));
};
