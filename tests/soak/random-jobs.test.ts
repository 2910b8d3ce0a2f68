import { expect, it } from 'vitest';
import { randomJobs } from '../support/random-jobs.ts';

/** As many stations work side by side as keep two cores busy. */
const STATIONS = 4;
const JOBS = Number(process.env.JOBS ?? 200);
const SEED = Number(process.env.JOBS_SEED ?? 20_260_101);
/** So many jobs meet faults of every kind, whatever the seed; a few of them may be lucky. */
const ENOUGH = 100;
/** A job with its faults takes a few seconds at a station; this is for a machine with much else to do. */
const LIMIT_PER_JOB_MS = 20_000;

it(
  `${JOBS} jobs with random faults leave every card accounted for (seed ${SEED})`,
  async () => {
    const jobsEach = Math.ceil(JOBS / STATIONS);
    const total = await randomJobs({ stations: STATIONS, jobsEach, seed: SEED });
    if (JOBS < ENOUGH) return;
    expect(total('failed')).toBeGreaterThan(0);
    expect(total('discarded')).toBeGreaterThan(0);
  },
  60_000 + JOBS * LIMIT_PER_JOB_MS,
);
