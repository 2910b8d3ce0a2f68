import type { PhotoRule } from './judgement.ts';

/**
 * Where a measure stops being good: beyond `warn`, `confirm` or `fail` it has that outcome. What is left out is never
 * reached. For most measures more is worse, for the ones named `least…` less is.
 */
export interface Steps {
  readonly warn?: number | undefined;
  readonly confirm?: number | undefined;
  readonly fail?: number | undefined;
}

export interface Range {
  readonly least: number;
  readonly most: number;
}

/** Limits of a photo: numbers of reference photo.md §4, a versioned file of the station. */
export interface PhotoLimits {
  /** Names the set in every judgement. */
  readonly version: string;
  readonly file: {
    readonly width: number;
    readonly height: number;
    readonly dpi: number;
    readonly minBytes: number;
    readonly maxBytes: number;
    readonly maxQuality: number;
    readonly minQuality: number;
  };
  /** Where the face lies in the finished photo, pixels of it. */
  readonly geometry: {
    readonly faceWidth: Range & { readonly target: number };
    readonly hairTop: Range & { readonly target: number };
    readonly eyesX: Range;
    /** The line of the eyes is not lower than this (441 − 207). */
    readonly lowestEyes: number;
  };
  /** Exposure and white balance, the same for all pixels, from the background; pictures of the camera only. */
  readonly correction: {
    readonly gain: Range;
    readonly leastLightness: number;
    readonly mostChroma: number;
    readonly mostBlockRange: number;
  };
  readonly rules: {
    readonly otherFace: Steps;
    readonly turn: Steps;
    readonly pitch: Steps;
    readonly roll: Steps;
    readonly shoulders: Steps;
    readonly leastEyeOpening: Steps;
    readonly lipGap: Steps;
    readonly teeth: Steps;
    readonly eyeBandOthers: Steps;
    readonly crownCover: Steps;
    readonly lowerFaceCover: Steps;
    readonly foreheadLowHair: Steps;
    readonly foreheadHighHair: Steps;
    /** Of the ear that is seen better. */
    readonly leastEarSkin: Steps;
    /** Of the other one. */
    readonly leastOtherEarSkin: Steps;
    readonly leastBackgroundLightness: Steps;
    readonly backgroundChroma: Steps;
    readonly backgroundDeviation: Steps;
    readonly backgroundBlockRange: Steps;
    readonly backgroundOutliers: Steps;
    readonly border: Steps;
    readonly backgroundEdges: Steps;
    readonly clothesLightness: Steps;
    /** Difference of clothes and background, ΔE. */
    readonly leastClothesContrast: Steps;
    /** Share of the picture that is clothes. */
    readonly leastClothesSeen: Steps;
    readonly overexposed: Steps;
    readonly leastFaceLightness: Steps;
    readonly sides: Steps;
    readonly leastFaceChroma: Steps;
    readonly castOfBackground: Steps;
    /** a* and b* of a face of natural colour. */
    readonly faceA: Range;
    readonly faceB: Range;
    readonly leastSharpness: Steps;
  };
  /** Clothes of a strong colour are not light ones, however bright. */
  readonly colouredClothes: number;
  /** What the teller ticks whatever was measured. */
  readonly alwaysConfirm: readonly PhotoRule[];
}
