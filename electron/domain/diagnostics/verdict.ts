import type { FailureParams } from '#basics/result.ts';
import type { DeviceValue } from './value.ts';

/** A code with texts in both languages, and how much it matters. */
export interface Finding {
  readonly level: 'info' | 'warn' | 'fail';
  readonly code: string;
  readonly params?: FailureParams | undefined;
}

export type Verdict = 'pass' | 'warn' | 'fail' | 'stopped';

/** What the page shows of a device at a glance; `unknown`: nobody has asked it yet. */
export type Health = 'ok' | 'warn' | 'fail' | 'unknown';

/** The worst of findings and values decides. A test that was stopped says nothing about what was not looked at. */
export const verdictOf = (
  findings: readonly Finding[],
  values: readonly Pick<DeviceValue, 'state'>[],
  stopped: boolean,
): Verdict => {
  const states = [...findings.map(({ level }) => level), ...values.map(({ state }) => state)];
  if (states.includes('fail')) return 'fail';
  if (stopped) return 'stopped';
  return states.includes('warn') ? 'warn' : 'pass';
};

const URGENCY: Readonly<Record<Finding['level'], number>> = { fail: 0, warn: 1, info: 2 };

/** The worst first, otherwise in the order they were found. */
export const worstFirst = <T extends Pick<Finding, 'level'>>(findings: readonly T[]): readonly T[] =>
  findings.toSorted((a, b) => URGENCY[a.level] - URGENCY[b.level]);

/** What a finding makes of its device; null: nothing is the matter. */
export const healthOf = (problem: Pick<Finding, 'level'> | null): Health =>
  problem === null || problem.level === 'info' ? 'ok' : problem.level;
