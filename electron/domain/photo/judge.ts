import type { PhotoFinding, PhotoJudgement, PhotoRule } from './judgement.ts';
import { PHOTO_RULES } from './judgement.ts';
import type { PhotoLimits } from './limits.ts';
import type { FaceLook, SurroundingsLook } from './look.ts';
import { worse, worst } from './outcome.ts';
import type { Box } from './picture.ts';
import { judgeFace } from './rules/face-rules.ts';
import { judgePhotoOnly } from './rules/photo-rules.ts';
import type { RuleFinding } from './rules/rule-finding.ts';
import { judgeShoulders } from './rules/shoulders-rule.ts';

/** Everything that was measured of one photo. */
export interface PhotoMeasurements {
  /** The picture as it came. */
  readonly frame: { readonly face: FaceLook; readonly shoulders: number | null; readonly cut: FrameCut };
  /** The finished photo, decoded again. */
  readonly photo: { readonly face: FaceLook; readonly around: SurroundingsLook; readonly bytes: number };
}

/** Where the photo was cut out of the frame: frame pixels, and photo pixels per frame pixel. */
export interface FrameCut {
  readonly box: Box;
  readonly scale: number;
}

/** What a judgement is held by, beside the measurements. */
export type JudgedWith = Pick<PhotoJudgement, 'models' | 'capture'>;

/** Codes no supervisor can let pass (reference photo.md §4). */
const NOT_OVERRIDABLE: readonly string[] = ['photo.P01-several', 'photo.P18-grey', 'photo.P20-geometry'];

/** Measurements held against the limits: one finding per rule, the worse one of frame and photo. */
export const judgePhoto = (
  { frame, photo }: PhotoMeasurements,
  limits: PhotoLimits,
  { models, capture }: JudgedWith,
): PhotoJudgement => {
  const onFrame = [...judgeFace(frame.face, limits), judgeShoulders(frame.shoulders, limits)];
  const onPhoto = [...judgeFace(photo.face, limits), ...judgePhotoOnly(photo, limits)];
  const findings = PHOTO_RULES.map((rule) =>
    merged(
      rule,
      onFrame.filter((finding) => finding.rule === rule).map((finding) => inFrame(finding, frame.cut, limits)),
      onPhoto.filter((finding) => finding.rule === rule).map((finding) => ({ ...finding, on: 'photo' as const })),
    ),
  );
  const failing = findings.filter(({ outcome }) => outcome === 'fail');
  const [first, ...rest] = findings;
  if (first === undefined) throw new Error('there are no rules');
  return {
    verdict: worst([first, ...rest]).outcome,
    findings,
    confirm: findings
      .filter(({ rule, outcome }) => {
        return outcome === 'confirm' || (outcome !== 'fail' && limits.alwaysConfirm.includes(rule));
      })
      .map(({ rule }) => rule),
    overridable: !failing.some(({ code }) => NOT_OVERRIDABLE.includes(code)),
    limits: limits.version,
    models,
    capture,
  };
};

/** A rule's findings of both pictures as one; a rule nothing speaks of is passed (P05 is one of the live picture). */
const merged = (rule: PhotoRule, frame: readonly PhotoFinding[], photo: readonly PhotoFinding[]): PhotoFinding =>
  [...photo, ...frame].reduce(worse, {
    rule,
    outcome: 'pass',
    code: `photo.${rule}`,
    on: photo.length > 0 || frame.length === 0 ? 'photo' : 'frame',
    measured: photo[0]?.measured ?? frame[0]?.measured ?? null,
    limit: photo[0]?.limit ?? frame[0]?.limit ?? null,
    marks: [],
  });

/** A finding on the frame, with its marks where they lie in the photo; marks outside it are left out. */
const inFrame = (finding: RuleFinding, { box, scale }: FrameCut, { file }: PhotoLimits): PhotoFinding => ({
  ...finding,
  on: 'frame',
  marks: finding.marks
    .map((mark) => ({
      x: Math.round((mark.x - box.x) * scale),
      y: Math.round((mark.y - box.y) * scale),
      width: Math.round(mark.width * scale),
      height: Math.round(mark.height * scale),
    }))
    .filter(({ x, y, width, height }) => x + width > 0 && y + height > 0 && x < file.width && y < file.height),
});
