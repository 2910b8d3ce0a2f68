/** A colour photo as dots of black resin: tones opened up, then dithered so that the face is recognised at 300 dpi. */
import sharp from 'sharp';
import { fail, ok, type Result } from '#basics/result.ts';

/** The ribbon's dots run into each other: middle tones come out darker than they were and are lightened before. */
const DOT_GAIN_GAMMA = 0.72;
/** Shares of the tones that may go fully black and fully white. */
const BLACK_SHARE = 0.01;
const WHITE_SHARE = 0.92;
/** Tones above this are background: left blank, so that no stray dots dirty the white. */
const PAPER = 0.94;
/** Anything smaller cannot fill 20 × 25 mm at 300 dpi without being enlarged noticeably. */
const LEAST_WIDTH = 200;
const LEAST_HEIGHT = 250;
const PIXELS_MAX = 40_000_000;

/**
 * JPEG → one byte per dot, 1 = print, `width` × `height`, cropped to the frame from the centre.
 * Fails with `face.bad-photo` (param `reason`: unreadable | too-small).
 */
export const ditherPortrait = async (photo: Uint8Array, width: number, height: number): Promise<Result<Uint8Array>> => {
  const grey = await greyscale(photo, width, height);
  return grey.ok ? ok(dither(levels(grey.value), width, height)) : grey;
};

const greyscale = async (photo: Uint8Array, width: number, height: number): Promise<Result<Uint8Array>> => {
  try {
    const image = sharp(photo, { limitInputPixels: PIXELS_MAX, failOn: 'error' });
    const { width: w = 0, height: h = 0 } = await image.metadata();
    if (w < LEAST_WIDTH || h < LEAST_HEIGHT) return fail('face.bad-photo', 'stop', { reason: 'too-small' });
    const data = await image
      .rotate()
      .flatten({ background: '#ffffff' })
      .resize(width, height, { fit: 'cover', kernel: 'lanczos3' })
      .greyscale()
      .sharpen({ sigma: 1.1, m1: 1, m2: 2.5 })
      .raw()
      .toBuffer();
    return ok(new Uint8Array(data));
  } catch {
    return fail('face.bad-photo', 'stop', { reason: 'unreadable' });
  }
};

/** Tones 0 (black) to 1 (white): stretched to the photo's own darkest and lightest, then lightened for the dot gain. */
const levels = (grey: Uint8Array): Float32Array => {
  const sorted = Uint8Array.from(grey).sort();
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  const black = at(BLACK_SHARE);
  const white = Math.max(black + 1, at(WHITE_SHARE));
  return Float32Array.from(grey, (value) => {
    const tone = Math.min(1, Math.max(0, (value - black) / (white - black))) ** DOT_GAIN_GAMMA;
    return tone >= PAPER ? 1 : tone;
  });
};

/** Floyd–Steinberg, every other line from right to left so that no diagonal worms appear. */
const dither = (tones: Float32Array, width: number, height: number): Uint8Array => {
  const work = Float32Array.from(tones);
  const out = new Uint8Array(width * height);
  const spread = (x: number, y: number, error: number): void => {
    if (x < 0 || x >= width || y >= height) return;
    const at = y * width + x;
    // Paper stays paper: no error is carried into the background.
    if ((tones[at] ?? 1) < 1) work[at] = (work[at] ?? 0) + error;
  };
  for (let y = 0; y < height; y += 1) {
    const step = y % 2 === 0 ? 1 : -1;
    for (let i = 0; i < width; i += 1) {
      const x = step === 1 ? i : width - 1 - i;
      const tone = work[y * width + x] ?? 1;
      const print = tone < 0.5;
      if (print) out[y * width + x] = 1;
      const error = tone - (print ? 0 : 1);
      spread(x + step, y, (error * 7) / 16);
      spread(x - step, y + 1, (error * 3) / 16);
      spread(x, y + 1, (error * 5) / 16);
      spread(x + step, y + 1, error / 16);
    }
  }
  return out;
};
