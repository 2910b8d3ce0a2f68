import type { ChipGeneration } from '#domain/card/card-data.ts';
import { type EligibilityParameters, USUAL_PARAMETERS } from '#domain/eligibility/parameters.ts';

/** Times and limits of the issuance that a station may set; the defaults are those of the fault table. */
export interface IssuancePolicy {
  /** A card at the gate: after this long the screens ask for it with a sound (card-printer.md 1.12 row 11). */
  readonly takePromptMs: number;
  /** Not taken by then: taken back as the customer's card. */
  readonly retainAfterMs: number;
  /** What one press of "wait longer" adds. */
  readonly waitLongerMs: number;
  /** How long an act waits for a line to the printer that was lost (row 17; the driver's pauses are 1, 2, 4, 8, 15 s). */
  readonly reconnectMs: number;
  /** Cards the reject box holds (row 10). */
  readonly rejectBoxCapacity: number;
  /** Generations of chips this station issues (row 13); a blank of another one is wrong stock. */
  readonly generations: readonly ChipGeneration[];
  /** Ages the rules of eligibility work with. */
  readonly eligibility: EligibilityParameters;
  /** How often the platform is asked while a review is waited for. */
  readonly reviewPollMs: number;
}

export const DEFAULT_POLICY: IssuancePolicy = {
  takePromptMs: 15_000,
  retainAfterMs: 30_000,
  waitLongerMs: 30_000,
  reconnectMs: 32_000,
  rejectBoxCapacity: 30,
  generations: ['1.0', '2.0', '3.0'],
  eligibility: USUAL_PARAMETERS,
  reviewPollMs: 5_000,
};
