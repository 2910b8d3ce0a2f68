import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { fail, ok, type Result } from '#basics/result.ts';
import type { PhotoFacts } from '#domain/issuance/state.ts';
import { cropFor, PHOTO } from '#domain/photo/geometry.ts';

/** Larger pictures are refused before they are decoded: a decompression bomb is no portrait. */
const MOST_PIXELS = 64_000_000;

/**
 * A picture (JPEG or PNG) as the photo of the card: upright, cropped to 358×441, never enlarged, JPEG at 350 dpi of
 * 14–40 KB without EXIF. Fails with `photo.unreadable`, `photo.too-small` (params width, height), `photo.file-size`.
 */
export const makePhoto = async (
  picture: Uint8Array,
  source: PhotoFacts['source'],
): Promise<Result<{ readonly jpeg: Uint8Array; readonly facts: PhotoFacts }>> => {
  const upright = await readUpright(picture);
  if (!upright.ok) return upright;
  const { pixels, width, height } = upright.value;
  const crop = cropFor(width, height);
  if (crop === null) return fail('photo.too-small', 'ask', { width, height });
  const photo = await sharp(pixels).extract(crop).resize(PHOTO.width, PHOTO.height, { fit: 'fill' }).png().toBuffer();
  const jpeg = await encode(photo);
  if (jpeg === null)
    return fail('photo.file-size', 'ask', { least: PHOTO.minBytes / 1024, most: PHOTO.maxBytes / 1024 });
  const sha256 = createHash('sha256').update(jpeg).digest('hex');
  return ok({ jpeg, facts: { source, width: PHOTO.width, height: PHOTO.height, bytes: jpeg.length, sha256 } });
};

interface Upright {
  readonly pixels: Buffer;
  readonly width: number;
  readonly height: number;
}

/** Decodes with the camera's rotation applied, transparent parts on white. */
const readUpright = async (picture: Uint8Array): Promise<Result<Upright>> => {
  try {
    const image = sharp(picture, { limitInputPixels: MOST_PIXELS, failOn: 'error' });
    const { format } = await image.metadata();
    if (format !== 'jpeg' && format !== 'png') return fail('photo.unreadable', 'ask');
    const { data, info } = await image
      .rotate()
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .png({ compressionLevel: 0 })
      .toBuffer({ resolveWithObject: true });
    return ok({ pixels: data, width: info.width, height: info.height });
  } catch {
    // sharp says only in words what is wrong with a file; for the person it is one thing: not a readable picture.
    return fail('photo.unreadable', 'ask');
  }
};

/**
 * The best quality whose file fits the limits; null when none does. A plain picture that comes out too small at the
 * usual quality is encoded finer: the bureau refuses files under 14 KB.
 */
const encode = async (photo: Buffer): Promise<Uint8Array | null> => {
  for (let quality: number = PHOTO.maxQuality; quality >= PHOTO.minQuality; quality -= 5) {
    const jpeg = await sharp(photo).jpeg({ quality, chromaSubsampling: '4:2:0' }).toBuffer();
    if (jpeg.length > PHOTO.maxBytes) continue;
    if (jpeg.length >= PHOTO.minBytes) return withDensity(jpeg);
    const finer = await sharp(photo).jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).toBuffer();
    return finer.length >= PHOTO.minBytes && finer.length <= PHOTO.maxBytes ? withDensity(finer) : null;
  }
  return null;
};

/** APP0 of JFIF 1.01: units 1 (dots per inch), 350 × 350, no thumbnail (ITU-T T.871 §10.1). */
const JFIF_350_DPI = [
  0xff,
  0xe0,
  0x00,
  0x10,
  0x4a,
  0x46,
  0x49,
  0x46,
  0x00,
  0x01,
  0x01,
  0x01,
  PHOTO.dpi >> 8,
  PHOTO.dpi & 0xff,
  PHOTO.dpi >> 8,
  PHOTO.dpi & 0xff,
  0x00,
  0x00,
];

/**
 * The same JPEG with its density said in a JFIF header: sharp writes a density only together with an EXIF block, and
 * no header of its own without one. A JFIF header that is there is replaced.
 */
export const withDensity = (jpeg: Uint8Array): Uint8Array => {
  const hasHeader = jpeg[2] === 0xff && jpeg[3] === 0xe0;
  const headerBytes = hasHeader ? 2 + (((jpeg[4] ?? 0) << 8) | (jpeg[5] ?? 0)) : 0;
  return Uint8Array.from([...jpeg.subarray(0, 2), ...JFIF_350_DPI, ...jpeg.subarray(2 + headerBytes)]);
};
