import { RANDOM_FAULTS } from '../support/random-faults.ts';
import { type Seeded, seeded } from '../support/seeded.ts';
import { runTrials, type TrialsReport } from './matrix.ts';
import { ACTS_ON, COURSES, type Course, type KillPoint, nameOf, PHASES, VICTIMS } from './points.ts';
import { killAt, type Trial } from './trial.ts';

/** Courses by how often they are played; the ones with a photo to be judged take long. */
const WEIGHTS: Readonly<Record<Course, number>> = {
  online: 10,
  review: 3,
  'not-taken': 2,
  'bad-chip': 2,
  cable: 2,
  onsite: 1,
  minor: 1,
};
const COURSES_BY_WEIGHT = COURSES.flatMap((course) => Array.from({ length: WEIGHTS[course] }, () => course));

/** How often, and about how long after its start, a process that takes a session up is killed too. */
const AGAIN: readonly (readonly number[])[] = [[], [], [], [4_000], [7_000], [3_000, 5_000]];
const KILLS = 0.7;
const OUTAGES = 0.2;
/** Sessions of this many begin an act twice before something dies. */
const SECOND_TIME = 0.15;
/** Of the devices: cards are on their way for a moment. */
const SPEED = 20;
const MS_PER_MINUTE = 60_000;

/** Sessions without end: the same seed makes the same ones. */
export function* soakTrials(seed: number): Generator<Trial> {
  const random = seeded(seed);
  for (let number = 1; ; number += 1) yield soakTrial(number, random);
}

const pointOn = (course: Course, random: Seeded): KillPoint => ({
  act: random.pick(ACTS_ON[course]),
  course,
  phase: random.pick(PHASES),
  victim: random.pick(VICTIMS),
});

const soakTrial = (number: number, random: Seeded): Trial => {
  const course = random.pick(COURSES_BY_WEIGHT);
  const kill = random.chance(KILLS)
    ? {
        ...killAt(pointOn(course, random), random, random.chance(SECOND_TIME) ? 2 : 1),
        again: random.pick(AGAIN).map((ms) => Math.round(ms * (0.2 + random.next()))),
      }
    : null;
  const faults = Array.from({ length: random.pick([0, 0, 1, 1, 2]) }, () => random.pick(RANDOM_FAULTS)(random));
  const outage = random.chance(OUTAGES)
    ? { afterMs: Math.round(random.next() * 2_000), forMs: Math.round(300 + random.next() * 2_500) }
    : null;
  const words = [
    `#${number} ${course}`,
    ...(kill === null ? [] : [`${nameOf(kill.point)}${kill.occurrence === 1 ? '' : ' the second time'}`]),
    ...(kill?.again ?? []).map((ms) => `again after ${ms} ms`),
    ...faults.map(({ device, act, params }) => `${device} ${act} ${JSON.stringify(params)}`),
    ...(outage === null ? [] : [`no platform after ${outage.afterMs} ms for ${outage.forMs} ms`]),
  ];
  return { name: words.join(', '), course, kill, faults, outage };
};

/** Jobs, faults, outages and kills at one station after the other, for as long as is asked for. */
export const runSoak = async (options: {
  readonly minutes: number;
  readonly seed: number;
  readonly signal: AbortSignal;
  readonly tell: (line: string) => void;
}): Promise<TrialsReport> => {
  const { minutes, seed, signal, tell } = options;
  // A timer of its own: a timeout signal nobody listens to may be gone before its time, and this one is only looked at.
  const end = new AbortController();
  const timer = setTimeout(() => end.abort(), minutes * MS_PER_MINUTE);
  const until = AbortSignal.any([signal, end.signal]);
  try {
    return await runTrials({ lanes: [soakTrials(seed)], speed: SPEED, seed, signal: until, tell });
  } finally {
    clearTimeout(timer);
  }
};
