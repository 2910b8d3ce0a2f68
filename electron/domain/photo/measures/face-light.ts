import { chromaOf, labOf, luminanceOf } from '../colour.ts';
import { FACE_OVAL, type FaceAxes, meshPoint, onFace, placeOf } from '../face-axes.ts';
import { type FaceMesh, offsetAt, type Picture } from '../picture.ts';

export interface FaceLight {
  /** Share of the face with luminance 247 to 255 (P16; ISO/IEC 29794-5 "over-exposure prevention"). */
  readonly overexposed: number;
  /** Share with luminance 0 to 25. */
  readonly underexposed: number;
  /** Mean L* of the face. */
  readonly lightness: number;
  /** Difference of the mean luminance of both halves as a share of the brighter one (P17). */
  readonly sides: number;
  /** Mean a* and b* (P18). */
  readonly a: number;
  readonly b: number;
  /** Chroma that only a tenth of the face exceeds: a grey picture has none, a face half under a mask still has. */
  readonly chroma: number;
}

const SAMPLES = 48;

/** Light and colour on a face; the outline is taken a little inside, where there is neither hair nor background. */
export const measureFaceLight = (picture: Picture, mesh: FaceMesh, axes: FaceAxes): FaceLight => {
  const outline = FACE_OVAL.map((index) => onFace(axes, meshPoint(mesh, index)));
  const low = Math.min(...outline.map(({ v }) => v)) * 0.9;
  const high = Math.max(...outline.map(({ v }) => v)) * 0.95;
  const sums = { n: 0, over: 0, under: 0, l: 0, a: 0, b: 0 };
  const chromas: number[] = [];
  const half = { right: { n: 0, sum: 0 }, left: { n: 0, sum: 0 } };
  for (let row = 0; row < SAMPLES; row += 1) {
    const v = low + ((row + 0.5) / SAMPLES) * (high - low);
    const reach = halfWidthAt(outline, v) * 0.9;
    for (let column = 0; column < SAMPLES; column += 1) {
      const u = ((column + 0.5) / SAMPLES) * 2 * reach - reach;
      const place = placeOf(axes, u, v);
      const at = offsetAt(picture, place.x, place.y);
      if (at < 0) continue;
      const red = picture.rgba[at] ?? 0;
      const green = picture.rgba[at + 1] ?? 0;
      const blue = picture.rgba[at + 2] ?? 0;
      const luminance = luminanceOf(red, green, blue);
      const lab = labOf(red, green, blue);
      sums.n += 1;
      if (luminance >= 247) sums.over += 1;
      if (luminance <= 25) sums.under += 1;
      sums.l += lab.l;
      chromas.push(chromaOf(lab));
      sums.a += lab.a;
      sums.b += lab.b;
      const side = u < 0 ? half.right : half.left;
      side.n += 1;
      side.sum += luminance;
    }
  }
  const n = Math.max(1, sums.n);
  const right = half.right.sum / Math.max(1, half.right.n);
  const left = half.left.sum / Math.max(1, half.left.n);
  return {
    overexposed: sums.over / n,
    underexposed: sums.under / n,
    lightness: sums.l / n,
    sides: Math.abs(right - left) / Math.max(1, right, left),
    a: sums.a / n,
    b: sums.b / n,
    chroma: Float64Array.from(chromas).toSorted()[Math.floor(chromas.length * 0.9)] ?? 0,
  };
};

/** Half the width of the face at a height, the narrower side counting. */
const halfWidthAt = (outline: readonly { readonly u: number; readonly v: number }[], height: number): number => {
  let right = 0;
  let left = 0;
  let before = outline.at(-1);
  for (const corner of outline) {
    if (before !== undefined && corner.v > height !== before.v > height) {
      const share = (height - before.v) / (corner.v - before.v);
      const u = before.u + share * (corner.u - before.u);
      if (u < 0) right = Math.max(right, -u);
      else left = Math.max(left, u);
    }
    before = corner;
  }
  return Math.min(right, left);
};
