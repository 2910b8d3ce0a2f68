import type { Outlet } from '#domain/outlets/outlet.ts';
import { PUBLISHED_OUTLETS } from '#domain/outlets/published.ts';

/** The directory a station goes by. */
export interface OutletDirectory {
  readonly outlets: readonly Outlet[];
  /** The bureau's platform, or while it has not answered the notice. */
  readonly source: 'platform' | 'published';
  /** Numbers of outlets the platform gives otherwise than the notice, or the notice does not have. */
  readonly changed: readonly number[];
  /** Outlets of the notice the platform does not list any more. */
  readonly dropped: readonly number[];
}

const FIELDS = ['area', 'bank', 'name', 'phone', 'address'] as const satisfies readonly (keyof Outlet)[];

const isSame = (one: Outlet, other: Outlet): boolean => FIELDS.every((field) => one[field] === other[field]);

/**
 * The platform's directory wins where there is one, and what it changed against the published one is named; without it
 * (null, or an empty answer) the published one serves.
 */
export const directoryOf = (platform: readonly Outlet[] | null): OutletDirectory => {
  if (platform === null || platform.length === 0)
    return { outlets: PUBLISHED_OUTLETS, source: 'published', changed: [], dropped: [] };
  const published = new Map(PUBLISHED_OUTLETS.map((outlet) => [outlet.no, outlet]));
  const listed = new Set(platform.map(({ no }) => no));
  const changed = platform.filter((outlet) => {
    const before = published.get(outlet.no);
    return before === undefined || !isSame(before, outlet);
  });
  return {
    outlets: platform,
    source: 'platform',
    changed: changed.map(({ no }) => no),
    dropped: [...published.keys()].filter((no) => !listed.has(no)),
  };
};
