/** How many samples a measurement takes: a busy or slow machine gives fewer instead of making the run long. */
export interface Sampling {
  readonly fewest: number;
  readonly most: number;
  /** No further sample is begun after this time, once there are the fewest. */
  readonly budgetMs: number;
}

/** Begins to count the time; the answer says, given the samples so far, whether to take another one. */
export const sampling = ({ fewest, most, budgetMs }: Sampling): ((taken: number) => boolean) => {
  const started = performance.now();
  return (taken) => taken < fewest || (taken < most && performance.now() - started < budgetMs);
};
