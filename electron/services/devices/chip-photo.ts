import sharp from 'sharp';
import { fail, ok, type Result } from '#basics/result.ts';
import {
  CHIP_PHOTO_BYTES,
  CHIP_PHOTO_QUALITIES,
  CHIP_PHOTO_SIZES,
  type PictureSize,
  paddedChipPhoto,
} from '#domain/card/chip-photo.ts';

const encoded = async (photo: Uint8Array, { width, height }: PictureSize, quality: number): Promise<Uint8Array> =>
  sharp(photo)
    .rotate()
    .resize(width, height, { fit: 'cover', position: 'top' })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .jpeg({ quality, mozjpeg: true, chromaSubsampling: '4:2:0' })
    .toBuffer();

/**
 * The approved photo as the chip keeps it: a JPEG of 26×32 proportion, as large and as good as 4096 bytes allow, filled
 * with 00. Size goes before quality only when even the lowest quality is too long. Fails with `chip.photo-unfit` for
 * bytes that are no picture or that fit at no size.
 */
export const fitChipPhoto = async (photo: Uint8Array): Promise<Result<Uint8Array>> => {
  try {
    for (const size of CHIP_PHOTO_SIZES) {
      for (const quality of CHIP_PHOTO_QUALITIES) {
        const jpeg = await encoded(photo, size, quality);
        if (jpeg.length <= CHIP_PHOTO_BYTES) return ok(paddedChipPhoto(jpeg));
      }
    }
  } catch (error) {
    // What sharp can't read is the platform's picture, not our program.
    if (!(error instanceof Error)) throw error;
  }
  return fail('chip.photo-unfit', 'stop');
};
