import { cropFor, PHOTO } from '#domain/photo/geometry.ts';

/** The part of a picture that becomes the photo, in the picture's own pixels; null before there is a picture. */
export const cropFrame = (
  width: number,
  height: number,
): { readonly x: number; readonly y: number; readonly width: number; readonly height: number } | null => {
  if (width === 0 || height === 0) return null;
  // A preview is smaller than the picture it stands for: what matters are the proportions.
  const scale = Math.max(PHOTO.width / width, PHOTO.height / height);
  const crop = cropFor(Math.ceil(width * scale), Math.ceil(height * scale));
  if (crop === null) return null;
  return { x: crop.left / scale, y: crop.top / scale, width: crop.width / scale, height: crop.height / scale };
};
