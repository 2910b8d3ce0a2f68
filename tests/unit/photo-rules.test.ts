import { describe, expect, it } from 'vitest';
import { MESH } from '#domain/photo/face-axes.ts';
import { PHOTO_RULES } from '#domain/photo/judgement.ts';
import { CLASS } from '#domain/photo/picture.ts';
import {
  blurred,
  covered,
  findingOf,
  judged,
  moved,
  opened,
  recordedScene,
  repainted,
  type Scene,
  shippedLimits,
  shows,
  tilted,
} from '../support/photo-fixture.ts';

const good = await recordedScene();
const background = shows(good, CLASS.background);

const withGlasses = (scene: Scene) => covered(scene, { u: [-0.4, 0.4], v: [-0.08, 0.1] }, CLASS.others);

describe('a photo that is as it should be', () => {
  const judgement = judged(good);

  it('passes every rule', () => {
    expect(judgement.findings.filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
    expect(judgement).toMatchObject({ verdict: 'pass', overridable: true, limits: shippedLimits().version });
  });

  it('has one finding per rule in their order, each with what was measured', () => {
    expect(judgement.findings.map(({ rule }) => rule)).toEqual(PHOTO_RULES);
    const unmeasured = judgement.findings.filter(({ measured }) => measured === null).map(({ rule }) => rule);
    // P05 is one of the live picture.
    expect(unmeasured).toEqual(['P05']);
  });

  it('is still looked at by the teller', () => {
    expect(judgement.confirm).toEqual(['P04', 'P07', 'P08', 'P11', 'P12', 'P14']);
  });
});

/** Every defect: how it is made, the rule that has to say so, and how. */
const DEFECTS: readonly (readonly [name: string, make: () => Scene | Promise<Scene>, code: string, outcome: string])[] =
  [
    [
      'a turned head',
      () => moved(good, (p, i) => (i === MESH.noseTip ? { ...p, x: p.x + 45 } : p)),
      'P02-turned',
      'fail',
    ],
    ['a raised head', () => withPitch(-12), 'P02-raised', 'confirm'],
    ['a lowered head', () => withPitch(19), 'P02-lowered', 'confirm'],
    ['a head tilted by 4°', () => tilted(good, 4), 'P03-tilted', 'warn'],
    ['a head tilted by 7°', () => tilted(good, -7), 'P03-tilted', 'fail'],
    ['closed eyes', () => opened(good, [...MESH.rightLids, ...MESH.leftLids], 0.02), 'P06-closed', 'fail'],
    ['one closed eye', () => opened(good, MESH.leftLids, 0.02), 'P06-closed', 'fail'],
    ['narrow eyes', () => opened(good, [...MESH.rightLids, ...MESH.leftLids], 0.038), 'P06-closed', 'confirm'],
    ['lips a little apart', () => opened(good, MESH.innerLips, 0.04), 'P07-open', 'warn'],
    ['an open mouth', () => opened(good, MESH.innerLips, 0.1), 'P07-open', 'fail'],
    ['glasses', () => withGlasses(good), 'P08-glasses', 'fail'],
    ['a hat', () => covered(good, { u: [-0.6, 0.6], v: [-1.3, -0.7] }, CLASS.others), 'P09-headwear', 'fail'],
    [
      'a scarf over the hair',
      () => covered(good, { u: [-0.6, 0.6], v: [-1.3, -0.7] }, CLASS.clothes),
      'P09-headwear',
      'fail',
    ],
    ['a mask', () => covered(good, { u: [-0.5, 0.5], v: [0.3, 1] }, CLASS.others), 'P10-covered', 'fail'],
    ['a hand at the chin', () => covered(good, { u: [-0.1, 0.3], v: [0.6, 1] }, CLASS.bodySkin), 'P10-covered', 'fail'],
    ['a fringe', () => covered(good, { u: [-0.45, 0.45], v: [-0.9, -0.2] }, CLASS.hair), 'P11-fringe', 'fail'],
    ['hair over both ears', () => withoutEars('both'), 'P12-ears', 'fail'],
    ['hair over one ear', () => withoutEars('left'), 'P12-ear', 'confirm'],
    ['a blue background', () => repainted(good, () => [67, 142, 219], background), 'P13-coloured', 'fail'],
    ['a cream background', () => repainted(good, () => [238, 226, 200], background), 'P13-coloured', 'fail'],
    ['a grey background', () => repainted(good, () => [165, 165, 165], background), 'P13-dark', 'fail'],
    ['a light grey background', () => repainted(good, () => [225, 225, 225], background), 'P13-dark', 'warn'],
    ['a shadow on the wall', () => shadowed(), 'P13-shadow', 'fail'],
    ['a border', () => repainted(good, () => [20, 20, 20], nearEdge(3)), 'P14-border', 'fail'],
    ['writing in the picture', () => repainted(good, () => [120, 120, 120], writing), 'P14-marks', 'fail'],
    ['a white shirt', () => repainted(good, () => [245, 245, 245], shows(good, CLASS.clothes)), 'P15-light', 'fail'],
    ['no clothes in the picture', () => repainted(undressed(), (rgb) => rgb), 'P15-not-seen', 'confirm'],
    ['too much light', () => repainted(good, ([r, g, b]) => [r * 1.9, g * 1.9, b * 1.9]), 'P16-over', 'fail'],
    ['too little light', () => repainted(good, ([r, g, b]) => [r * 0.3, g * 0.3, b * 0.3]), 'P16-under', 'fail'],
    [
      'light from one side',
      () => repainted(good, ([r, g, b], x) => [r * side(x), g * side(x), b * side(x)]),
      'P17-uneven',
      'confirm',
    ],
    ['a black-and-white photo', () => repainted(good, grey), 'P18-grey', 'fail'],
    ['a yellow cast', () => repainted(good, ([r, g, b]) => [r, g * 0.97, b * 0.8]), 'P18-cast', 'warn'],
    ['a blurred photo', () => blurred(good, 4), 'P19-blurred', 'fail'],
    ['a face too large for the card', () => scaledFace(1.35), 'P20-geometry', 'fail'],
    ['a face beside the middle', () => moved(good, (p) => ({ ...p, x: p.x + 45 })), 'P20-geometry', 'fail'],
    ['eyes too low', () => moved(good, (p) => ({ ...p, y: p.y + 40 })), 'P20-geometry', 'fail'],
  ];

const withPitch = (pitch: number): Scene => ({
  ...good,
  faces: good.faces.map((face) => ({ ...face, pose: { ...face.pose, pitch } })),
});
const withoutEars = (which: 'both' | 'left'): Scene => {
  const left = covered(good, { u: [0.47, 0.68], v: [-0.3, 0.5] }, CLASS.hair);
  return which === 'left' ? left : covered(left, { u: [-0.68, -0.47], v: [-0.3, 0.5] }, CLASS.hair);
};
const undressed = (): Scene => ({
  ...good,
  mask: { ...good.mask, classes: good.mask.classes.map((kind) => (kind === CLASS.clothes ? CLASS.bodySkin : kind)) },
  picture: repainted(
    good,
    () => [246, 246, 246],
    (x, y) => y > 380 && background(x, y),
  ).picture,
});
const shadowed = (): Scene =>
  repainted(
    good,
    ([r, g, b], x) => [r - (x - 250) * 0.4, g - (x - 250) * 0.4, b - (x - 250) * 0.4],
    (x, y) => x > 250 && background(x, y),
  );
const nearEdge = (depth: number) => (x: number, y: number) =>
  x < depth || y < depth || x >= good.picture.width - depth || y >= good.picture.height - depth;
const writing = (x: number, y: number): boolean =>
  y > 20 && y < 40 && x < 60 && (x + (y >> 2)) % 6 < 2 && background(x, y);
const side = (x: number): number => (x < good.picture.width / 2 ? 1 : 0.5);
const grey = ([r, g, b]: readonly [number, number, number]): [number, number, number] => {
  const value = 0.3 * r + 0.6 * g + 0.1 * b;
  return [value, value, value];
};
const scaledFace = (by: number): Scene =>
  moved(good, ({ x, y }) => ({ x: 179 + (x - 179) * by, y: 216 + (y - 216) * by }));

describe('a defect is found by its rule', () => {
  it.each(DEFECTS)('%s', async (_name, make, code, outcome) => {
    const rule = PHOTO_RULES.find((one) => code.startsWith(one)) ?? 'P01';
    const finding = findingOf(judged(await make()), rule);
    expect({ code: finding.code, outcome: finding.outcome }).toEqual({ code: `photo.${code}`, outcome });
    expect(finding.limit === null).toBe(code.endsWith('not-seen') && finding.measured === null);
  });

  it('a second person', () => {
    const [face] = good.faces;
    if (face === undefined) throw new Error('no face');
    const other = { ...face, box: { x: 0, y: 0, width: face.box.width / 2, height: face.box.height / 2 } };
    const finding = findingOf(judged({ ...good, faces: [face, other] }), 'P01');
    expect(finding).toMatchObject({ outcome: 'fail', code: 'photo.P01-several', measured: 0.25 });
    expect(finding.marks).toHaveLength(1);
  });

  it('a door panel the detector takes for half a face is nobody', () => {
    const [face] = good.faces;
    if (face === undefined) throw new Error('no face');
    expect(findingOf(judged({ ...good, faces: [face, { ...face, score: 0.38 }] }), 'P01').outcome).toBe('pass');
  });

  it('a file of the wrong size', () => {
    expect(findingOf(judged(good, shippedLimits(), 50_000), 'P21')).toMatchObject({
      outcome: 'fail',
      measured: 50_000,
    });
  });
});

describe('the judgement', () => {
  it('has the worst outcome as its verdict, and asks no tick for what failed', () => {
    const judgement = judged(withGlasses(good));
    expect(judgement.verdict).toBe('fail');
    expect(judgement.confirm).not.toContain('P08');
    expect(judgement.overridable).toBe(true);
  });

  it('asks for a tick where a measure is uncertain', () => {
    const narrow = judged(opened(good, [...MESH.rightLids, ...MESH.leftLids], 0.038));
    expect(narrow.verdict).toBe('confirm');
    expect(narrow.confirm).toContain('P06');
  });

  it('can not be overridden when nobody could be recognised by the photo', () => {
    expect(judged(repainted(good, grey)).overridable).toBe(false);
    expect(judged(scaledFace(1.35)).overridable).toBe(false);
  });

  it('marks the place in the photo', () => {
    const { marks } = findingOf(judged(withGlasses(good)), 'P08');
    const [mark] = marks;
    expect(marks).toHaveLength(1);
    expect(mark?.y).toBeGreaterThan(160);
    expect(mark?.y).toBeLessThan(216);
    expect((mark?.width ?? 0) + (mark?.x ?? 0)).toBeLessThan(358);
  });

  it('goes by the limits of the station', () => {
    const limits = shippedLimits();
    const lenient = { ...limits, version: 'ours', alwaysConfirm: [], rules: { ...limits.rules, eyeBandOthers: {} } };
    const judgement = judged(withGlasses(good), lenient);
    expect(findingOf(judgement, 'P08')).toMatchObject({ outcome: 'pass', limit: null });
    expect(judgement).toMatchObject({ limits: 'ours', confirm: [] });
  });
});
