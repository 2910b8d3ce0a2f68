import type { PhotoLimits } from '../limits.ts';
import type { FaceLook } from '../look.ts';
import { whenLess, whenMore, within, worse } from '../outcome.ts';
import { finding, PATCH, patchBox, type RuleFinding } from './rule-finding.ts';

/** What the rules say of a face, in the frame and in the photo alike. */
export const judgeFace = (look: FaceLook, limits: PhotoLimits): readonly RuleFinding[] => [
  onePerson(look, limits),
  ...frontal(look, limits),
  straight(look, limits),
  eyes(look, limits),
  ...lips(look, limits),
  glasses(look, limits),
  headwear(look, limits),
  covered(look, limits),
  ...forehead(look, limits),
  ears(look, limits),
  ...exposure(look, limits),
  evenLight(look, limits),
  ...colour(look, limits),
  sharp(look, limits),
];

const onePerson = ({ otherFace, otherBox }: FaceLook, { rules }: PhotoLimits): RuleFinding =>
  finding('P01', whenMore(otherFace, rules.otherFace), otherFace, 'photo.P01-several', otherBox ? [otherBox] : []);

const frontal = ({ pose, axes }: FaceLook, { rules }: PhotoLimits): readonly RuleFinding[] => {
  const mark = [patchBox(axes, PATCH.face)];
  const turn = Math.abs(pose.turn);
  const pitch = Math.abs(pose.pitch);
  return [
    finding('P02', whenMore(turn, rules.turn), turn, 'photo.P02-turned', mark),
    finding(
      'P02',
      whenMore(pitch, rules.pitch),
      pitch,
      pose.pitch < 0 ? 'photo.P02-raised' : 'photo.P02-lowered',
      mark,
    ),
  ];
};

const straight = ({ pose, axes }: FaceLook, { rules }: PhotoLimits): RuleFinding => {
  const roll = Math.abs(pose.roll);
  return finding('P03', whenMore(roll, rules.roll), roll, 'photo.P03-tilted', [patchBox(axes, PATCH.face)]);
};

const eyes = ({ eyeOpening, axes }: FaceLook, { rules }: PhotoLimits): RuleFinding =>
  finding('P06', whenLess(eyeOpening, rules.leastEyeOpening), eyeOpening, 'photo.P06-closed', [
    patchBox(axes, PATCH.eyes),
  ]);

const lips = ({ lipGap, teeth, axes }: FaceLook, { rules }: PhotoLimits): readonly RuleFinding[] => {
  const mark = [patchBox(axes, PATCH.mouth)];
  return [
    finding('P07', whenMore(lipGap, rules.lipGap), lipGap, 'photo.P07-open', mark),
    finding('P07', whenMore(teeth, rules.teeth), teeth, 'photo.P07-teeth', mark),
  ];
};

const glasses = ({ classes, axes }: FaceLook, { rules }: PhotoLimits): RuleFinding =>
  finding('P08', whenMore(classes.eyeBandOthers, rules.eyeBandOthers), classes.eyeBandOthers, 'photo.P08-glasses', [
    patchBox(axes, PATCH.eyes),
  ]);

const headwear = ({ classes, axes }: FaceLook, { rules }: PhotoLimits): RuleFinding =>
  finding('P09', whenMore(classes.crownCover, rules.crownCover), classes.crownCover, 'photo.P09-headwear', [
    patchBox(axes, PATCH.crown),
  ]);

const covered = ({ classes, axes }: FaceLook, { rules }: PhotoLimits): RuleFinding =>
  finding('P10', whenMore(classes.lowerFaceCover, rules.lowerFaceCover), classes.lowerFaceCover, 'photo.P10-covered', [
    patchBox(axes, PATCH.lowerFace),
  ]);

const forehead = ({ classes, axes }: FaceLook, { rules }: PhotoLimits): readonly RuleFinding[] => {
  const mark = [patchBox(axes, PATCH.forehead)];
  const { foreheadLowHair, foreheadHighHair } = classes;
  return [
    finding('P11', whenMore(foreheadLowHair, rules.foreheadLowHair), foreheadLowHair, 'photo.P11-fringe', mark),
    finding('P11', whenMore(foreheadHighHair, rules.foreheadHighHair), foreheadHighHair, 'photo.P11-fringe', mark),
  ];
};

/** Both ears hidden is another matter than one of them: that may be a head turned a little. */
const ears = ({ classes, axes }: FaceLook, { rules }: PhotoLimits): RuleFinding => {
  const { earRight, earLeft } = classes;
  const right = patchBox(axes, PATCH.earRight);
  const left = patchBox(axes, PATCH.earLeft);
  const better = Math.max(earRight, earLeft);
  const both = finding('P12', whenLess(better, rules.leastEarSkin), better, 'photo.P12-ears', [right, left]);
  const other = Math.min(earRight, earLeft);
  const one = finding('P12', whenLess(other, rules.leastOtherEarSkin), other, 'photo.P12-ear', [
    earRight < earLeft ? right : left,
  ]);
  return worse(both, one);
};

const exposure = ({ light, axes }: FaceLook, { rules }: PhotoLimits): readonly RuleFinding[] => {
  const mark = [patchBox(axes, PATCH.face)];
  const { overexposed, lightness } = light;
  return [
    finding('P16', whenMore(overexposed, rules.overexposed), overexposed, 'photo.P16-over', mark),
    finding('P16', whenLess(lightness, rules.leastFaceLightness), lightness, 'photo.P16-under', mark),
  ];
};

const evenLight = ({ light, axes }: FaceLook, { rules }: PhotoLimits): RuleFinding =>
  finding('P17', whenMore(light.sides, rules.sides), light.sides, 'photo.P17-uneven', [patchBox(axes, PATCH.face)]);

const colour = ({ light, axes }: FaceLook, { rules }: PhotoLimits): readonly RuleFinding[] => {
  const mark = [patchBox(axes, PATCH.face)];
  return [
    finding('P18', whenLess(light.chroma, rules.leastFaceChroma), light.chroma, 'photo.P18-grey', mark),
    finding('P18', within(light.a, rules.faceA, 'warn'), light.a, 'photo.P18-cast', mark),
    finding('P18', within(light.b, rules.faceB, 'warn'), light.b, 'photo.P18-cast', mark),
  ];
};

const sharp = ({ sharpness, axes }: FaceLook, { rules }: PhotoLimits): RuleFinding =>
  finding('P19', whenLess(sharpness, rules.leastSharpness), sharpness, 'photo.P19-blurred', [
    patchBox(axes, PATCH.face),
  ]);
