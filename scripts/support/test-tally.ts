/** How a run of tests ended. A file that could not be run at all counts as one failure. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** The part of vitest's JSON report (Jest's form) that is counted. */
export interface VitestReport {
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs: readonly {
    readonly tests: readonly {
      readonly annotations: readonly { readonly type: string; readonly description?: string }[];
    }[];
  }[];
}

/** The part of Playwright's JSON report that is counted. */
export interface PlaywrightReport {
  readonly suites: readonly PlaywrightSuite[];
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
  /** What went wrong outside of any test: a file that does not load. */
  readonly errors: readonly unknown[];
}

export const tallyOfVitest = ({ testResults }: VitestReport): Tally => {
  const states = testResults.flatMap(({ status, assertionResults }) => {
    const own = assertionResults.map((test) => test.status);
    // A file that failed without a failed test did not load, or a hook of it failed.
    return status === 'failed' && !own.includes('failed') ? [...own, 'failed'] : own;
  });
  return {
    passed: states.filter((state) => state === 'passed').length,
    failed: states.filter((state) => state === 'failed').length,
    skipped: states.filter((state) => state !== 'passed' && state !== 'failed').length,
  };
};

/** A test that passed only when it was repeated has failed. */
export const tallyOfPlaywright = ({ stats, errors }: PlaywrightReport): Tally => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky + (stats.unexpected + stats.flaky === 0 ? errors.length : 0),
  skipped: stats.skipped,
});

/** Why windows were not tested, each reason once with the number of tests; Playwright's own list does not say it. */
export const skipReasons = ({ suites }: PlaywrightReport): ReadonlyMap<string, number> => {
  const reasons = new Map<string, number>();
  const visit = (suite: PlaywrightSuite): void => {
    for (const { annotations } of suite.specs.flatMap(({ tests }) => tests)) {
      const skip = annotations.find(({ type }) => type === 'skip');
      if (skip !== undefined) {
        const reason = skip.description ?? 'no reason given';
        reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      }
    }
    for (const inner of suite.suites ?? []) visit(inner);
  };
  for (const suite of suites) visit(suite);
  return reasons;
};

export const addTallies = (tallies: readonly Tally[]): Tally => ({
  passed: tallies.reduce((sum, { passed }) => sum + passed, 0),
  failed: tallies.reduce((sum, { failed }) => sum + failed, 0),
  skipped: tallies.reduce((sum, { skipped }) => sum + skipped, 0),
});

/** The closing line of a test run. */
export const tallyLine = ({ passed, failed, skipped }: Tally): string =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;
