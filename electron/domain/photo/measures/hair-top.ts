import type { FaceAxes } from '../face-axes.ts';
import { CLASS, type ClassMask } from '../picture.ts';

/** Cells of a row that must be no background: single ones are noise of the mask. */
const LEAST_CELLS = 3;

/**
 * Upper edge of the hair (or of the head without any): the first row with something else than background within half a
 * face width of the middle, in pixels of the picture. Null when the mask shows nobody there.
 */
export const findHairTop = ({ width, height, classes, area }: ClassMask, axes: FaceAxes): number | null => {
  const columnOf = (x: number): number => Math.round(((x - area.x) / area.width) * width);
  const left = Math.max(0, columnOf(axes.eyes.x - axes.faceWidth / 2));
  const right = Math.min(width - 1, columnOf(axes.eyes.x + axes.faceWidth / 2));
  for (let row = 0; row < height; row += 1) {
    let seen = 0;
    for (let column = left; column <= right; column += 1) {
      if (classes[row * width + column] !== CLASS.background) seen += 1;
    }
    if (seen >= LEAST_CELLS) return area.y + (row / height) * area.height;
  }
  return null;
};
