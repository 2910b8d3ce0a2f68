import type { Injected } from '../support/random-faults.ts';
import type { Seeded } from '../support/seeded.ts';
import { type Course, type KillPoint, nameOf } from './points.ts';

/** One session at a station, with everything that stands in its way. */
export interface Trial {
  readonly name: string;
  readonly course: Course;
  /** What dies, and when; null when nothing does. */
  readonly kill: Kill | null;
  readonly faults: readonly Injected[];
  /** The platform can't be reached for a while; null when it can all the time. */
  readonly outage: { readonly afterMs: number; readonly forMs: number } | null;
}

export interface Kill {
  readonly point: KillPoint;
  /** Which beginning of the act in the session, from 1. */
  readonly occurrence: number;
  /** Of the act's usual time, for "during". */
  readonly fraction: number;
  /** How long the printer stays without power. */
  readonly powerMs: number;
}

const POWER_MS = [50, 400, 1_500] as const;

export const killAt = (point: KillPoint, random: Seeded, occurrence = 1): Kill => ({
  point,
  occurrence,
  fraction: random.next(),
  powerMs: random.pick(POWER_MS),
});

/** A point of the matrix alone. */
export const trialOf = (point: KillPoint, random: Seeded): Trial => ({
  name: nameOf(point),
  course: point.course,
  kill: killAt(point, random),
  faults: [],
  outage: null,
});
