import { describe, expect, it } from 'vitest';
import {
  addTallies,
  skipReasons,
  tallyLine,
  tallyOfPlaywright,
  tallyOfVitest,
} from '../../scripts/support/test-tally.ts';

const file = (status: string, ...states: readonly string[]) => ({
  status,
  assertionResults: states.map((state) => ({ status: state })),
});
const stats = { expected: 3, unexpected: 0, flaky: 0, skipped: 1 };

describe('tally of a test run', () => {
  it('counts every test, and a file that does not load as one failure', () => {
    const report = {
      testResults: [file('passed', 'passed', 'skipped', 'todo'), file('failed', 'failed', 'passed'), file('failed')],
    };
    expect(tallyOfVitest(report)).toEqual({ passed: 2, failed: 2, skipped: 2 });
  });

  it('counts a test that passed only the second time as failed', () => {
    expect(tallyOfPlaywright({ stats: { ...stats, flaky: 1 }, errors: [], suites: [] }).failed).toBe(1);
  });

  it('counts what went wrong outside of the tests', () => {
    expect(tallyOfPlaywright({ stats, errors: [{}], suites: [] })).toEqual({ passed: 3, failed: 1, skipped: 1 });
  });

  it('names each reason for skipping once', () => {
    const spec = { tests: [{ annotations: [{ type: 'skip', description: 'no display' }] }] };
    const suites = [{ specs: [spec], suites: [{ specs: [spec, { tests: [{ annotations: [] }] }] }] }];
    expect([...skipReasons({ stats, errors: [], suites })]).toEqual([['no display', 2]]);
  });

  it('sums up in one line', () => {
    const total = addTallies([
      { passed: 2, failed: 0, skipped: 1 },
      { passed: 1, failed: 1, skipped: 0 },
    ]);
    expect(tallyLine(total)).toBe('3 passed, 1 failed, 1 skipped');
  });
});
