import { describe, expect, it } from 'vitest';
import { MESH } from '#domain/photo/face-axes.ts';
import { guide, LIVE_INSTRUCTIONS, LIVE_LIMITS, NO_GUIDANCE } from '#domain/photo/guidance.ts';
import { type LiveMeasurement, measureLive, measureLiveClasses } from '#domain/photo/live-measurement.ts';
import { CLASS } from '#domain/photo/picture.ts';
import { covered, opened, recordedScene, repainted, type Scene, shippedLimits } from '../support/photo-fixture.ts';

const recorded = await recordedScene();

const measured = (scene: Scene): LiveMeasurement => {
  const classes = measureLiveClasses(scene.faces, scene.mask);
  return measureLive(scene.picture, scene.faces, { scale: 3, classes });
};

/** The recorded head in the middle of a frame with room on all sides. */
const good: LiveMeasurement = (() => {
  const seen = measured(recorded);
  if (seen.face === null) throw new Error('nobody there');
  return { ...seen, frame: { width: 900, height: 700 }, face: { ...seen.face, eyes: { x: 450, y: 300 } } };
})();

const placed = (change: Partial<NonNullable<LiveMeasurement['face']>>): LiveMeasurement => {
  if (good.face === null) throw new Error('nobody there');
  return { ...good, face: { ...good.face, ...change } };
};

/** What else is measured on another scene, at the good place. */
const looking = (scene: Scene): LiveMeasurement => {
  const { face } = measured(scene);
  if (face === null || good.face === null) throw new Error('nobody there');
  return { ...good, face: { ...face, eyes: good.face.eyes, width: good.face.width } };
};

const withoutEars = covered(
  covered(recorded, { u: [-0.7, -0.47], v: [-0.3, 0.5] }, CLASS.hair),
  { u: [0.47, 0.7], v: [-0.3, 0.5] },
  CLASS.hair,
);

const instruction = (seen: LiveMeasurement) => guide(NO_GUIDANCE, seen).instruction;

describe('one instruction at a time', () => {
  it('is none for a good frame', () => {
    expect(instruction(good)).toBeNull();
  });

  it.each([
    ['nobody there', { ...good, face: null }, 'photo.no-face'],
    ['two people', { ...good, otherFace: 0.5 }, 'photo.several-faces'],
    ['too far away', placed({ width: 60 }), 'photo.P05-closer'],
    ['too close', placed({ width: 400 }), 'photo.P05-back'],
    ['at the left of the picture', placed({ eyes: { x: 100, y: 300 } }), 'photo.P05-left'],
    ['at the right of the picture', placed({ eyes: { x: 850, y: 300 } }), 'photo.P05-right'],
    ['too low', placed({ eyes: { x: 450, y: 600 } }), 'photo.P05-up'],
    ['too high', placed({ eyes: { x: 450, y: 100 } }), 'photo.P05-down'],
    ['turned aside', placed({ pose: { turn: -0.2, pitch: 0, roll: 0 } }), 'photo.P02-turned'],
    ['head raised', placed({ pose: { turn: 0, pitch: -11, roll: 0 } }), 'photo.P02-raised'],
    ['head lowered', placed({ pose: { turn: 0, pitch: 11, roll: 0 } }), 'photo.P02-lowered'],
    ['head tilted', placed({ pose: { turn: 0, pitch: 0, roll: -5 } }), 'photo.P03-tilted'],
    ['glasses', looking(covered(recorded, { u: [-0.4, 0.4], v: [-0.08, 0.1] }, CLASS.others)), 'photo.P08-glasses'],
    ['a hat', looking(covered(recorded, { u: [-0.6, 0.6], v: [-1.3, -0.7] }, CLASS.others)), 'photo.P09-headwear'],
    ['a mask', looking(covered(recorded, { u: [-0.5, 0.5], v: [0.35, 1] }, CLASS.others)), 'photo.P10-covered'],
    ['a fringe', looking(covered(recorded, { u: [-0.45, 0.45], v: [-0.9, -0.2] }, CLASS.hair)), 'photo.P11-fringe'],
    ['hidden ears', looking(withoutEars), 'photo.P12-ears'],
    ['an open mouth', looking(opened(recorded, MESH.innerLips, 0.09)), 'photo.P07-open'],
    ['closed eyes', looking(opened(recorded, [...MESH.rightLids, ...MESH.leftLids], 0.02)), 'photo.P06-closed'],
    ['too much light', looking(repainted(recorded, ([r, g, b]) => [r * 1.9, g * 1.9, b * 1.9])), 'photo.P16-over'],
    ['too little light', looking(repainted(recorded, ([r, g, b]) => [r * 0.3, g * 0.3, b * 0.3])), 'photo.P16-under'],
  ] as const)('%s', (_name, seen, code) => {
    expect(instruction(seen)).toBe(code);
    expect(LIVE_INSTRUCTIONS).toContain(code);
  });

  it('names the most important thing first', () => {
    const all = { ...placed({ width: 60, eyeOpening: 0, lipGap: 1 }), otherFace: 1 };
    expect(instruction(all)).toBe('photo.several-faces');
    expect(instruction({ ...all, otherFace: 0 })).toBe('photo.P05-closer');
    expect(instruction(placed({ eyeOpening: 0, lipGap: 1 }))).toBe('photo.P07-open');
  });

  it('says nothing of what only a segmentation sees before there was one', () => {
    expect(instruction(placed({ classes: null }))).toBeNull();
  });
});

describe('the count of good frames', () => {
  const counted = (frames: readonly LiveMeasurement[]) =>
    frames.reduce((guidance, seen) => guide(guidance, seen), NO_GUIDANCE);

  it('is complete after five in a row', () => {
    expect(counted(Array.from({ length: 4 }, () => good))).toEqual({ instruction: null, good: 4, ready: false });
    expect(counted(Array.from({ length: 5 }, () => good))).toEqual({ instruction: null, good: 5, ready: true });
    expect(counted(Array.from({ length: 9 }, () => good))).toEqual({ instruction: null, good: 5, ready: true });
  });

  it('begins anew with a frame that is not good', () => {
    const blink = placed({ eyeOpening: 0.01 });
    expect(counted([good, good, good, good, blink, good])).toEqual({ instruction: null, good: 1, ready: false });
  });
});

describe('the limits of the live loop', () => {
  it('are those of the shipped file', () => {
    const { rules, geometry, file } = shippedLimits();
    expect(LIVE_LIMITS).toMatchObject({
      photo: { width: file.width, height: file.height, face: geometry.faceWidth.target },
      otherFace: rules.otherFace.fail,
      turn: rules.turn.warn,
      pitch: rules.pitch.warn,
      roll: rules.roll.warn,
      eyeOpening: rules.leastEyeOpening.confirm,
      lipGap: rules.lipGap.warn,
      eyeBandOthers: rules.eyeBandOthers.confirm,
      crownCover: rules.crownCover.confirm,
      lowerFaceCover: rules.lowerFaceCover.warn,
      foreheadLowHair: rules.foreheadLowHair.confirm,
      earSkin: rules.leastEarSkin.fail,
      overexposed: rules.overexposed.warn,
      leastLightness: rules.leastFaceLightness.warn,
      sides: rules.sides.warn,
    });
  });
});
