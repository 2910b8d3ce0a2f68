import type { Pair } from '#domain/staff/pair.ts';

/** Who keeps the stock in the tests; synthetic persons. */
export const TELLER = { staffId: 'T-7', name: '李四', role: 'teller' } as const;
export const SUPERVISOR = { staffId: 'S-1', name: '王五', role: 'supervisor' } as const;
export const PAIR: Pair = { first: TELLER, second: SUPERVISOR };
