/**
 * What is said of a photo. Rules P01–P21 are those of the notice (N11–N14) and of the card bureau's photo text; what is
 * measured, and against which limit, stands in each finding.
 */
export const PHOTO_RULES = [
  'P01',
  'P02',
  'P03',
  'P04',
  'P05',
  'P06',
  'P07',
  'P08',
  'P09',
  'P10',
  'P11',
  'P12',
  'P13',
  'P14',
  'P15',
  'P16',
  'P17',
  'P18',
  'P19',
  'P20',
  'P21',
] as const;
export type PhotoRule = (typeof PHOTO_RULES)[number];

/**
 * `warn`: may be taken again, the teller sees it · `confirm`: the teller looks and ticks it · `fail`: taken again, or
 * overridden by a supervisor where the rule allows it.
 */
export type PhotoOutcome = 'pass' | 'warn' | 'confirm' | 'fail';

/** Worst first. */
export const PHOTO_OUTCOMES = ['fail', 'confirm', 'warn', 'pass'] as const satisfies readonly PhotoOutcome[];

/** Where in the picture it is wrong; pixels of the finished photo (358×441), or of the frame when none could be cut. */
export interface PhotoMark {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PhotoFinding {
  readonly rule: PhotoRule;
  readonly outcome: PhotoOutcome;
  /** What exactly, a code of `contract/codes/photo.ts` such as `photo.P02-turned`; its text says what to do. */
  readonly code: string;
  /** Looked at on the full frame or on the encoded photo; the worse one is kept. */
  readonly on: 'frame' | 'photo';
  /** The value the outcome comes from, null where nothing was to be measured. */
  readonly measured: number | null;
  /** The limit it was held against, null without one. */
  readonly limit: number | null;
  readonly marks: readonly PhotoMark[];
}

/** The host's word on one photo; nothing a screen reckons replaces it. */
export interface PhotoJudgement {
  /** The worst outcome of the findings. */
  readonly verdict: PhotoOutcome;
  /** One per rule, in the order of `PHOTO_RULES`. */
  readonly findings: readonly PhotoFinding[];
  /** What the teller has to tick by hand before the photo may be used: always-asked ones and those that are uncertain. */
  readonly confirm: readonly PhotoRule[];
  /** False when a failing rule can't be overridden by anybody (no face, several faces, no file, geometry, greyscale). */
  readonly overridable: boolean;
  /** Version of the limits. */
  readonly limits: string;
  /** SHA-256 of each model used, hexadecimal. */
  readonly models: readonly { readonly name: string; readonly sha256: string }[];
  /** SHA-256 of the picture as it came. */
  readonly capture: string;
}
