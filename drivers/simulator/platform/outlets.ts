import type { z } from 'zod';
import { outlet } from '#drivers/platform/wire.ts';
import list from './outlets.json' with { type: 'json' };

/**
 * The 29 outlets as the bureau published them. Nothing is completed: the source drops the house-number word at line
 * ends, gives outlet 20 no street and outlets 5 and 9 the same telephone.
 */
export const OUTLETS = outlet.array().parse(list);

export type OutletEntry = z.output<typeof outlet>;
