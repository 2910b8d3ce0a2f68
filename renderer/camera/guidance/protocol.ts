import type { Guidance } from '#domain/photo/guidance.ts';
import type { GuidanceTimes } from './guidance-times.ts';

/** Why there is no guidance; a code of `contract/codes/photo-guidance.ts`. */
export type GuidanceOffCode =
  | 'photo.guidance-changed'
  | 'photo.guidance-absent'
  | 'photo.guidance-failed'
  | 'photo.guidance-silent';

/** Guidance that is not there, or no longer. `file` is for the technician. */
export interface GuidanceOff {
  readonly code: GuidanceOffCode;
  readonly file: string | null;
}

/** What the page sends: one frame, handed over with its memory. The next one follows only after the answer. */
export interface GuidanceJob {
  readonly number: number;
  readonly frame: ImageBitmap;
  /** How many pixels of the camera's picture make one of the frame. */
  readonly scale: number;
}

/** What the worker says. After `off` it says nothing any more. */
export type GuidanceReport =
  | { readonly kind: 'ready' }
  | { readonly kind: 'off'; readonly off: GuidanceOff }
  | { readonly kind: 'seen'; readonly number: number; readonly guidance: Guidance; readonly times: GuidanceTimes };
