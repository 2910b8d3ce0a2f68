import type { Failure } from '#basics/result.ts';
import type { ActName } from '#domain/issuance/effects.ts';
import type { SessionState } from '#domain/issuance/state.ts';
import type { Volatile } from './act-context.ts';

/** A running wait with the progress of its parts. */
export interface Running {
  readonly act: ActName;
  readonly since: number;
  readonly done?: number;
  readonly total?: number;
  /** What stands in its way for now. */
  readonly hint?: Failure;
  /** The card at the gate is asked for. */
  readonly prompt?: 'take-card';
}

export interface ActTiming {
  readonly act: ActName;
  readonly ms: number;
  readonly ok: boolean;
}

/** The session as the views see it. */
export interface CurrentSession {
  readonly sessionId: string;
  readonly openedAt: number;
  readonly closedAt: number | null;
  readonly state: SessionState;
  readonly running: Running | null;
  readonly timings: readonly ActTiming[];
  readonly volatile: Readonly<Volatile>;
}

/** Nothing of a person yet. */
export const emptyVolatile = (): Volatile => ({
  identity: null,
  guardianIdentity: null,
  chip: null,
  pin: null,
  pinProblem: null,
  order: null,
  face: null,
  readBack: null,
  cardsFedBefore: null,
  unseenRetain: null,
});
