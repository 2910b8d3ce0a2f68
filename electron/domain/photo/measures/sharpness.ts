import { luminanceOf } from '../colour.ts';
import { FACE_OVAL, type FaceAxes, meshPoint, onFace } from '../face-axes.ts';
import type { FaceMesh, Picture } from '../picture.ts';

/** Distance of the eyes the face is brought to before it is looked at, so that the value is one for all sizes. */
const INTER_EYE = 90;

/**
 * Variance of the Laplacian of the luminance inside the face, at 90 px between the eyes (P19). A face that is larger is
 * averaged down; one that is smaller is taken as it is.
 */
export const measureSharpness = (picture: Picture, mesh: FaceMesh, axes: FaceAxes): number => {
  const cell = Math.max(1, axes.interEye / INTER_EYE);
  const outline = FACE_OVAL.map((index) => meshPoint(mesh, index));
  const left = Math.max(0, Math.min(...outline.map(({ x }) => x)));
  const top = Math.max(0, Math.min(...outline.map(({ y }) => y)));
  const columns = Math.floor((Math.min(picture.width, Math.max(...outline.map(({ x }) => x))) - left) / cell);
  const rows = Math.floor((Math.min(picture.height, Math.max(...outline.map(({ y }) => y))) - top) / cell);
  if (columns < 3 || rows < 3) return 0;
  const grey = new Float64Array(columns * rows);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      grey[row * columns + column] = meanLuminance(picture, left + column * cell, top + row * cell, cell);
    }
  }
  let [n, sum, squares] = [0, 0, 0];
  for (let row = 1; row < rows - 1; row += 1) {
    for (let column = 1; column < columns - 1; column += 1) {
      const { u, v } = onFace(axes, { x: left + column * cell, y: top + row * cell });
      // Eyes, nose and mouth; the outline of the head against the wall is sharp in any picture.
      if (Math.abs(u) > 0.36 || v < -0.3 || v > 0.8) continue;
      const at = row * columns + column;
      const around = (grey[at - 1] ?? 0) + (grey[at + 1] ?? 0) + (grey[at - columns] ?? 0) + (grey[at + columns] ?? 0);
      const value = around - 4 * (grey[at] ?? 0);
      n += 1;
      sum += value;
      squares += value * value;
    }
  }
  return n === 0 ? 0 : squares / n - (sum / n) ** 2;
};

const meanLuminance = ({ width, height, rgba }: Picture, x: number, y: number, cell: number): number => {
  const right = Math.min(width, Math.max(Math.floor(x) + 1, Math.floor(x + cell)));
  const bottom = Math.min(height, Math.max(Math.floor(y) + 1, Math.floor(y + cell)));
  let sum = 0;
  let n = 0;
  for (let row = Math.floor(y); row < bottom; row += 1) {
    for (let column = Math.floor(x); column < right; column += 1) {
      const at = (row * width + column) * 4;
      sum += luminanceOf(rgba[at] ?? 0, rgba[at + 1] ?? 0, rgba[at + 2] ?? 0);
      n += 1;
    }
  }
  return n === 0 ? 0 : sum / n;
};
