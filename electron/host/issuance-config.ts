import { z } from 'zod';
import { DEFAULT_POLICY } from '#services/issuance/policy.ts';

const ms = z.int().positive();

/** `issuance` of the station file: times at the gate and limits; what is left out has the default of the fault table. */
export const issuanceConfig = z.strictObject({
  takePromptMs: ms.default(DEFAULT_POLICY.takePromptMs),
  retainAfterMs: ms.default(DEFAULT_POLICY.retainAfterMs),
  waitLongerMs: ms.default(DEFAULT_POLICY.waitLongerMs),
  reconnectMs: ms.default(DEFAULT_POLICY.reconnectMs),
  /** A box for one card could never take the one that fails and keep room for the next. */
  rejectBoxCapacity: z.int().min(3).default(DEFAULT_POLICY.rejectBoxCapacity),
  generations: z
    .array(z.enum(['1.0', '2.0', '3.0']))
    .min(1)
    .readonly()
    .default(DEFAULT_POLICY.generations),
  eligibility: z
    .strictObject({
      adultAge: z.int().min(1).max(30).default(DEFAULT_POLICY.eligibility.adultAge),
      schoolAge: z.int().min(1).max(18).default(DEFAULT_POLICY.eligibility.schoolAge),
    })
    .default(DEFAULT_POLICY.eligibility),
  reviewPollMs: ms.default(DEFAULT_POLICY.reviewPollMs),
});
