/** The drawn portrait of the sample holder with what the models saw in it, and defects made on either. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import sharp from 'sharp';
import { axesOf, meshPoint, onFace, placeOf } from '#domain/photo/face-axes.ts';
import { judgePhoto } from '#domain/photo/judge.ts';
import type { PhotoFinding, PhotoJudgement, PhotoRule } from '#domain/photo/judgement.ts';
import type { PhotoLimits } from '#domain/photo/limits.ts';
import { lookAround, lookAtFace } from '#domain/photo/look.ts';
import type { Patch } from '#domain/photo/measures/classes.ts';
import type { ClassMask, FaceMesh, Picture, Point } from '#domain/photo/picture.ts';
import { samplePortrait } from '#drivers/simulator/platform/sample-portrait.ts';
import { loadPhotoLimits } from '#services/photo/limits/load-limits.ts';

const FILE = resolve(import.meta.dirname, '../fixtures/photo/drawn.json');

interface Recorded {
  readonly person: { readonly key: string; readonly sex: '1' };
  readonly faces: readonly (Omit<FaceMesh, 'points'> & { readonly points: readonly number[] })[];
  readonly mask: { readonly width: number; readonly height: number; readonly runs: readonly number[] };
}

/** One picture with its faces and classes. */
export interface Scene {
  readonly picture: Picture;
  readonly faces: readonly FaceMesh[];
  readonly mask: ClassMask;
}

export const shippedLimits = (): PhotoLimits => {
  const limits = loadPhotoLimits();
  if (!limits.ok) throw new Error(limits.error.code);
  return limits.value;
};

/** The portrait as it was recorded. */
export const recordedScene = async (): Promise<Scene> => {
  const { person, faces, mask } = JSON.parse(readFileSync(FILE, 'utf8')) as Recorded;
  const { data, info } = await sharp(await samplePortrait(person))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const classes = new Uint8Array(mask.width * mask.height);
  let at = 0;
  for (let run = 0; run < mask.runs.length; run += 2) {
    const length = mask.runs[run + 1] ?? 0;
    classes.fill(mask.runs[run] ?? 0, at, at + length);
    at += length;
  }
  return {
    picture: { width: info.width, height: info.height, rgba: data },
    faces: faces.map((face) => ({
      ...face,
      points: Array.from({ length: face.points.length / 2 }, (_, index) => ({
        x: face.points[2 * index] ?? 0,
        y: face.points[2 * index + 1] ?? 0,
      })),
    })),
    mask: {
      width: mask.width,
      height: mask.height,
      classes,
      area: { x: 0, y: 0, width: info.width, height: info.height },
    },
  };
};

/** The judgement of a scene taken as a finished photo that was its own frame. */
export const judged = ({ picture, faces, mask }: Scene, limits = shippedLimits(), bytes = 20_000): PhotoJudgement => {
  const face = lookAtFace(picture, faces, mask);
  if (face === null) throw new Error('no face in the scene');
  const box = { x: 0, y: 0, width: picture.width, height: picture.height };
  return judgePhoto(
    {
      frame: { face, shoulders: 1, cut: { box, scale: 1 } },
      photo: { face, around: lookAround(picture, face, mask), bytes },
    },
    limits,
    { models: [], capture: 'c'.repeat(64) },
  );
};

export const findingOf = (judgement: PhotoJudgement, rule: PhotoRule): PhotoFinding => {
  const found = judgement.findings.find((finding) => finding.rule === rule);
  if (found === undefined) throw new Error(`no finding of ${rule}`);
  return found;
};

type Rgb = readonly [red: number, green: number, blue: number];

/** Every pixel that `where` names gets another colour. */
export const repainted = (
  scene: Scene,
  colour: (rgb: Rgb, x: number, y: number) => Rgb,
  where: (x: number, y: number) => boolean = () => true,
): Scene => {
  const { width, height, rgba } = scene.picture;
  const painted = Uint8Array.from(rgba);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (!where(x, y)) continue;
      const at = (y * width + x) * 4;
      const rgb = colour([painted[at] ?? 0, painted[at + 1] ?? 0, painted[at + 2] ?? 0], x, y);
      for (const [channel, value] of rgb.entries())
        painted[at + channel] = Math.min(255, Math.max(0, Math.round(value)));
    }
  }
  return { ...scene, picture: { width, height, rgba: painted } };
};

const cellOf = ({ width, height, area }: ClassMask, x: number, y: number): number =>
  Math.floor(((y - area.y) / area.height) * height) * width + Math.floor(((x - area.x) / area.width) * width);

/** Whether the mask shows a class at a pixel. */
export const shows =
  ({ mask }: Scene, kind: number) =>
  (x: number, y: number): boolean =>
    mask.classes[cellOf(mask, x, y)] === kind;

const firstFace = ({ faces: [face] }: Scene): FaceMesh => {
  if (face === undefined) throw new Error('no face in the scene');
  return face;
};

/** A patch of the face shows another class. */
export const covered = (scene: Scene, { u, v }: Patch, kind: number): Scene => {
  const axes = axesOf(firstFace(scene));
  const classes = Uint8Array.from(scene.mask.classes);
  for (let down = v[0]; down < v[1]; down += 0.004) {
    for (let across = u[0]; across < u[1]; across += 0.004) {
      const place = placeOf(axes, across, down);
      const cell = cellOf(scene.mask, place.x, place.y);
      if (cell >= 0 && cell < classes.length) classes[cell] = kind;
    }
  }
  return { ...scene, mask: { ...scene.mask, classes } };
};

/** The points of the face elsewhere; `move` gets their place in the picture and on the face. */
export const moved = (
  scene: Scene,
  move: (point: Point, index: number, face: { readonly u: number; readonly v: number }) => Point,
): Scene => {
  const face = firstFace(scene);
  const axes = axesOf(face);
  const points = face.points.map((point, index) => move(point, index, onFace(axes, point)));
  return { ...scene, faces: [{ ...face, points }] };
};

/** The head tilted by some degrees around the middle of the eyes. */
export const tilted = (scene: Scene, degrees: number): Scene => {
  const { eyes } = axesOf(firstFace(scene));
  const cos = Math.cos((degrees * Math.PI) / 180);
  const sin = Math.sin((degrees * Math.PI) / 180);
  return moved(scene, ({ x, y }) => ({
    x: eyes.x + (x - eyes.x) * cos - (y - eyes.y) * sin,
    y: eyes.y + (x - eyes.x) * sin + (y - eyes.y) * cos,
  }));
};

/** Pairs of points brought to a distance of so many T, around their middle. */
export const opened = (scene: Scene, pairs: readonly (readonly [number, number])[], share: number): Scene => {
  const face = firstFace(scene);
  const { t, down } = axesOf(face);
  const half = (share * t) / 2;
  const places = new Map<number, Point>();
  for (const [upper, lower] of pairs) {
    const one = meshPoint(face, upper);
    const other = meshPoint(face, lower);
    const middle = { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
    places.set(upper, { x: middle.x - down.x * half, y: middle.y - down.y * half });
    places.set(lower, { x: middle.x + down.x * half, y: middle.y + down.y * half });
  }
  return moved(scene, (point, index) => places.get(index) ?? point);
};

/** The picture out of focus. */
export const blurred = async (scene: Scene, sigma: number): Promise<Scene> => {
  const { width, height, rgba } = scene.picture;
  const { data } = await sharp(rgba, { raw: { width, height, channels: 4 } })
    .blur(sigma)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { ...scene, picture: { width, height, rgba: data } };
};
