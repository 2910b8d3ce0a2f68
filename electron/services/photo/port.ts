import type { Result } from '#basics/result.ts';
import type { PhotoFacts } from '#domain/issuance/state.ts';
import type { PhotoJudgement, PhotoOutcome } from '#domain/photo/judgement.ts';
import type { Box } from '#domain/photo/picture.ts';

/** What was done to the picture; nothing else ever is. Kept with the hash of the capture for the record. */
export interface PhotoAlterations {
  /** Part of the upright picture that became the photo, pixels. */
  readonly crop: Box;
  /** Pixels of the photo per pixel of the picture, at most 1. */
  readonly scale: number;
  /** Gain of red, green and blue, the same for all pixels; 1 where nothing was corrected. */
  readonly gains: readonly [red: number, green: number, blue: number];
  /** JPEG quality. */
  readonly quality: number;
}

export interface MadePhoto {
  readonly jpeg: Uint8Array;
  readonly facts: PhotoFacts;
  readonly judgement: PhotoJudgement;
  readonly alterations: PhotoAlterations;
}

/** The empty place before anybody sits there (P13). */
export interface BackgroundReport {
  readonly ok: boolean;
  readonly outcome: PhotoOutcome;
  /** What is wrong with it, `photo.P13` when nothing is. */
  readonly code: string;
  /** Median L*, chroma of the median, standard deviation of L*, brightest less darkest block. */
  readonly lightness: number;
  readonly chroma: number;
  readonly deviation: number;
  readonly blockRange: number;
}

export type PhotoSource = Extract<PhotoFacts['source'], 'camera' | 'file'>;

/**
 * The host's judge of photos. Every method may fail with `photo.model-changed` (param file), `photo.judge-silent` and
 * `photo.judge-ended`; the methods that take a picture also with `photo.unreadable`, `photo.too-large`
 * (params megabytes, megapixels) and `photo.mislabelled`.
 */
export interface PhotoJudge {
  /**
   * Crops, encodes, and judges both the full frame and the encoded photo. Fails where no photo can be cut, and then
   * nothing is kept: `photo.too-small` (params width, height), `photo.no-face`, `photo.several-faces`, `photo.too-far`
   * (param pixels), `photo.geometry`, `photo.P09-headwear`, `photo.file-size` (params least, most).
   */
  make(picture: Uint8Array, source: PhotoSource): Promise<Result<MadePhoto>>;
  /** The best of a burst: each frame is measured, of the good ones the sharpest is made. Fails as `make` does. */
  makeBest(pictures: readonly Uint8Array[], source: PhotoSource): Promise<Result<MadePhoto>>;
  /** Whether the empty background is white and even enough. */
  background(picture: Uint8Array): Promise<Result<BackgroundReport>>;
  /** The models are there and the right ones; looked at once, nothing is loaded for it. */
  check(): Promise<Result<void>>;
  /** Loads the models ahead of the first photo. */
  warm(): Promise<Result<void>>;
  close(): Promise<void>;
}
