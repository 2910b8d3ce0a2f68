import { expect, onTestFinished } from 'vitest';
import { DEFAULT_POLICY } from '#services/issuance/policy.ts';
import { expectAccounted, type IssuanceDesk, openDesk, people, scenarioOf } from './issuance-desk.ts';
import { injectSome, playSession, receive, tidyUp } from './random-actor.ts';
import { seeded } from './seeded.ts';

/** Cards that every job can use up before the box is empty. */
const CARDS_PER_JOB = 3;

const openStation = (jobs: number): Promise<IssuanceDesk> =>
  openDesk({
    scenario: scenarioOf({
      persons: people(jobs),
      boxes: [{ boxId: 'BOX-1', inFeeder: true, generate: { count: jobs * CARDS_PER_JOB, firstSerial: 1 } }],
    }),
    boxes: ['BOX-1'],
    // A hand that does not come is not waited for long.
    station: {
      issuance: { ...DEFAULT_POLICY, takePromptMs: 200, retainAfterMs: 1_600, waitLongerMs: 800, reconnectMs: 9_000 },
    },
  });

/** One job after the other at one station; after each the books must agree with the machine. */
const work = async (desk: IssuanceDesk, jobs: number, seed: number): Promise<Record<string, number>> => {
  const random = seeded(seed);
  const outcomes: Record<string, number> = {};
  let known = 0;
  let again: string | null = null;
  for (let job = 0; job < jobs; job += 1) {
    const personId: string = again !== null && random.chance(0.5) ? again : `p${known++}`;
    const injected = await injectSome(desk, random);
    const label = `seed ${seed}, job ${job}, ${personId}: ${injected.join('; ')}`;
    try {
      const end = await playSession(desk, random, await receive(desk, personId));
      const outcome = end.outcome?.outcome ?? 'none';
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      outcomes.discarded = (outcomes.discarded ?? 0) + end.discarded.length;
      again = outcome === 'failed' && end.outcome?.customerCard === false ? personId : null;
      await desk.press('session.finish');
      await tidyUp(desk, random);
      await expectAccounted(desk);
    } catch (cause) {
      throw new Error(label, { cause });
    }
  }
  return outcomes;
};

/**
 * Jobs with random faults at several stations side by side, each with the next seed; answers how they ended. Fails
 * at the first job after which a card is not where the books say. The same seed makes the same faults; what the
 * machine is quick at is not in the seed.
 */
export const randomJobs = async (options: {
  readonly stations: number;
  readonly jobsEach: number;
  readonly seed: number;
}): Promise<(outcome: string) => number> => {
  const { stations, jobsEach, seed } = options;
  const desks = await Promise.all(Array.from({ length: stations }, () => openStation(jobsEach)));
  onTestFinished(async () => {
    await Promise.all(desks.map((desk) => desk.stop()));
  });
  const done = await Promise.all(desks.map((desk, i) => work(desk, jobsEach, seed + i)));
  const total = (name: string) => done.reduce((sum, outcomes) => sum + (outcomes[name] ?? 0), 0);
  const totals = ['issued', 'failed', 'incident', 'cancelled', 'discarded'].map((name) => `${name} ${total(name)}`);
  console.info(`seed ${seed}: ${totals.join(', ')}`);
  // Most of them come to a card in the end: the faults did not simply stop everything, and they did happen.
  expect(total('issued')).toBeGreaterThan((stations * jobsEach) / 2);
  expect(total('failed') + total('discarded')).toBeGreaterThan(0);
  return total;
};
