import type { ActName } from '../issuance/effects.ts';
import type { SessionState } from '../issuance/state.ts';
import type { DecisionName } from './decision.ts';
import type { Evidence } from './evidence.ts';

/** A decision that was gone on with, as it is kept. */
export interface RecoveryRow {
  readonly id: number;
  readonly at: number;
  readonly sessionId: string;
  readonly step: SessionState['step'];
  readonly act: ActName | null;
  readonly decision: DecisionName;
  /** Why, by its code. */
  readonly code: string;
  readonly evidence: Evidence;
  /** Staff number, `station` or `command`. */
  readonly actor: string;
}
