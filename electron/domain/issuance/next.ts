import { fail, ok, type Result } from '#basics/result.ts';
import type { Effect } from './effects.ts';
import type { SessionEvent } from './events.ts';
import type { Closed, SessionState } from './state.ts';

export interface Next {
  readonly state: SessionState;
  readonly effects: readonly Effect[];
}

/** `session.not-now`: the event does not belong to this state; nothing changed. */
export const notNow = (state: SessionState, event: SessionEvent): Result<Next> =>
  fail('session.not-now', 'ask', { step: state.step, event: event.event });

export const next = (state: SessionState, ...effects: readonly Effect[]): Result<Next> => ok({ state, effects });

/** A session that ends before any card was touched. */
export const closed = (
  facts: Pick<Closed, 'outcome' | 'cause'> & Partial<Pick<Closed, 'document' | 'guardian' | 'verdict' | 'application'>>,
): Closed => ({
  step: 'closed',
  document: facts.document ?? null,
  guardian: facts.guardian ?? null,
  verdict: facts.verdict ?? null,
  application: facts.application ?? null,
  outcome: facts.outcome,
  fate: 'none',
  cause: facts.cause,
  card: null,
  discarded: [],
  cardNumber: null,
  activation: { socialSecurity: false, bank: false },
});
