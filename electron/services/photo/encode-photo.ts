import sharp from 'sharp';
import { fail, ok, type Result } from '#basics/result.ts';
import type { PhotoLimits } from '#domain/photo/limits.ts';
import type { Picture } from '#domain/photo/picture.ts';

export interface EncodedPhoto {
  readonly jpeg: Uint8Array;
  readonly quality: number;
}

const STEP = 5;
/**
 * A plain picture that comes out too small at the usual quality is encoded finer, in small steps and at last without
 * reduced colours: the bureau refuses small files.
 */
const FINER = [96, 97, 98, 99, 100] as const;

type Subsampling = '4:2:0' | '4:4:4';

/**
 * The photo as JPEG: 24 bit, the greatest quality whose file fits the limits, density in the JFIF header, no EXIF.
 * Fails with `photo.file-size` (params least, most in KB).
 */
export const encodePhoto = async (photo: Picture, { file }: PhotoLimits): Promise<Result<EncodedPhoto>> => {
  const encode = async (quality: number, chromaSubsampling: Subsampling): Promise<EncodedPhoto> => {
    const pixels = sharp(photo.rgba, { raw: { width: photo.width, height: photo.height, channels: 4 } });
    const jpeg = await pixels.removeAlpha().jpeg({ quality, chromaSubsampling }).toBuffer();
    return { jpeg: withDensity(jpeg, file.dpi), quality };
  };
  const misfit = fail('photo.file-size', 'ask', {
    least: Math.ceil(file.minBytes / 1024),
    most: Math.floor(file.maxBytes / 1024),
  });
  let quality = file.maxQuality;
  let encoded = await encode(quality, '4:2:0');
  while (encoded.jpeg.length > file.maxBytes && quality - STEP >= file.minQuality) {
    quality -= STEP;
    encoded = await encode(quality, '4:2:0');
  }
  if (encoded.jpeg.length > file.maxBytes) return misfit;
  for (const subsampling of ['4:2:0', '4:4:4'] as const) {
    for (const finer of FINER) {
      if (encoded.jpeg.length >= file.minBytes) break;
      encoded = await encode(finer, subsampling);
    }
  }
  const fits = encoded.jpeg.length >= file.minBytes && encoded.jpeg.length <= file.maxBytes;
  return fits ? ok(encoded) : misfit;
};

/** APP0 of JFIF 1.01: units 1 (dots per inch), no thumbnail (ITU-T T.871 §10.1). */
const jfif = (dpi: number): readonly number[] => [
  ...[0xff, 0xe0, 0x00, 0x10],
  ...[0x4a, 0x46, 0x49, 0x46, 0x00],
  ...[0x01, 0x01, 0x01],
  ...[dpi >> 8, dpi & 0xff, dpi >> 8, dpi & 0xff],
  ...[0x00, 0x00],
];

/**
 * The same JPEG with its density said in a JFIF header: sharp writes a density only together with an EXIF block, and
 * no header of its own without one. A JFIF header that is there is replaced.
 */
const withDensity = (jpeg: Uint8Array, dpi: number): Uint8Array => {
  const hasHeader = jpeg[2] === 0xff && jpeg[3] === 0xe0;
  const headerBytes = hasHeader ? 2 + (((jpeg[4] ?? 0) << 8) | (jpeg[5] ?? 0)) : 0;
  const header = jfif(dpi);
  const rest = jpeg.subarray(2 + headerBytes);
  const made = new Uint8Array(2 + header.length + rest.length);
  made.set(jpeg.subarray(0, 2));
  made.set(header, 2);
  made.set(rest, 2 + header.length);
  return made;
};
