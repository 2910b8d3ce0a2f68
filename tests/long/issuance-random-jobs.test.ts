import { expect, it } from 'vitest';
import { randomJobs } from '../support/random-jobs.ts';

const STATIONS = 3;
const JOBS_EACH = 5;
/** `npm run soak` plays many more, with any seed. */
const SEED = 20_260_101;

it(`${STATIONS * JOBS_EACH} jobs with random faults leave every card accounted for`, async () => {
  const total = await randomJobs({ stations: STATIONS, jobsEach: JOBS_EACH, seed: SEED });
  expect(total('discarded')).toBeGreaterThan(0);
}, 180_000);
