import type { Failure } from '#basics/result.ts';
import type { StationView } from '#contract/views.ts';

/** One line of what is looked at before a session. */
export type Check = StationView['checks'][number];

export const passed = (check: Check['check']): Check => ({ check, state: 'ok', code: null });

export const notPassed = (
  check: Check['check'],
  state: 'warn' | 'fail',
  { code, params }: Pick<Failure, 'code' | 'params'>,
): Check => (params === undefined ? { check, state, code } : { check, state, code, params: { ...params } });
