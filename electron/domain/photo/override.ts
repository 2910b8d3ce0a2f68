import type { PhotoRule } from './judgement.ts';

/** Why a supervisor lets a photo pass that a rule refused (photo.md §4). */
export const OVERRIDE_REASONS = ['eye-disease', 'religious-dress', 'medical', 'infant', 'device-fault'] as const;
export type OverrideReason = (typeof OVERRIDE_REASONS)[number];

/** A supervisor's word on a photo, kept with what was measured at that time. */
export interface PhotoOverride {
  readonly rules: readonly {
    readonly rule: PhotoRule;
    readonly measured: number | null;
    readonly limit: number | null;
  }[];
  readonly reason: OverrideReason;
  readonly text: string;
  /** Where the proof is (number of a medical certificate …); empty without one. */
  readonly evidence: string;
  readonly teller: string;
  readonly supervisor: string;
  readonly at: number;
  readonly limits: string;
  readonly models: readonly { readonly name: string; readonly sha256: string }[];
  /** SHA-256 of the picture as it came, and of the photo made of it. */
  readonly capture: string;
  readonly photo: string;
  /** How many pictures were taken in this session up to here. */
  readonly attempts: number;
  readonly station: string;
  readonly camera: string;
}
