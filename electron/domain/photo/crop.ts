import { fail, ok, type Result } from '#basics/result.ts';
import type { FaceAxes } from './face-axes.ts';
import type { PhotoLimits } from './limits.ts';
import type { Box, Size } from './picture.ts';

export interface PhotoCrop {
  /** What is cut out, pixels of the picture, not necessarily whole ones. */
  readonly box: Box;
  /** Pixels of the photo per pixel of the picture; never above 1. */
  readonly scale: number;
}

/** What the standard's geometry is reckoned from, in pixels of the picture. */
export interface HeadPlace {
  readonly axes: Pick<FaceAxes, 'eyes' | 'faceWidth'>;
  /** Upper edge of the hair, null when the mask shows nobody: then only the eyes have to be where they belong. */
  readonly hairTop: number | null;
}

/** Upper edge of the hair above the eyes in face widths, median of the photos of the corpus. */
const USUAL_HAIR = 0.95;
/** A photo that begins lower than this shows no whole head. */
const LEAST_FOREHEAD = 0.75;

/** Rounding of a place to whole pixels is no enlargement and no fault of the geometry. */
const ROUNDING = 0.5;

type Axis = readonly [least: number, most: number];

/**
 * The part of a picture that becomes the photo (GA 461-2004, reference photo.md §4): face at its target width, hair a
 * little below the upper edge, eyes in the middle and high enough. The face is made smaller or larger within the
 * standard's range until everything fits into the picture; tall hair is cut only where the eyes would come too low.
 * Nothing is rotated and nothing enlarged. Fails with `photo.too-small` (params width, height), `photo.too-far` (param
 * pixels) and `photo.geometry`.
 */
export const cropPhoto = (picture: Size, head: HeadPlace, limits: PhotoLimits): Result<PhotoCrop> => {
  const { file, geometry } = limits;
  if (picture.width < file.width || picture.height < file.height) {
    return fail('photo.too-small', 'ask', { width: picture.width, height: picture.height });
  }
  const { faceWidth } = head.axes;
  if (faceWidth + ROUNDING < geometry.faceWidth.least) {
    return fail('photo.too-far', 'ask', { pixels: Math.round(faceWidth) });
  }
  const scales = scalesFor(picture, faceWidth, limits);
  for (const scale of scales) {
    const box = placeAt(scale, picture, head, limits, 'whole-hair');
    if (box !== null) return ok({ box, scale });
  }
  // The smaller the face, the less of the hair is cut.
  for (const scale of scales.toSorted((one, other) => one - other)) {
    const box = placeAt(scale, picture, head, limits, 'tall-hair-cut');
    if (box !== null) return ok({ box, scale });
  }
  return fail('photo.geometry', 'ask');
};

/** Scales to try, the one nearest to the target first. */
const scalesFor = (picture: Size, faceWidth: number, { file, geometry }: PhotoLimits): readonly number[] => {
  const { least, most, target } = geometry.faceWidth;
  const widths = Array.from({ length: Math.floor(most - least) + 1 }, (_, index) => least + index);
  // Exactly the whole picture, and exactly its own size, are the ways a ready photo stays as it is.
  const whole = Math.max(file.width / picture.width, file.height / picture.height);
  const scales = [...widths.map((width) => width / faceWidth), whole, 1];
  return scales
    .filter((scale) => scale <= 1 && scale >= whole - 1e-9)
    .filter((scale) => scale * faceWidth >= least - ROUNDING && scale * faceWidth <= most + ROUNDING)
    .toSorted((one, other) => Math.abs(one * faceWidth - target) - Math.abs(other * faceWidth - target));
};

/** Where the cut lies at a scale, null when the standard's geometry can't be met with it. */
const placeAt = (
  scale: number,
  picture: Size,
  { axes, hairTop }: HeadPlace,
  limits: PhotoLimits,
  hair: 'whole-hair' | 'tall-hair-cut',
): Box | null => {
  const { file, geometry } = limits;
  const width = Math.min(picture.width, file.width / scale);
  const height = Math.min(picture.height, file.height / scale);
  const x = nearest(
    axes.eyes.x - width / 2,
    [axes.eyes.x - geometry.eyesX.most / scale, axes.eyes.x - geometry.eyesX.least / scale],
    [0, picture.width - width],
  );
  // The photo must not begin above this line, or the eyes come too low.
  const eyeRule = axes.eyes.y - geometry.lowestEyes / scale;
  const top = hairTop ?? axes.eyes.y - USUAL_HAIR * axes.faceWidth;
  const range: [number, number] =
    hairTop === null
      ? [eyeRule, axes.eyes.y - LEAST_FOREHEAD * axes.faceWidth]
      : [Math.max(eyeRule, top - geometry.hairTop.most / scale), top - geometry.hairTop.least / scale];
  if (hair === 'tall-hair-cut' && range[0] > range[1]) range[1] = range[0];
  const y = nearest(top - geometry.hairTop.target / scale, range, [0, picture.height - height]);
  return x === null || y === null ? null : { x, y, width, height };
};

/** The value nearest to the wanted one inside both ranges, null when they do not meet. */
const nearest = (wanted: number, one: Axis, other: Axis): number | null => {
  const least = Math.max(one[0], other[0]);
  const most = Math.min(one[1], other[1]);
  if (least > most + ROUNDING) return null;
  return Math.min(Math.max(wanted, Math.min(least, most)), Math.max(least, most));
};
