import { type ApplicantView, type Cover, PERSONAL_STAGES } from '#contract/views.ts';

type Stage = ApplicantView['stage'];

/** Nobody touched the screen for so long: the applicant is taken to have left. */
export const AWAY_AFTER_MS = 90_000;

/** Stages whose unsent work (ticks, lines told) is still there afterwards; any other one begins anew. */
const KEPT: readonly Stage[] = ['confirm-data', 'consent'];

/** What of a stage is on the screen: all of it, nothing that can be seen, or nothing at all. */
export type Showing = 'shown' | 'hidden' | 'removed';

/** `left`: this screen noticed that the applicant is away, whether the host knows it by now or not. */
export const showing = (stage: Stage, cover: Cover, left: boolean): Showing => {
  if (!PERSONAL_STAGES.includes(stage) || (cover === 'none' && !left)) return 'shown';
  return KEPT.includes(stage) ? 'hidden' : 'removed';
};

/** How long the screen may still stay untouched before it is covered, in milliseconds. */
export const timeLeft = (touchedAt: number, now: number): number => Math.max(0, AWAY_AFTER_MS - (now - touchedAt));
