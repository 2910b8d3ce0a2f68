/** How far this station's clock may be from the platform's, milliseconds. */
export interface SkewLimits {
  readonly warnMs: number;
  /** The dates on the card and the order of the records could be wrong. */
  readonly failMs: number;
}

export const DEFAULT_SKEW_LIMITS: SkewLimits = { warnMs: 2 * 60_000, failMs: 10 * 60_000 };

/** Verdict over a measured difference (either sign); null: the platform never said what time it is. */
export const judgeSkew = (
  skewMs: number | null,
  { warnMs, failMs }: SkewLimits,
): 'ok' | 'warn' | 'fail' | 'unknown' => {
  if (skewMs === null) return 'unknown';
  const distance = Math.abs(skewMs);
  if (distance > failMs) return 'fail';
  return distance > warnMs ? 'warn' : 'ok';
};
