import { type FaceAxes, placeOf } from '../face-axes.ts';
import type { PhotoFinding, PhotoRule } from '../judgement.ts';
import type { Patch } from '../measures/classes.ts';
import type { Outcome } from '../outcome.ts';
import type { Box } from '../picture.ts';

/** What one rule says of one picture; marks are pixels of that picture. */
export type RuleFinding = Omit<PhotoFinding, 'on'>;

/** A finding: the code is that of the rule alone when it passes, and marks are only kept where something is wrong. */
export const finding = (
  rule: PhotoRule,
  { outcome, limit }: Outcome,
  measured: number | null,
  problem: string,
  marks: readonly Box[] = [],
): RuleFinding => ({
  rule,
  outcome,
  code: outcome === 'pass' ? `photo.${rule}` : problem,
  measured: measured === null ? null : rounded(measured),
  limit,
  marks: outcome === 'pass' ? [] : marks.map(whole),
});

/** Four digits are more than any measure is good for. */
const rounded = (value: number): number => Number(value.toPrecision(4));

const whole = ({ x, y, width, height }: Box): Box => ({
  x: Math.round(x),
  y: Math.round(y),
  width: Math.round(width),
  height: Math.round(height),
});

/** The upright rectangle around a patch of the face. */
export const patchBox = (axes: FaceAxes, { u, v }: Patch): Box => {
  const corners = u.flatMap((across) => v.map((down) => placeOf(axes, across, down)));
  const xs = corners.map(({ x }) => x);
  const ys = corners.map(({ y }) => y);
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
};

/** Parts of a face as patches, for marks. */
export const PATCH = {
  face: { u: [-0.5, 0.5], v: [-0.75, 1] },
  eyes: { u: [-0.42, 0.42], v: [-0.2, 0.2] },
  mouth: { u: [-0.22, 0.22], v: [0.42, 0.78] },
  crown: { u: [-0.55, 0.55], v: [-1.35, -0.5] },
  lowerFace: { u: [-0.5, 0.5], v: [0.2, 1] },
  forehead: { u: [-0.4, 0.4], v: [-0.75, -0.2] },
  earRight: { u: [-0.66, -0.46], v: [-0.2, 0.4] },
  earLeft: { u: [0.46, 0.66], v: [-0.2, 0.4] },
} as const satisfies Record<string, Patch>;
