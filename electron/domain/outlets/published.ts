import type { Outlet } from './outlet.ts';
import list from './outlets.json' with { type: 'json' };

/**
 * The 29 outlets as the bureau published them on 2023-11-09. Nothing is completed: `gapsOf` says what the notice leaves
 * out.
 */
export const PUBLISHED_OUTLETS: readonly Outlet[] = list;
