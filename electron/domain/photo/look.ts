import { axesOf, type FaceAxes, MESH, meshPoint } from './face-axes.ts';
import { byArea, otherFaceShare } from './live-measurement.ts';
import { type BackgroundMeasure, backgroundBy, measureBackground, measureBorder } from './measures/background.ts';
import { type ClassMeasure, measureClasses } from './measures/classes.ts';
import { type ClothesMeasure, measureClothes } from './measures/clothes.ts';
import { measureEyeOpening, measureLipGap } from './measures/eyes-and-lips.ts';
import { type FaceLight, measureFaceLight } from './measures/face-light.ts';
import { findHairTop } from './measures/hair.ts';
import { measurePose, type PoseMeasure } from './measures/pose.ts';
import { measureSharpness } from './measures/sharpness.ts';
import { measureTeeth } from './measures/teeth.ts';
import type { ClassMask, FaceMesh, Picture, Point } from './picture.ts';

/** Everything measured on one face of one picture. */
export interface FaceLook {
  readonly axes: FaceAxes;
  readonly otherFace: number;
  /** Outline of the second face, null without one. */
  readonly otherBox: FaceMesh['box'] | null;
  readonly pose: PoseMeasure;
  readonly eyeOpening: number;
  readonly lipGap: number;
  readonly teeth: number;
  readonly classes: ClassMeasure;
  readonly light: FaceLight;
  readonly sharpness: number;
  readonly hairTop: number | null;
  readonly chin: Point;
}

/** What is measured around the face; only the finished photo is all there is to be seen. */
export interface SurroundingsLook {
  /** Null when next to nothing of it is seen. */
  readonly background: BackgroundMeasure | null;
  readonly border: number;
  /** Null when none are seen. */
  readonly clothes: ClothesMeasure | null;
}

/** Measures the largest face; null when there is none. */
export const lookAtFace = (picture: Picture, faces: readonly FaceMesh[], mask: ClassMask): FaceLook | null => {
  const [mesh, other] = byArea(faces);
  if (mesh === undefined) return null;
  const axes = axesOf(mesh);
  return {
    axes,
    otherFace: otherFaceShare(faces),
    otherBox: other?.box ?? null,
    pose: measurePose(mesh, axes),
    eyeOpening: measureEyeOpening(mesh, axes),
    lipGap: measureLipGap(mesh, axes),
    teeth: measureTeeth(picture, mesh, axes),
    classes: measureClasses(mesh, axes, mask),
    light: measureFaceLight(picture, mesh, axes),
    sharpness: measureSharpness(picture, mesh, axes),
    hairTop: findHairTop(mask, axes, picture),
    chin: meshPoint(mesh, MESH.chin),
  };
};

/** Where shoulders and collars may begin on the face, in T: dark cloth is often taken for background. */
const SHOULDERS = 0.6;

/** Measures background, border and clothes of a finished photo. */
export const lookAround = (
  picture: Picture,
  { chin, axes }: Pick<FaceLook, 'chin' | 'axes'>,
  mask: ClassMask,
): SurroundingsLook => {
  const shoulders = Math.floor(axes.eyes.y + SHOULDERS * axes.t);
  const background = measureBackground(picture, backgroundBy(mask, picture), shoulders);
  if (background === null) return { background, border: 0, clothes: null };
  return {
    background,
    border: measureBorder(picture, background.colour, shoulders),
    clothes: measureClothes(picture, mask, background.colour, chin.y),
  };
};

/** Tilt of the line of the shoulders in degrees (P04). */
export const shoulderTilt = ({ right, left }: { readonly right: Point; readonly left: Point }): number =>
  Math.abs((Math.atan2(left.y - right.y, left.x - right.x) * 180) / Math.PI);
