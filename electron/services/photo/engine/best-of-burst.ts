import { ok, type Result } from '#basics/result.ts';
import { axesOf } from '#domain/photo/face-axes.ts';
import type { PhotoLimits } from '#domain/photo/limits.ts';
import { byArea, otherFaceShare } from '#domain/photo/live-measurement.ts';
import { measureEyeOpening, measureLipGap } from '#domain/photo/measures/eyes-and-lips.ts';
import { measurePose } from '#domain/photo/measures/pose.ts';
import { measureSharpness } from '#domain/photo/measures/sharpness.ts';
import { whenLess, whenMore } from '#domain/photo/outcome.ts';
import { type Frame, openFrame, type PhotoEngine } from './photo-maker.ts';

/**
 * The best frame of a burst: of those with the fewest faults that pass in a moment (a blink, a word, a turn of the
 * head) the sharpest. Frames that can't be read are left out; when none can, it fails as the first one did.
 */
export const bestOfBurst = async (
  engine: PhotoEngine,
  pictures: readonly Uint8Array[],
  limits: PhotoLimits,
): Promise<Result<Frame>> => {
  const opened: Result<Frame>[] = [];
  for (const picture of pictures) opened.push(await openFrame(engine, picture));
  const frames = opened.filter((frame) => frame.ok).map(({ value }) => ({ frame: value, ...worthOf(value, limits) }));
  const [first, ...rest] = frames;
  if (first === undefined) {
    const [failure] = opened;
    if (failure === undefined) throw new Error('a burst has at least one picture');
    return failure;
  }
  const best = rest.reduce((found, next) => {
    if (next.faults !== found.faults) return next.faults < found.faults ? next : found;
    return next.sharpness > found.sharpness ? next : found;
  }, first);
  return ok(best.frame);
};

const worthOf = ({ picture, faces }: Frame, { rules }: PhotoLimits) => {
  const [mesh] = byArea(faces);
  if (mesh === undefined) return { faults: Number.POSITIVE_INFINITY, sharpness: 0 };
  const axes = axesOf(mesh);
  const pose = measurePose(mesh, axes);
  const outcomes = [
    whenMore(otherFaceShare(faces), rules.otherFace),
    whenMore(Math.abs(pose.turn), rules.turn),
    whenMore(Math.abs(pose.pitch), rules.pitch),
    whenMore(Math.abs(pose.roll), rules.roll),
    whenLess(measureEyeOpening(mesh, axes), rules.leastEyeOpening),
    whenMore(measureLipGap(mesh, axes), rules.lipGap),
  ];
  return {
    faults: outcomes.filter(({ outcome }) => outcome !== 'pass').length,
    sharpness: measureSharpness(picture, mesh, axes),
  };
};
