/** What a measurement says. Numbers come only from samples taken in this run. */
export interface Figure {
  /** Stable name to compare runs by, `room.what`. */
  readonly name: string;
  readonly what: string;
  readonly unit: 'ms' | '1/s' | 'MB/s' | 'MiB' | 'bytes' | '%' | 'count';
  readonly better: 'lower' | 'higher';
  readonly median: number;
  /** 95 of 100 samples are this good or better, whichever way "better" points. */
  readonly p95: number;
  /** Samples taken. */
  readonly n: number;
}

/** A figure this machine can't give, and why. */
export interface Skipped {
  readonly name: string;
  readonly reason: string;
}

/** What one measurement brings. */
export interface Measured {
  readonly figures: readonly Figure[];
  readonly skipped: readonly Skipped[];
}

/** Digits behind the point: a millisecond is worth no more than three. */
const PLACES = 3;

const rounded = (value: number): number => Number(value.toFixed(PLACES));

const at = (sorted: readonly number[], rank: number): number => {
  const value = sorted[rank];
  if (value === undefined) throw new Error('a figure needs a sample');
  return value;
};

const medianOf = (sorted: readonly number[]): number =>
  (at(sorted, Math.ceil(sorted.length / 2) - 1) + at(sorted, Math.floor(sorted.length / 2))) / 2;

/** Nearest rank: the first sample, from the best on, behind which no more than 5 of 100 lie. */
const p95Of = (bestFirst: readonly number[]): number => at(bestFirst, Math.ceil(0.95 * bestFirst.length) - 1);

/** Median, p95 and count of the samples. Throws without any: that is a bug of the measurement. */
export const figureOf = (
  facts: Pick<Figure, 'name' | 'what' | 'unit'> & { readonly better?: Figure['better'] },
  samples: readonly number[],
): Figure => {
  const better = facts.better ?? (facts.unit === '1/s' || facts.unit === 'MB/s' ? 'higher' : 'lower');
  const sorted = samples.toSorted((a, b) => a - b);
  return {
    name: facts.name,
    what: facts.what,
    unit: facts.unit,
    better,
    median: rounded(medianOf(sorted)),
    p95: rounded(p95Of(better === 'lower' ? sorted : sorted.toReversed())),
    n: samples.length,
  };
};

/** Milliseconds `work` takes, and what it gives. */
export const timed = <T>(work: () => T): { readonly ms: number; readonly value: T } => {
  const started = performance.now();
  const value = work();
  return { ms: performance.now() - started, value };
};

/** As `timed`, until the promise is settled. */
export const timedAsync = async <T>(work: () => Promise<T>): Promise<{ readonly ms: number; readonly value: T }> => {
  const started = performance.now();
  const value = await work();
  return { ms: performance.now() - started, value };
};
