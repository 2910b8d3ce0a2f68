import type { FailureParams } from '#basics/result.ts';

/** One thing that is wrong in a station file, with the code that says it. */
export interface SettingProblem {
  /** Places joined by dots; empty for the file as a whole. */
  readonly path: string;
  /** `config.*` */
  readonly code: string;
  readonly params: FailureParams;
}
