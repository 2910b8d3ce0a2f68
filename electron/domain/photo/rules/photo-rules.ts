import type { PhotoLimits } from '../limits.ts';
import type { FaceLook, SurroundingsLook } from '../look.ts';
import type { BackgroundMeasure } from '../measures/background.ts';
import { type Outcome, whenLess, whenMore, within } from '../outcome.ts';
import type { Box } from '../picture.ts';
import { finding, PATCH, patchBox, type RuleFinding } from './rule-finding.ts';

export interface PhotoLook {
  readonly face: FaceLook;
  readonly around: SurroundingsLook;
  readonly bytes: number;
}

const PASS: Outcome = { outcome: 'pass', limit: null };
const CONFIRM: Outcome = { outcome: 'confirm', limit: null };

/** What only the finished photo can be asked: what is around the person, geometry and file (P13–P15, P18, P20, P21). */
export const judgePhotoOnly = ({ face, around, bytes }: PhotoLook, limits: PhotoLimits): readonly RuleFinding[] => [
  ...judgeBackground(around.background, limits),
  ...nothingElse(around, limits),
  ...clothes(around, limits),
  cast(around.background, limits),
  ...geometry(face, limits),
  file(bytes, limits),
];

/** P13, also of the empty place before anybody sits there. The first problem of equal ones is the one to mend first. */
export const judgeBackground = (
  background: BackgroundMeasure | null,
  { rules }: PhotoLimits,
): readonly RuleFinding[] => {
  // Hair from edge to edge: a person looks whether what is left is white.
  if (background === null) return [finding('P13', CONFIRM, null, 'photo.P13-not-seen')];
  const { colour, chroma, deviation, blockRange, outliers, outlierBox } = background;
  const mark = outlierBox === null ? [] : [outlierBox];
  return [
    finding('P13', whenMore(chroma, rules.backgroundChroma), chroma, 'photo.P13-coloured'),
    finding('P13', whenLess(colour.l, rules.leastBackgroundLightness), colour.l, 'photo.P13-dark'),
    finding('P13', whenMore(blockRange, rules.backgroundBlockRange), blockRange, 'photo.P13-shadow', mark),
    finding('P13', whenMore(deviation, rules.backgroundDeviation), deviation, 'photo.P13-shadow', mark),
    finding('P13', whenMore(outliers, rules.backgroundOutliers), outliers, 'photo.P13-spots', mark),
  ];
};

/** P14. */
const nothingElse = (
  { background, border }: SurroundingsLook,
  { file, rules }: PhotoLimits,
): readonly RuleFinding[] => {
  const whole: Box = { x: 0, y: 0, width: file.width, height: file.height };
  const edges = background?.edges ?? 0;
  const around = background?.outlierBox ?? null;
  return [
    finding('P14', whenMore(border, rules.border), border, 'photo.P14-border', [whole]),
    finding('P14', whenMore(edges, rules.backgroundEdges), edges, 'photo.P14-marks', around === null ? [] : [around]),
  ];
};

/** P15. */
const clothes = ({ background, clothes: worn }: SurroundingsLook, limits: PhotoLimits): readonly RuleFinding[] => {
  if (background === null) return [finding('P15', CONFIRM, null, 'photo.P15-not-seen')];
  const { rules, colouredClothes } = limits;
  const seen = worn?.seen ?? 0;
  if (worn === null || whenLess(seen, rules.leastClothesSeen).outcome !== 'pass') {
    return [finding('P15', whenLess(seen, rules.leastClothesSeen), seen, 'photo.P15-not-seen')];
  }
  const lightness = worn.chroma < colouredClothes ? whenMore(worn.colour.l, rules.clothesLightness) : PASS;
  return [
    finding('P15', lightness, worn.colour.l, 'photo.P15-light'),
    finding('P15', whenLess(worn.contrast, rules.leastClothesContrast), worn.contrast, 'photo.P15-like-background'),
  ];
};

/** White balance is judged on the background: a face has a colour of its own. */
const cast = (background: BackgroundMeasure | null, { rules }: PhotoLimits): RuleFinding =>
  background === null
    ? finding('P18', PASS, null, 'photo.P18-cast')
    : finding('P18', whenMore(background.chroma, rules.castOfBackground), background.chroma, 'photo.P18-cast');

/** P20. Hair may be cut where the eyes would else come too low, so its upper edge only has a greatest value here. */
const geometry = ({ axes, hairTop }: FaceLook, { geometry: limits }: PhotoLimits): readonly RuleFinding[] => {
  const mark = [patchBox(axes, PATCH.face)];
  const width = axes.faceWidth;
  const eyesLow = {
    outcome: axes.eyes.y > limits.lowestEyes + SLACK ? 'fail' : 'pass',
    limit: limits.lowestEyes,
  } as const;
  const top = hairTop ?? 0;
  return [
    finding('P20', within(width, slack(limits.faceWidth), 'fail'), width, 'photo.P20-geometry', mark),
    finding('P20', within(axes.eyes.x, slack(limits.eyesX), 'fail'), axes.eyes.x, 'photo.P20-geometry', mark),
    finding('P20', eyesLow, axes.eyes.y, 'photo.P20-geometry', mark),
    finding(
      'P20',
      within(top, { least: 0, most: limits.hairTop.most + SLACK }, 'fail'),
      top,
      'photo.P20-geometry',
      mark,
    ),
  ];
};

/** The points of a face found in the frame and again in the small photo differ by a few pixels. */
const SLACK = 6;
const slack = ({ least, most }: { readonly least: number; readonly most: number }) => ({
  least: least - SLACK,
  most: most + SLACK,
});

/** P21: what the encoder has seen to; kept with its figure. */
const file = (bytes: number, { file: { minBytes, maxBytes } }: PhotoLimits): RuleFinding =>
  finding('P21', within(bytes, { least: minBytes, most: maxBytes }, 'fail'), bytes, 'photo.file-size');
