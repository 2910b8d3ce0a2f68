/** The photo of the card: GA 461-2004 and the card bureau's text (reference photo.md 1.1). */
export const PHOTO = {
  width: 358,
  height: 441,
  dpi: 350,
  minBytes: 14 * 1024,
  maxBytes: 40 * 1024,
  /** JPEG quality is searched downwards in this range for the largest file that fits. */
  maxQuality: 95,
  minQuality: 70,
} as const;

export interface Crop {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The largest part of a picture (pixels) with the photo's proportions, centred from left to right. A picture that is
 * too tall loses more at the bottom than at the top, where the head is. Null when the part would have to be enlarged.
 */
export const cropFor = (width: number, height: number): Crop | null => {
  const scale = Math.min(width / PHOTO.width, height / PHOTO.height);
  if (scale < 1) return null;
  const cropWidth = Math.min(width, Math.round(PHOTO.width * scale));
  const cropHeight = Math.min(height, Math.round(PHOTO.height * scale));
  return {
    left: Math.floor((width - cropWidth) / 2),
    top: Math.floor((height - cropHeight) / 4),
    width: cropWidth,
    height: cropHeight,
  };
};
