import { type FaceAxes, MESH, meshPoint, onFace } from '../face-axes.ts';
import type { FaceMesh } from '../picture.ts';

/** The model's pitch on level faces: median of 110 (reference photo.md 3.2). */
const PITCH_BIAS = 5;

export interface PoseMeasure {
  /**
   * How far the tip of the nose lies from the middle of the cheeks, as a share of half the face: 0 is frontal, about
   * .15 is 7°. Positive when the person looks to the own left.
   */
  readonly turn: number;
  /** Degrees, positive downwards, without the model's bias. */
  readonly pitch: number;
  /** Degrees. */
  readonly roll: number;
}

/** How the head is held (P02, P03). */
export const measurePose = (mesh: FaceMesh, axes: FaceAxes): PoseMeasure => {
  const nose = onFace(axes, meshPoint(mesh, MESH.noseTip)).u;
  const right = onFace(axes, meshPoint(mesh, MESH.cheekRight)).u;
  const left = onFace(axes, meshPoint(mesh, MESH.cheekLeft)).u;
  const width = left - right;
  return {
    turn: width === 0 ? 0 : (2 * nose - right - left) / width,
    pitch: mesh.pose.pitch - PITCH_BIAS,
    roll: axes.roll,
  };
};
