import type { ActName } from '#domain/issuance/effects.ts';
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
  /** After the host died, `npm run recover` decides before the kiosk is started again. */
  readonly byCommand: boolean;
  /** The process that takes the session up is killed so long after its start, and so on; milliseconds. */
  readonly again: readonly number[];
}

/** What an act takes: the host's own milliseconds, and those of the machine at speed 1 (card-printer.md 1.14). */
const USUAL_MS: Partial<Readonly<Record<ActName, readonly [host: number, machine: number]>>> = {
  'check-face': [150, 0],
  'feed-blank': [100, 3_000],
  'authenticate-chip': [200, 600],
  'write-chip': [60, 600],
  'print-face': [500, 4_200],
  'read-chip-again': [300, 1_800],
  'set-pin': [120, 300],
  'present-card': [60, 1_500],
  'retain-card': [150, 2_000],
};
const OTHERS_MS = [20, 0] as const;

/** How long an act usually takes at this speed of the devices: what "during" is a part of. */
export const usualMs = (act: ActName, speed: number): number => {
  const [host, machine] = USUAL_MS[act] ?? OTHERS_MS;
  return host + (speed === 0 ? 0 : machine / speed);
};

const POWER_MS = [50, 400, 1_500] as const;
const BY_COMMAND = 1 / 4;

export const killAt = (point: KillPoint, random: Seeded, occurrence = 1): Kill => ({
  point,
  occurrence,
  fraction: random.next(),
  powerMs: random.pick(POWER_MS),
  byCommand: random.chance(BY_COMMAND),
  again: [],
});

/** A point of the matrix alone. */
export const trialOf = (point: KillPoint, random: Seeded): Trial => ({
  name: nameOf(point),
  course: point.course,
  kill: killAt(point, random),
  faults: [],
  outage: null,
});
