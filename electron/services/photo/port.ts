import type { Result } from '#basics/result.ts';
import type { PhotoFacts } from '#domain/issuance/state.ts';
import type { PhotoJudgement } from '#domain/photo/judgement.ts';

export interface MadePhoto {
  /** 358×441 at 350 dpi, no EXIF. */
  readonly jpeg: Uint8Array;
  readonly facts: PhotoFacts;
  readonly judgement: PhotoJudgement;
}

/** The empty photo place as measured: CIELAB lightness and chroma, deviation and range of blocks of L*. */
export interface BackgroundReport {
  readonly ok: boolean;
  readonly code: string;
  readonly lightness: number;
  readonly chroma: number;
  readonly deviation: number;
  readonly blockRange: number;
}

/** Makes and judges photos; its word alone counts. */
export interface PhotoJudge {
  make(picture: Uint8Array, source: 'camera' | 'file'): Promise<Result<MadePhoto>>;
  /** The best of a burst. */
  makeBest(pictures: readonly Uint8Array[], source: 'camera' | 'file'): Promise<Result<MadePhoto>>;
  background(picture: Uint8Array): Promise<Result<BackgroundReport>>;
  /** The models are there and the right ones; looked at once, nothing is loaded for it. */
  check(): Promise<Result<void>>;
  warm(): Promise<Result<void>>;
  close(): Promise<void>;
}
