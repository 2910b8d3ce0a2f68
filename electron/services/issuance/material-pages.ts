import { createHash } from 'node:crypto';
import sharp, { type Sharp } from 'sharp';
import { fail, ok, type Result } from '#basics/result.ts';

/** Fine enough to read the small print of a register page, small enough to be sent from a branch. */
const PAGE = { side: 1_800, quality: 82 } as const;

/** Larger pictures are refused before they are decoded. */
const MOST_PIXELS = 64_000_000;

export interface Page {
  readonly jpeg: Uint8Array;
  /** SHA-256, hexadecimal. */
  readonly sha256: string;
}

/** A picture of a paper as it is kept: upright, bounded, JPEG without EXIF. Fails with `materials.page-unreadable`. */
export const makePage = async (picture: Uint8Array): Promise<Result<Page>> => {
  try {
    const image = sharp(picture, { limitInputPixels: MOST_PIXELS, failOn: 'error' });
    const { format } = await image.metadata();
    if (format !== 'jpeg' && format !== 'png') return fail('materials.page-unreadable', 'ask');
    return ok(await kept(image.rotate()));
  } catch {
    // sharp says only in words what is wrong with a file; for the person it is one thing: not a readable picture.
    return fail('materials.page-unreadable', 'ask');
  }
};

/** A kept page a quarter further clockwise. */
export const turnPage = async (jpeg: Uint8Array): Promise<Page> => kept(sharp(jpeg).rotate(90));

const kept = async (image: Sharp): Promise<Page> => {
  const buffer = await image
    .resize(PAGE.side, PAGE.side, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: PAGE.quality })
    .toBuffer();
  return { jpeg: new Uint8Array(buffer), sha256: createHash('sha256').update(buffer).digest('hex') };
};
