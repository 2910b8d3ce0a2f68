import { axesOf } from './face-axes.ts';
import { type ClassMeasure, measureClasses } from './measures/classes.ts';
import { measureEyeOpening, measureLipGap } from './measures/eyes-and-lips.ts';
import { type FaceLight, measureFaceLight } from './measures/face-light.ts';
import { measurePose, type PoseMeasure } from './measures/pose.ts';
import type { Box, ClassMask, FaceMesh, Picture, Point, Size } from './picture.ts';

/** What one frame of the live picture says, cheap enough for eight of them a second. */
export interface LiveMeasurement {
  /** Size of the frame looked at, pixels. */
  readonly frame: Size;
  /** How many pixels of the camera's picture make one of the frame (3 when 1920 were brought down to 640). */
  readonly scale: number;
  /** Share of the largest face's area the second one has; 0 without a second one. */
  readonly otherFace: number;
  /** The largest face, null when nobody is there. */
  readonly face: LiveFace | null;
}

export interface LiveFace {
  /** Middle between the eyes, frame pixels. */
  readonly eyes: Point;
  /** From cheek to cheek, frame pixels. */
  readonly width: number;
  /** From the eyes to the chin, frame pixels. */
  readonly t: number;
  readonly pose: PoseMeasure;
  readonly eyeOpening: number;
  readonly lipGap: number;
  readonly light: FaceLight;
  /** Of the last segmentation, at most about a second old; null before the first one. */
  readonly classes: ClassMeasure | null;
}

const areaOf = ({ width, height }: Box): number => width * height;

/** Faces score 0.9 and more; a door panel and a statue were seen with 0.26 to 0.38. */
const LEAST_SCORE = 0.5;

/** What is a face with certainty, from the largest to the smallest. */
export const byArea = (faces: readonly FaceMesh[]): readonly FaceMesh[] =>
  faces.filter(({ score }) => score >= LEAST_SCORE).toSorted((one, other) => areaOf(other.box) - areaOf(one.box));

/** Share of the largest face's area the second one has; 0 without a second one. */
export const otherFaceShare = (faces: readonly FaceMesh[]): number => {
  const [first, second] = byArea(faces);
  return first === undefined || second === undefined ? 0 : areaOf(second.box) / areaOf(first.box);
};

/**
 * Measures one frame. `scale` is how many pixels of the camera's own picture make one of the frame; `classes` is the
 * measure of the last segmentation (`measureLiveClasses`), which is made more rarely than meshes are.
 */
export const measureLive = (
  picture: Picture,
  faces: readonly FaceMesh[],
  { scale, classes }: { readonly scale: number; readonly classes: ClassMeasure | null },
): LiveMeasurement => {
  const [mesh] = byArea(faces);
  const frame = { width: picture.width, height: picture.height };
  if (mesh === undefined) return { frame, scale, otherFace: 0, face: null };
  const axes = axesOf(mesh);
  return {
    frame,
    scale,
    otherFace: otherFaceShare(faces),
    face: {
      eyes: axes.eyes,
      width: axes.faceWidth,
      t: axes.t,
      pose: measurePose(mesh, axes),
      eyeOpening: measureEyeOpening(mesh, axes),
      lipGap: measureLipGap(mesh, axes),
      light: measureFaceLight(picture, mesh, axes),
      classes,
    },
  };
};

/** The part of a live measurement that needs a segmentation of the same frame; null when nobody is there. */
export const measureLiveClasses = (faces: readonly FaceMesh[], mask: ClassMask): ClassMeasure | null => {
  const [mesh] = byArea(faces);
  return mesh === undefined ? null : measureClasses(mesh, axesOf(mesh), mask);
};

/** How much room a segmentation needs around a face, in face widths from the middle of the eyes. */
const AROUND = { aside: 1.25, above: 1.35, below: 1.6 } as const;

/**
 * The part of a picture to segment for one face: hair, ears, shoulders. A whole wide frame would leave the head only a
 * few cells of the mask. Whole pixels inside the picture.
 */
export const headArea = (mesh: FaceMesh, { width, height }: Size): Box => {
  const { eyes, faceWidth } = axesOf(mesh);
  const x = Math.max(0, Math.floor(eyes.x - AROUND.aside * faceWidth));
  const y = Math.max(0, Math.floor(eyes.y - AROUND.above * faceWidth));
  const right = Math.min(width, Math.ceil(eyes.x + AROUND.aside * faceWidth));
  const bottom = Math.min(height, Math.ceil(eyes.y + AROUND.below * faceWidth));
  return { x, y, width: Math.max(1, right - x), height: Math.max(1, bottom - y) };
};
