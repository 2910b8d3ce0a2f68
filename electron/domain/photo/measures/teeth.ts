import { chromaOf } from '../colour.ts';
import { type FaceAxes, meshPoint } from '../face-axes.ts';
import type { FaceMesh, Picture, Point } from '../picture.ts';
import { labAt } from './samples.ts';

/** Inner edge of the lips. */
const INNER_LIPS = [78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308, 324, 318, 402, 317, 14, 87, 178, 88, 95];

/** Teeth are light and of little colour. */
const isTooth = (l: number, chroma: number): boolean => l > 60 && chroma < 22;

const contains = (outline: readonly Point[], x: number, y: number): boolean => {
  let inside = false;
  let before = outline.at(-1);
  for (const corner of outline) {
    if (before !== undefined && corner.y > y !== before.y > y) {
      if (x < ((before.x - corner.x) * (y - corner.y)) / (before.y - corner.y) + corner.x) inside = !inside;
    }
    before = corner;
  }
  return inside;
};

/** Area of teeth between the lips as a share of T² (P07). */
export const measureTeeth = (picture: Picture, mesh: FaceMesh, { t }: FaceAxes): number => {
  const outline = INNER_LIPS.map((index) => meshPoint(mesh, index));
  const left = Math.max(0, Math.floor(Math.min(...outline.map(({ x }) => x))));
  const right = Math.min(picture.width - 1, Math.ceil(Math.max(...outline.map(({ x }) => x))));
  const top = Math.max(0, Math.floor(Math.min(...outline.map(({ y }) => y))));
  const bottom = Math.min(picture.height - 1, Math.ceil(Math.max(...outline.map(({ y }) => y))));
  let teeth = 0;
  for (let y = top; y <= bottom; y += 1) {
    for (let x = left; x <= right; x += 1) {
      if (!contains(outline, x + 0.5, y + 0.5)) continue;
      const lab = labAt(picture, x, y);
      if (isTooth(lab.l, chromaOf(lab))) teeth += 1;
    }
  }
  return teeth / (t * t);
};
