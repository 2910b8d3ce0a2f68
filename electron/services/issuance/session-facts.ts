import type { Failure, Result } from '#basics/result.ts';
import type { IdentityDocument } from '#domain/identity/identity-document.ts';
import type { ActName, Effect } from '#domain/issuance/effects.ts';
import type { SessionEvent } from '#domain/issuance/events.ts';
import type { JournalRow, SessionRow } from '#domain/issuance/journal.ts';
import type { Next } from '#domain/issuance/next.ts';
import type { SessionState } from '#domain/issuance/state.ts';
import { transition } from '#domain/issuance/transition.ts';
import { notPerformed, type Performed, performed } from './act-context.ts';
import type { ActTiming } from './current-session.ts';

/** A session waits for a review before anything of a card, with nothing under way. */
export const waitsForReview = (state: SessionState): boolean =>
  ((state.step === 'verdict' && state.verdict.decision === 'wait') ||
    (state.step === 'application' && state.application?.state === 'under-review')) &&
  state.running === null;

/** Number, name and birth together are one person. */
export const isSamePerson = (a: IdentityDocument | null, b: IdentityDocument): boolean =>
  a !== null && a.idNumber === b.idNumber && a.name === b.name && a.birth === b.birth;

/** How often each act was begun before, so that the keys of the journal go on. */
export const attemptsOf = (rows: readonly JournalRow[]): Map<ActName, number> => {
  const attempts = new Map<ActName, number>();
  for (const { effect, key } of rows) {
    const attempt = Number(key.slice(key.lastIndexOf(':') + 1));
    const act = effect as ActName;
    if (Number.isInteger(attempt)) attempts.set(act, Math.max(attempts.get(act) ?? 0, attempt));
  }
  return attempts;
};

/** The row a session in this state has. */
export const rowOf = (
  row: Pick<SessionRow, 'sessionId' | 'openedAt' | 'closedAt'>,
  state: SessionState,
): SessionRow => ({
  ...row,
  step: state.step,
  state: JSON.stringify(state),
  outcome: state.step === 'closed' ? state.outcome : null,
});

/** Several events of one transaction; only the last one may begin an act. */
export const fold = (start: SessionState, events: readonly SessionEvent[]): Result<Next> => {
  let state = start;
  const effects: Effect[] = [];
  for (const event of events) {
    if (effects.some(({ effect }) => effect === 'run')) throw new Error(`${event.event} after an act was begun`);
    const next = transition(state, event);
    if (!next.ok) return next;
    state = next.value.state;
    effects.push(...next.value.effects);
  }
  return { ok: true, value: { state, effects } };
};

/** How long the acts before took, so that the progress line still says what is done. */
export const timingsOf = (rows: readonly JournalRow[]): ActTiming[] =>
  rows.flatMap(({ effect, phase, key, at, result }) => {
    if (phase === 'intent') return [];
    const begun = rows.find((row) => row.key === key)?.at ?? at;
    return [{ act: effect as ActName, ms: at - begun, ok: result === 'done' }];
  });

/** Ends an act. */
type OutcomeEvent = Extract<SessionEvent, { event: 'done' | 'failed' }>;

export const isOutcome = (event: SessionEvent): event is OutcomeEvent =>
  event.event === 'done' || event.event === 'failed';

/** What the journal keeps of an act whose end was found out after a start. */
export const outcomeAfterStart = (event: OutcomeEvent): Performed =>
  event.event === 'done'
    ? performed(event.value, { afterStart: true })
    : notPerformed({ ...event.failure, params: { ...event.failure.params, afterStart: 1 } }, event.card);

/** Of an outcome. */
export const actOf = (event: SessionEvent): ActName => {
  if (event.event === 'done') return event.value.act;
  if (event.event === 'failed') return event.act;
  throw new Error('an outcome belongs to an act');
};

/** A performer that threw. */
export const internalFailure = (act: ActName): Failure => ({
  code: 'session.act-crashed',
  kind: 'stop',
  params: { act },
});
