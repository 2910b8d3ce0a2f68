import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { fail, ok, type Result } from '#basics/result.ts';

/** Less than this from side to side is a dot, not a signature (share of the picture's width). */
const LEAST_WIDTH = 0.04;
/** An empty pad has no ink at all. */
const INK = 128;

/**
 * A signature as the pad drew it (PNG). Fails with `consent.signature-unreadable` when it is no picture, empty, or a dot.
 */
export const acceptSignature = async (
  png: Uint8Array,
): Promise<Result<{ readonly png: Uint8Array; readonly sha256: string }>> => {
  const unreadable = fail('consent.signature-unreadable', 'ask');
  try {
    const image = sharp(png, { failOn: 'error', limitInputPixels: 8_000_000 });
    const { format } = await image.metadata();
    if (format !== 'png') return unreadable;
    const { data, info } = await image
      .flatten({ background: '#ffffff' })
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const columns = new Set<number>();
    for (const [index, value] of data.entries()) if (value < INK) columns.add(index % info.width);
    if (columns.size === 0) return unreadable;
    const width = Math.max(...columns) - Math.min(...columns) + 1;
    if (width < info.width * LEAST_WIDTH) return unreadable;
    return ok({ png, sha256: createHash('sha256').update(png).digest('hex') });
  } catch {
    // sharp says only in words what is wrong with a file; for the person it is one thing: sign again.
    return unreadable;
  }
};
