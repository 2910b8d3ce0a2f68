import { FACE_OVAL, type FaceAxes, MESH, meshPoint, onFace, placeOf } from '../face-axes.ts';
import { CLASS, type ClassMask, classAt, type FaceMesh } from '../picture.ts';

/** Shares of classes in the parts of a face, 0 to 1: what stands in the way of a clear look at it. */
export interface ClassMeasure {
  /** Accessories in the band of the eyes (P08). */
  readonly eyeBandOthers: number;
  /** Accessories and cloth above the brows (P09). */
  readonly crownCover: number;
  /** What is not skin of the face between eyes and chin (P10). */
  readonly lowerFaceCover: number;
  /** Hair, or something that hangs like it, above the brows, and below the upper edge of the forehead (P11). */
  readonly foreheadLowHair: number;
  readonly foreheadHighHair: number;
  /** Skin beside the cheek at the height of the ear, on the person's right and left (P12). */
  readonly earRight: number;
  readonly earLeft: number;
}

/** A patch of the face in its own axes: `u` in face widths, `v` in T (see `FaceAxes`). */
export interface Patch {
  readonly u: readonly [number, number];
  readonly v: readonly [number, number];
}

/** Samples per side of a patch: finer than the cells of the mask at the size of a card photo. */
const SAMPLES = 40;

export const EYE_BAND: Patch = { u: [-0.42, 0.42], v: [-0.2, 0.3] };
export const CROWN: Patch = { u: [-0.5, 0.5], v: [-1.35, -0.5] };
/** Width of the strip beside the cheek in which an ear is looked for, in face widths. */
const EAR_STRIP = 0.1;
const EAR_HEIGHT = [-0.12, 0.38] as const;

/** Share of the samples of a patch that lie on one of the classes; 0 where the mask covers none of it. */
export const shareIn = (axes: FaceAxes, mask: ClassMask, { u, v }: Patch, classes: readonly number[]): number => {
  let seen = 0;
  let found = 0;
  for (let row = 0; row < SAMPLES; row += 1) {
    for (let column = 0; column < SAMPLES; column += 1) {
      const across = u[0] + ((column + 0.5) / SAMPLES) * (u[1] - u[0]);
      const down = v[0] + ((row + 0.5) / SAMPLES) * (v[1] - v[0]);
      const place = placeOf(axes, across, down);
      const kind = classAt(mask, place.x, place.y);
      if (kind === null) continue;
      seen += 1;
      if (classes.includes(kind)) found += 1;
    }
  }
  return seen === 0 ? 0 : found / seen;
};

/** Height of the brows and of the upper edge of the forehead on the face, in T (negative: above the eyes). */
export const foreheadOf = (mesh: FaceMesh, axes: FaceAxes): { readonly brows: number; readonly top: number } => {
  const brows = MESH.brows.map((index) => onFace(axes, meshPoint(mesh, index)).v);
  return { brows: Math.min(...brows), top: onFace(axes, meshPoint(mesh, MESH.foreheadTop)).v };
};

const FACE_PATCH: Patch = { u: [-0.5, 0.5], v: [0.3, 0.95] };

/** Share of the lower face that shows something else than skin of the face or a beard. */
const lowerFaceCover = (mesh: FaceMesh, axes: FaceAxes, mask: ClassMask): number => {
  const outline = FACE_OVAL.map((index) => onFace(axes, meshPoint(mesh, index)));
  let seen = 0;
  let covered = 0;
  for (let row = 0; row < SAMPLES; row += 1) {
    const v = FACE_PATCH.v[0] + ((row + 0.5) / SAMPLES) * (FACE_PATCH.v[1] - FACE_PATCH.v[0]);
    for (let column = 0; column < SAMPLES; column += 1) {
      const u = FACE_PATCH.u[0] + ((column + 0.5) / SAMPLES) * (FACE_PATCH.u[1] - FACE_PATCH.u[0]);
      if (!isInside(outline, u, v)) continue;
      const place = placeOf(axes, u, v);
      const kind = classAt(mask, place.x, place.y);
      if (kind === null) continue;
      seen += 1;
      if (kind !== CLASS.faceSkin) covered += 1;
    }
  }
  return seen === 0 ? 0 : covered / seen;
};

const isInside = (outline: readonly { readonly u: number; readonly v: number }[], u: number, v: number): boolean => {
  let inside = false;
  let before = outline.at(-1);
  for (const corner of outline) {
    if (before !== undefined && corner.v > v !== before.v > v) {
      const crossing = ((before.u - corner.u) * (v - corner.v)) / (before.v - corner.v) + corner.u;
      if (u < crossing) inside = !inside;
    }
    before = corner;
  }
  return inside;
};

/** All shares of one face (P08–P12). */
export const measureClasses = (mesh: FaceMesh, axes: FaceAxes, mask: ClassMask): ClassMeasure => {
  const { brows, top } = foreheadOf(mesh, axes);
  const middle = (brows + top) / 2;
  const right = onFace(axes, meshPoint(mesh, MESH.cheekRight)).u;
  const left = onFace(axes, meshPoint(mesh, MESH.cheekLeft)).u;
  const skin = [CLASS.bodySkin, CLASS.faceSkin];
  // Straight hair with a hard edge is taken for an accessory.
  const fringe = [CLASS.hair, CLASS.others];
  return {
    eyeBandOthers: shareIn(axes, mask, EYE_BAND, [CLASS.others]),
    crownCover: shareIn(axes, mask, CROWN, [CLASS.others, CLASS.clothes]),
    lowerFaceCover: lowerFaceCover(mesh, axes, mask),
    foreheadLowHair: shareIn(axes, mask, { u: [-0.3, 0.3], v: [middle, brows - 0.04] }, fringe),
    foreheadHighHair: shareIn(axes, mask, { u: [-0.3, 0.3], v: [top, middle] }, fringe),
    earRight: shareIn(axes, mask, { u: [right - EAR_STRIP, right - 0.01], v: EAR_HEIGHT }, skin),
    earLeft: shareIn(axes, mask, { u: [left + 0.01, left + EAR_STRIP], v: EAR_HEIGHT }, skin),
  };
};
