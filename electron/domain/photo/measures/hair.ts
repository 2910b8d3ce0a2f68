import { differenceOf, type Lab } from '../colour.ts';
import type { FaceAxes } from '../face-axes.ts';
import { CLASS, type ClassMask, classAt, type Picture } from '../picture.ts';
import { labAt, medianLab } from './samples.ts';

/** ΔE within which a pixel has the colour of the hair. */
const LIKE_HAIR = 22;
/** How far from the mask's hair a pixel may lie to be a part of it, as a share of the picture's width (16 of 358 px). */
const REACH = 0.045;
/** Samples across a picture for the colour of hair and wall. */
const SAMPLES = 70;
/** Cells of a row that must be no background, and samples that must be hair: single ones are noise. */
const LEAST = 3;

/**
 * Says of a pixel the mask takes for background whether it is hair all the same. The mask has holes in dark hair,
 * mostly at the crown: what has the colour of the hair and lies close to it is hair.
 */
export const hairBy = (mask: ClassMask, picture: Picture): ((x: number, y: number) => boolean) => {
  const hair = colourOf(CLASS.hair, mask, picture);
  const wall = colourOf(CLASS.background, mask, picture);
  if (hair === null || wall === null) return () => false;
  const reach = REACH * picture.width;
  const around = [-reach, -reach / 2, 0, reach / 2, reach];
  return (x, y) => {
    const lab = labAt(picture, x, y);
    const unlike = differenceOf(lab, hair);
    // In a dark picture the wall is not far from hair either.
    if (unlike > LIKE_HAIR || unlike > differenceOf(lab, wall)) return false;
    return around.some((dy) => around.some((dx) => classAt(mask, x + dx, y + dy) === CLASS.hair));
  };
};

/** Median colour of a class, null where nothing of it is seen. */
const colourOf = (wanted: number, mask: ClassMask, picture: Picture): Lab | null => {
  const step = Math.max(1, Math.round(picture.width / SAMPLES));
  const found: Lab[] = [];
  for (let y = 0; y < picture.height; y += step) {
    for (let x = 0; x < picture.width; x += step) {
      if (classAt(mask, x, y) === wanted) found.push(labAt(picture, x, y));
    }
  }
  return found.length === 0 ? null : medianLab(found);
};

/**
 * Upper edge of the hair (or of the head without any) within half a face width of the middle, in pixels of the picture:
 * the first row of the mask with something else than background, or above it the first one with hair the mask took for
 * background. Null when the mask shows nobody there.
 */
export const findHairTop = (mask: ClassMask, axes: FaceAxes, picture: Picture): number | null => {
  const { width, height, classes, area } = mask;
  const columnOf = (x: number): number => Math.round(((x - area.x) / area.width) * width);
  const left = Math.max(0, columnOf(axes.eyes.x - axes.faceWidth / 2));
  const right = Math.min(width - 1, columnOf(axes.eyes.x + axes.faceWidth / 2));
  for (let row = 0; row < height; row += 1) {
    let seen = 0;
    for (let column = left; column <= right; column += 1) {
      if (classes[row * width + column] !== CLASS.background) seen += 1;
    }
    if (seen >= LEAST) return firstHairAbove(mask, axes, picture, area.y + (row / height) * area.height);
  }
  return null;
};

const firstHairAbove = (mask: ClassMask, axes: FaceAxes, picture: Picture, top: number): number => {
  const isHair = hairBy(mask, picture);
  const step = Math.max(1, axes.faceWidth / SAMPLES);
  const isRowOfHair = (y: number): boolean => {
    let seen = 0;
    for (let x = axes.eyes.x - axes.faceWidth / 2; x <= axes.eyes.x + axes.faceWidth / 2; x += step) {
      const column = Math.floor(x);
      if (column >= 0 && column < picture.width && isHair(column, y)) seen += 1;
    }
    return seen >= LEAST;
  };
  let found = top;
  for (let y = Math.floor(top) - 1; y >= 0 && isRowOfHair(y); y -= 1) found = y;
  return found;
};
