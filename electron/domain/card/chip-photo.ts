/** EF08 (B.2, B.4): exactly this many bytes, a picture of 26×32 mm with more than 300 dots per inch where it fits. */
export const CHIP_PHOTO_BYTES = 4096;

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

const WIDTH_MM = 26;
const HEIGHT_MM = 32;

/** Widths tried one after the other, dots: 26 mm at 301, 254, 203 and 152 dots per inch. */
const WIDTHS = [308, 260, 208, 156] as const;

/** Sizes of the chip's picture from the best to the smallest that still shows a face. */
export const CHIP_PHOTO_SIZES: readonly PictureSize[] = WIDTHS.map((width) => ({
  width,
  height: Math.round((width * HEIGHT_MM) / WIDTH_MM),
}));

/** JPEG qualities tried at each size; below the last one a face is only blocks. */
export const CHIP_PHOTO_QUALITIES: readonly number[] = [70, 60, 50, 40, 32, 26, 22, 18, 15];

/** The file's whole content: the picture, then 00. A JPEG names its own end, so readers do not mind. */
export const paddedChipPhoto = (jpeg: Uint8Array): Uint8Array => {
  if (jpeg.length > CHIP_PHOTO_BYTES) throw new Error(`${jpeg.length} bytes do not fit into EF08`);
  const file = new Uint8Array(CHIP_PHOTO_BYTES);
  file.set(jpeg);
  return file;
};
