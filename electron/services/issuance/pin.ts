import { fail, ok, type Result } from '#basics/result.ts';
import { pinProblem } from '#domain/card/pin-rules.ts';
import type { CurrentSession } from './current-session.ts';

/** The PIN just typed against the rules and the person of the session; fails with the `pin.*` codes. */
export const acceptPin = (pin: string, session: CurrentSession | null): Result<string> => {
  const state = session?.state;
  // While one is on its way to the chip, another must not take its place.
  if (state?.step !== 'activate' || state.pin !== 'waiting' || state.running !== null) {
    return fail('session.not-now', 'ask', { step: state?.step ?? 'ready' });
  }
  const { idNumber, birth } = state.document;
  const problem = pinProblem(pin, { idNumber, birth });
  return problem === null ? ok(pin) : fail(problem, 'ask');
};
