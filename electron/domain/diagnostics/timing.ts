/** What a row of measured times says. Milliseconds with one decimal. */
export interface Timing {
  readonly median: number;
  readonly p95: number;
  readonly slowest: number;
}

const tenth = (ms: number): number => Math.round(ms * 10) / 10;

/** The value below which that share of the row lies (nearest rank). */
const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * share) - 1))] ?? 0;

/** Null for an empty row. */
export const timingOf = (ms: readonly number[]): Timing | null => {
  if (ms.length === 0) return null;
  const sorted = ms.toSorted((a, b) => a - b);
  return {
    median: tenth(quantile(sorted, 0.5)),
    p95: tenth(quantile(sorted, 0.95)),
    slowest: tenth(sorted.at(-1) ?? 0),
  };
};
