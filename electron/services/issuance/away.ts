import { done, fail, type Result } from '#basics/result.ts';
import type { ApplicantView, Cover } from '#contract/views.ts';

/**
 * Whether the applicant's screen is hidden, for the session in which it was. Kept in memory only: after a restart the
 * screen counts the minutes anew. It is no state of the issuance; a card is made whether somebody looks or not.
 */
export class Away {
  #session: string | null = null;
  #cover: Cover = 'none';

  /** What is hidden in this session; another session begins uncovered. */
  of(sessionId: string | null): Cover {
    return sessionId !== null && sessionId === this.#session ? this.#cover : 'none';
  }

  /** The applicant left. */
  leave(sessionId: string | null): Result<void> {
    if (sessionId === null) return notNow();
    this.#session = sessionId;
    this.#cover = 'away';
    return done;
  }

  /** Somebody touched the hidden screen; nothing is shown before the teller has looked who it is. */
  comeBack(sessionId: string | null): Result<void> {
    if (this.of(sessionId) === 'none') return notNow();
    this.#cover = 'back';
    return done;
  }

  /** The teller nods. */
  uncover(sessionId: string | null): Result<void> {
    if (this.of(sessionId) === 'none') return notNow();
    this.#cover = 'none';
    return done;
  }
}

const notNow = (): Result<void> => fail('session.not-now', 'ask', { step: 'ready' });

/** The view without anything of the person: what a hidden screen is sent. */
export const covered = (view: ApplicantView): ApplicantView => ({
  ...view,
  maskedName: null,
  lines: [],
  decision: null,
  reasons: [],
  referral: null,
  bring: [],
  pinProblem: null,
  photo: null,
});
