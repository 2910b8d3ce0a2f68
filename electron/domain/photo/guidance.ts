import type { LiveFace, LiveMeasurement } from './live-measurement.ts';

/**
 * Limits of the live loop. They only guide: the host judges the picture itself. Kept equal to the shipped limits by a
 * test, and handed in where a station has its own.
 */
export interface LiveLimits {
  /** Smallest and greatest width of the face in the camera's own pixels and as a share of the picture's height. */
  readonly face: { readonly leastPixels: number; readonly mostOfHeight: number };
  /** Width of the face in the finished photo, pixels; gives the room the cut needs around it. */
  readonly photo: { readonly width: number; readonly height: number; readonly face: number; readonly eyes: number };
  /** How far from the middle the eyes may be, as a share of the room there is at the sides. */
  readonly otherFace: number;
  readonly turn: number;
  readonly pitch: number;
  readonly roll: number;
  readonly eyeOpening: number;
  readonly lipGap: number;
  readonly eyeBandOthers: number;
  readonly crownCover: number;
  readonly lowerFaceCover: number;
  readonly foreheadLowHair: number;
  readonly earSkin: number;
  readonly overexposed: number;
  readonly leastLightness: number;
  readonly sides: number;
  /** Good frames in a row before the picture is taken. */
  readonly goodFrames: number;
}

export const LIVE_LIMITS: LiveLimits = {
  face: { leastPixels: 215, mostOfHeight: 0.44 },
  photo: { width: 358, height: 441, face: 207, eyes: 200 },
  otherFace: 0.08,
  turn: 0.15,
  pitch: 8,
  roll: 3,
  eyeOpening: 0.045,
  lipGap: 0.035,
  eyeBandOthers: 0.005,
  crownCover: 0.02,
  lowerFaceCover: 0.06,
  foreheadLowHair: 0.1,
  earSkin: 0.05,
  overexposed: 0.01,
  leastLightness: 35,
  sides: 0.25,
  goodFrames: 5,
};

/**
 * What the person is told, a code of `contract/codes/photo.ts`, in the order of importance: the first one that applies
 * is the only one shown.
 */
export const LIVE_INSTRUCTIONS = [
  'photo.no-face',
  'photo.several-faces',
  'photo.P05-closer',
  'photo.P05-back',
  'photo.P05-left',
  'photo.P05-right',
  'photo.P05-up',
  'photo.P05-down',
  'photo.P02-turned',
  'photo.P02-raised',
  'photo.P02-lowered',
  'photo.P03-tilted',
  'photo.P08-glasses',
  'photo.P09-headwear',
  'photo.P10-covered',
  'photo.P11-fringe',
  'photo.P12-ears',
  'photo.P07-open',
  'photo.P06-closed',
  'photo.P16-over',
  'photo.P16-under',
  'photo.P17-uneven',
] as const;
export type LiveInstruction = (typeof LIVE_INSTRUCTIONS)[number];

/** The live loop between two frames. */
export interface Guidance {
  /** The one thing to do now; null when the frame is good. */
  readonly instruction: LiveInstruction | null;
  /** Good frames in a row, up to the limit. */
  readonly good: number;
  /** Enough of them: the picture can be taken. */
  readonly ready: boolean;
}

export const NO_GUIDANCE: Guidance = { instruction: 'photo.no-face', good: 0, ready: false };

/** The state after one more frame. A frame that is not good begins the count anew. */
export const guide = (before: Guidance, seen: LiveMeasurement, limits: LiveLimits = LIVE_LIMITS): Guidance => {
  const instruction = instructionFor(seen, limits);
  const good = instruction === null ? Math.min(before.good + 1, limits.goodFrames) : 0;
  return { instruction, good, ready: good >= limits.goodFrames };
};

/** The most important thing to say about a frame, null when there is nothing. */
export const instructionFor = (seen: LiveMeasurement, limits: LiveLimits): LiveInstruction | null => {
  const { face } = seen;
  if (face === null) return 'photo.no-face';
  if (seen.otherFace > limits.otherFace) return 'photo.several-faces';
  return placeOfFace(seen, face, limits) ?? heldHead(face, limits) ?? covered(face, limits) ?? looks(face, limits);
};

/** P05: the cut for the card needs enough pixels of the face and room on all four sides of it. */
const placeOfFace = (
  { frame, scale }: LiveMeasurement,
  face: LiveFace,
  { face: size, photo }: LiveLimits,
): LiveInstruction | null => {
  if (face.width * scale < size.leastPixels) return 'photo.P05-closer';
  if (face.width > frame.height * size.mostOfHeight) return 'photo.P05-back';
  const unit = face.width / photo.face;
  // The person's own left is on the right of the picture as the camera sees it.
  if (face.eyes.x < (photo.width / 2) * unit) return 'photo.P05-left';
  if (frame.width - face.eyes.x < (photo.width / 2) * unit) return 'photo.P05-right';
  if (face.eyes.y < photo.eyes * unit) return 'photo.P05-down';
  if (frame.height - face.eyes.y < (photo.height - photo.eyes) * unit) return 'photo.P05-up';
  return null;
};

const heldHead = ({ pose }: LiveFace, limits: LiveLimits): LiveInstruction | null => {
  if (Math.abs(pose.turn) > limits.turn) return 'photo.P02-turned';
  if (pose.pitch < -limits.pitch) return 'photo.P02-raised';
  if (pose.pitch > limits.pitch) return 'photo.P02-lowered';
  return Math.abs(pose.roll) > limits.roll ? 'photo.P03-tilted' : null;
};

const covered = ({ classes }: LiveFace, limits: LiveLimits): LiveInstruction | null => {
  if (classes === null) return null;
  if (classes.eyeBandOthers > limits.eyeBandOthers) return 'photo.P08-glasses';
  if (classes.crownCover > limits.crownCover) return 'photo.P09-headwear';
  if (classes.lowerFaceCover > limits.lowerFaceCover) return 'photo.P10-covered';
  if (classes.foreheadLowHair > limits.foreheadLowHair) return 'photo.P11-fringe';
  const hidden = classes.earRight < limits.earSkin && classes.earLeft < limits.earSkin;
  return hidden ? 'photo.P12-ears' : null;
};

const looks = ({ lipGap, eyeOpening, light }: LiveFace, limits: LiveLimits): LiveInstruction | null => {
  if (lipGap > limits.lipGap) return 'photo.P07-open';
  if (eyeOpening < limits.eyeOpening) return 'photo.P06-closed';
  if (light.overexposed > limits.overexposed) return 'photo.P16-over';
  if (light.lightness < limits.leastLightness) return 'photo.P16-under';
  return light.sides > limits.sides ? 'photo.P17-uneven' : null;
};
