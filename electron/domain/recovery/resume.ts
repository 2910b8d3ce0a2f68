import { assertNever } from '#basics/assert-never.ts';
import type { Failure } from '#basics/result.ts';
import type { ActName } from '../issuance/effects.ts';
import type { FailedCard, SessionEvent } from '../issuance/events.ts';
import type { FaultChoice, SessionState } from '../issuance/state.ts';
import { transition } from '../issuance/transition.ts';
import type { Decision } from './decision.ts';

/**
 * The outcome of an act nobody saw the end of. Never of the kind `retry`: no rule repeats it by itself, the decision
 * does.
 */
const interrupted = (act: ActName, why: Failure, found: FailedCard | null = null, face: 'blank' | null = null) => {
  const { code, params } = why;
  const kind = why.kind === 'stop' ? 'stop' : 'ask';
  const failure: Failure = { code, kind, params: { ...params, ...(face === null ? {} : { face }) } };
  const failed = { event: 'failed', act, failure } as const;
  return found === null ? failed : { ...failed, card: found };
};

/** What may be done after an act was interrupted, as the session itself has it. */
export const choicesAfterInterruption = (
  state: SessionState,
  act: ActName,
  why: Failure,
  { found = null, face = null }: { readonly found?: FailedCard | null; readonly face?: 'blank' | null } = {},
): readonly FaultChoice[] => {
  const next = transition(state, interrupted(act, why, found, face));
  if (!next.ok) throw new Error(`${act} has no outcome in step ${state.step}: ${next.error.code}`);
  const after = next.value.state;
  return after.step === 'closed' ? [] : (after.fault?.choices ?? []);
};

/**
 * The events that carry a decision out, in their order; the last one begins what follows. Empty when the session is
 * only shown again as it was, or when nothing may be done yet.
 */
export const eventsOf = (state: SessionState, decision: Decision): readonly SessionEvent[] => {
  const { why } = decision;
  switch (decision.decision) {
    case 'look-again':
      return decision.act === null ? [] : [interrupted(decision.act, why)];
    case 'look-inside':
      return [];
    case 'close-without-card':
      return [...endOfRunning(state, why), { event: state.step === 'make' ? 'finish' : 'cancel' }];
    case 'continue':
      return decision.act === null ? [] : again(state, decision.act, why, decision);
    case 'ask-platform-again':
      return again(state, decision.act, why);
    case 'take-as-done':
      return [{ event: 'done', value: decision.value }];
    case 'handed-over':
      return decision.value === null ? [{ event: 'retry' }] : [{ event: 'done', value: decision.value }];
    case 'spoil':
    case 'retain':
      return intoBox(decision.act, why, decision.goesOn);
    case 'incident':
      return [
        ...(decision.act === null ? [] : [interrupted(decision.act, why, decision.found)]),
        { event: 'leave-to-people', cause: { ...why, kind: 'stop' } },
      ];
    case 'resume-waiting':
      return decision.act === null ? endOfRunning(state, LIFTED) : again(state, decision.act, why);
    default:
      return assertNever(decision, 'decision');
  }
};

/** A wait for a document that nobody waits for any more: the list is shown again without a fault. */
const LIFTED: Failure = { code: 'id-reader.cancelled', kind: 'ask' };

const endOfRunning = (state: SessionState, why: Failure): readonly SessionEvent[] =>
  state.step === 'closed' || state.running === null ? [] : [interrupted(state.running, why)];

/** PIN and taken-back order have their own way on; everything else is begun again, where the session lets it. */
const again = (
  state: SessionState,
  act: ActName,
  why: Failure,
  { found = null, face = null }: { readonly found?: FailedCard | null; readonly face?: 'blank' | null } = {},
): readonly SessionEvent[] => {
  if (act === 'set-pin') return [interrupted(act, PIN_GONE)];
  const choices = choicesAfterInterruption(state, act, why, { found, face });
  const failed = interrupted(act, why, found, face);
  return choices.includes('retry') ? [failed, { event: 'retry' }] : [failed];
};

/** It was in the memory of the program that ended, nowhere else: the applicant chooses it again. */
const PIN_GONE: Failure = { code: 'pin.gone', kind: 'ask' };

const intoBox = (act: ActName | null, why: Failure, goesOn: boolean): readonly SessionEvent[] => {
  if (act === 'watch-gate') return [{ event: 'done', value: { act, taken: false } }];
  const taken: SessionEvent = { event: goesOn ? 'replace' : 'retain' };
  return act === null ? [taken] : [interrupted(act, why), taken];
};
