import { z } from 'zod';
import { PHOTO_RULES } from '#domain/photo/judgement.ts';
import type { PhotoLimits } from '#domain/photo/limits.ts';

const number = z.number();
const step = number.min(0).optional();

const steps = (what: string) =>
  z
    .strictObject({ warn: step, confirm: step, fail: step })
    .describe(`${what}. warn: may be taken again, confirm: the teller looks, fail: taken again or overridden`);

const rangeOf = (what: string) =>
  z
    .strictObject({ least: number, most: number })
    .refine(({ least, most }) => least <= most, 'least is above most')
    .describe(what);

const aimed = (what: string) =>
  z
    .strictObject({ least: number, target: number, most: number })
    .refine(({ least, target, most }) => least <= target && target <= most, 'the target is outside the range')
    .describe(what);

const rules = z.strictObject({
  otherFace: steps('P01 second face, share of the area of the first'),
  turn: steps('P02 tip of the nose beside the middle of the cheeks, share of half the face'),
  pitch: steps('P02 head raised or lowered, degrees'),
  roll: steps('P03 head tilted, degrees'),
  shoulders: steps('P04 line of the shoulders, degrees'),
  leastEyeOpening: steps('P06 distance of the lids, share of eyes to chin'),
  lipGap: steps('P07 distance of the inner lips, share of eyes to chin'),
  teeth: steps('P07 area of teeth, share of eyes to chin squared'),
  eyeBandOthers: steps('P08 accessories in the band of the eyes, share'),
  crownCover: steps('P09 accessories and cloth above the brows, share'),
  lowerFaceCover: steps('P10 no skin of the face between eyes and chin, share'),
  foreheadLowHair: steps('P11 hair in the lower half of the forehead, share'),
  foreheadHighHair: steps('P11 hair in the upper half of the forehead, share'),
  leastEarSkin: steps('P12 skin beside the cheek, the ear seen better, share'),
  leastOtherEarSkin: steps('P12 skin beside the cheek, the other ear, share'),
  leastBackgroundLightness: steps('P13 median L*'),
  backgroundChroma: steps('P13 chroma of the median'),
  backgroundDeviation: steps('P13 standard deviation of L*'),
  backgroundBlockRange: steps('P13 brightest less darkest block, L*'),
  backgroundOutliers: steps('P13 pixels beyond ΔE 6, share'),
  border: steps('P14 upper edge and one side of another colour, share'),
  backgroundEdges: steps('P14 sharp changes in the background, share'),
  clothesLightness: steps('P15 median L*'),
  leastClothesContrast: steps('P15 ΔE to the background'),
  leastClothesSeen: steps('P15 clothes, share of the photo'),
  overexposed: steps('P16 luminance 247 and more, share of the face'),
  leastFaceLightness: steps('P16 mean L* of the face'),
  sides: steps('P17 difference of both halves of the face, share'),
  leastFaceChroma: steps('P18 chroma only a tenth of the face exceeds'),
  castOfBackground: steps('P18 chroma of the background'),
  faceA: rangeOf('P18 a* of the face'),
  faceB: rangeOf('P18 b* of the face'),
  leastSharpness: steps('P19 variance of the Laplacian at 90 px between the eyes; depends on the camera'),
});

const quality = number.int().min(1).max(100);

/** A file of limits (reference photo.md §4). */
export const photoLimitsSchema = z.strictObject({
  $schema: z.string().optional(),
  version: z.string().min(1).max(40).describe('Stands in every judgement'),
  file: z
    .strictObject({
      width: number.int().min(100).max(2000),
      height: number.int().min(100).max(2000),
      dpi: number.int().min(72).max(1200),
      minBytes: number.int().min(1),
      maxBytes: number.int().min(1),
      maxQuality: quality,
      minQuality: quality,
    })
    .refine(({ minBytes, maxBytes }) => minBytes < maxBytes, 'minBytes is not below maxBytes')
    .refine(({ minQuality, maxQuality }) => minQuality <= maxQuality, 'minQuality is above maxQuality')
    .describe('P21: the JPEG of the card'),
  geometry: z
    .strictObject({
      faceWidth: aimed('From cheek to cheek'),
      hairTop: aimed('Upper edge of the hair from the upper edge of the photo'),
      eyesX: rangeOf('Middle of the eyes from the left edge'),
      lowestEyes: number.min(1).describe('Line of the eyes from the upper edge'),
    })
    .describe('P20: where the face lies, pixels of the photo'),
  correction: z
    .strictObject({
      gain: rangeOf('Bounds of the gain of each channel'),
      leastLightness: number.min(0).max(100).describe('A darker background is not corrected'),
      mostChroma: number.min(0).describe('A more coloured background is not corrected'),
      mostBlockRange: number.min(0).describe('A less even background is not corrected'),
    })
    .describe('Exposure and white balance from the background, the same for all pixels, pictures of the camera only'),
  rules,
  colouredClothes: number.min(0).describe('P15: clothes of more chroma are not light ones'),
  alwaysConfirm: z.array(z.enum(PHOTO_RULES)).describe('Ticked by the teller whatever was measured'),
}) satisfies z.ZodType<PhotoLimits>;
