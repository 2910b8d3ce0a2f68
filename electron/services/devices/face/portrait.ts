/** The photo in the size of its place on the card. */
import sharp from 'sharp';
import { fail, ok, type Result } from '#basics/result.ts';
import type { Rgb } from '#domain/card/face-tones.ts';

/** Anything smaller cannot fill 20 × 25 mm at 300 dpi without being enlarged noticeably. */
const LEAST_WIDTH = 200;
const LEAST_HEIGHT = 250;
const PIXELS_MAX = 40_000_000;
/**
 * Sharpened after it was made smaller, edges more than plain areas: dots blur what is fine. Colour needs less: the
 * dye head draws continuous tones.
 */
const SHARPEN = {
  mono: { sigma: 1.1, m1: 0.6, m2: 2.2 },
  colour: { sigma: 0.8, m1: 0.3, m2: 1 },
} as const;

/**
 * A picture upright, cropped to the frame from the centre, transparent parts on white. Fails with `face.bad-photo`
 * (param `reason`: unreadable | too-small).
 */
export const fitPhoto = async (
  photo: Uint8Array,
  width: number,
  height: number,
  printing: keyof typeof SHARPEN,
): Promise<Result<Rgb>> => {
  try {
    const image = sharp(photo, { limitInputPixels: PIXELS_MAX, failOn: 'error' });
    const { width: w = 0, height: h = 0 } = await image.metadata();
    if (w < LEAST_WIDTH || h < LEAST_HEIGHT) return fail('face.bad-photo', 'stop', { reason: 'too-small' });
    const data = await image
      .rotate()
      .flatten({ background: '#ffffff' })
      .resize(width, height, { fit: 'cover', kernel: 'lanczos3' })
      .toColourspace('srgb')
      .sharpen(SHARPEN[printing])
      .raw()
      .toBuffer();
    return ok({ width, height, rgb: new Uint8Array(data) });
  } catch {
    // sharp says only in words what is wrong with a file; for the person it is one thing: not a readable picture.
    return fail('face.bad-photo', 'stop', { reason: 'unreadable' });
  }
};
