import type { FaceMesh, Point } from './picture.ts';

/** Points of the face mesh by what they are; right and left are the person's own. */
export const MESH = {
  foreheadTop: 10,
  chin: 152,
  noseTip: 1,
  /** Edges of the cheeks at the joint of the ear: between them lies the standard's face width. */
  cheekRight: 234,
  cheekLeft: 454,
  rightEyeCorners: [33, 133],
  leftEyeCorners: [263, 362],
  rightLids: [
    [160, 144],
    [159, 145],
    [158, 153],
  ],
  leftLids: [
    [385, 380],
    [386, 374],
    [387, 373],
  ],
  innerLips: [
    [82, 87],
    [13, 14],
    [312, 317],
  ],
  lipCorners: [78, 308],
  brows: [70, 63, 105, 66, 107, 336, 296, 334, 293, 300],
} as const;

/** The face's outline, clockwise as seen in the picture, starting at the top of the forehead. */
export const FACE_OVAL: readonly number[] = [
  10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176, 149, 150, 136,
  172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
];

/**
 * A face with its own axes, so that every measure means the same on a tilted head: `across` points from the person's
 * right to the left (to the right in the picture), `down` from the eyes towards the chin.
 */
export interface FaceAxes {
  readonly eyes: Point;
  readonly across: Point;
  readonly down: Point;
  /** From cheek to cheek, pixels. */
  readonly faceWidth: number;
  /** From the middle of the eyes to the chin, pixels: the T of ISO/IEC 29794-5. */
  readonly t: number;
  /** Between the middles of both eyes, pixels. */
  readonly interEye: number;
  /** Tilt of the line of the eyes in degrees, positive when the head leans to the person's left. */
  readonly roll: number;
}

/** A point of the mesh by its number. */
export const meshPoint = ({ points }: FaceMesh, index: number): Point => {
  const point = points[index];
  if (point === undefined) throw new Error(`a face mesh has 478 points, this one has ${points.length}`);
  return point;
};

export const between = (one: Point, other: Point): Point => ({ x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 });

export const distance = (one: Point, other: Point): number => Math.hypot(one.x - other.x, one.y - other.y);

/** The axes of a face. */
export const axesOf = (mesh: FaceMesh): FaceAxes => {
  const eye = ([outer, inner]: readonly [number, number]) => between(meshPoint(mesh, outer), meshPoint(mesh, inner));
  const right = eye(MESH.rightEyeCorners);
  const left = eye(MESH.leftEyeCorners);
  const interEye = distance(right, left);
  const across = { x: (left.x - right.x) / interEye, y: (left.y - right.y) / interEye };
  const eyes = between(right, left);
  return {
    eyes,
    across,
    down: { x: -across.y, y: across.x },
    faceWidth: distance(meshPoint(mesh, MESH.cheekRight), meshPoint(mesh, MESH.cheekLeft)),
    t: distance(eyes, meshPoint(mesh, MESH.chin)),
    interEye,
    roll: (Math.atan2(across.y, across.x) * 180) / Math.PI,
  };
};

/** A place of the face in the picture: `u` face widths to the person's left, `v` T below the line of the eyes. */
export const placeOf = (axes: FaceAxes, u: number, v: number): Point => ({
  x: axes.eyes.x + axes.across.x * u * axes.faceWidth + axes.down.x * v * axes.t,
  y: axes.eyes.y + axes.across.y * u * axes.faceWidth + axes.down.y * v * axes.t,
});

/** The other way round: where a point of the picture lies on the face, in face widths and in T. */
export const onFace = (axes: FaceAxes, { x, y }: Point): { readonly u: number; readonly v: number } => {
  const dx = x - axes.eyes.x;
  const dy = y - axes.eyes.y;
  return {
    u: (dx * axes.across.x + dy * axes.across.y) / axes.faceWidth,
    v: (dx * axes.down.x + dy * axes.down.y) / axes.t,
  };
};
