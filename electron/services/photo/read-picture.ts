/** Pictures as they come from outside: a camera's frame or a file somebody chose. */
import sharp from 'sharp';
import { fail, ok, type Result } from '#basics/result.ts';
import type { Picture } from '#domain/photo/picture.ts';

/** Greatest file taken; a frame of 1920×1080 has about 1 MB. */
export const MOST_BYTES = 25 * 1024 * 1024;
/** Larger pictures are refused by their header, before they are decoded: a decompression bomb is no portrait. */
export const MOST_PIXELS = 40_000_000;
const MEGA = 1_000_000;

type Format = 'jpeg' | 'png';

const MAGIC: readonly { readonly format: Format; readonly bytes: readonly number[] }[] = [
  { format: 'jpeg', bytes: [0xff, 0xd8, 0xff] },
  { format: 'png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
];

const NOT_PICTURES_OF_OURS: readonly (readonly number[])[] = [
  // GIF8, BM, RIFF (WebP), II* and MM* (TIFF), %PDF.
  [0x47, 0x49, 0x46, 0x38],
  [0x42, 0x4d],
  [0x52, 0x49, 0x46, 0x46],
  [0x49, 0x49, 0x2a, 0x00],
  [0x4d, 0x4d, 0x00, 0x2a],
  [0x25, 0x50, 0x44, 0x46],
];

const beginsWith = (picture: Uint8Array, bytes: readonly number[]): boolean =>
  bytes.every((byte, index) => picture[index] === byte);

/** HEIC and AVIF name their kind after the length of their first box. */
const isFtyp = (picture: Uint8Array): boolean => beginsWith(picture.subarray(4), [0x66, 0x74, 0x79, 0x70]);

/**
 * Decodes a picture upright (the camera's rotation applied), transparent parts on white. What counts are its first
 * bytes, not its name. Fails with `photo.unreadable`, `photo.mislabelled` (another kind of file) and `photo.too-large`
 * (params megabytes, megapixels: the limits).
 */
export const readPicture = async (bytes: Uint8Array): Promise<Result<Picture>> => {
  const tooLarge = fail('photo.too-large', 'ask', {
    megabytes: Math.floor(MOST_BYTES / 1024 / 1024),
    megapixels: Math.floor(MOST_PIXELS / MEGA),
  });
  if (bytes.length > MOST_BYTES) return tooLarge;
  const kind = MAGIC.find((magic) => beginsWith(bytes, magic.bytes));
  if (kind === undefined) {
    const other = isFtyp(bytes) || NOT_PICTURES_OF_OURS.some((magic) => beginsWith(bytes, magic));
    return fail(other ? 'photo.mislabelled' : 'photo.unreadable', 'ask');
  }
  try {
    const image = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' });
    const { width, height, format } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (format !== kind.format) return fail('photo.unreadable', 'ask');
    if (width * height > MOST_PIXELS) return tooLarge;
    const { data, info } = await image
      .rotate()
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return ok({ width: info.width, height: info.height, rgba: data });
  } catch {
    // sharp says only in words what is wrong with a file; for the person it is one thing: not a readable picture.
    return fail('photo.unreadable', 'ask');
  }
};
