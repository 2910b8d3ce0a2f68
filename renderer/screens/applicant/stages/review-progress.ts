import type { ReviewWaitView } from '#contract/views.ts';

const MINUTE_MS = 60_000;
/** The bar of a wait never fills by itself: the end is the reviewers' to say. */
const ALMOST = 0.95;

export interface ReviewProgress {
  /** Of the bar, 0 to almost 1; null when nobody knows since when. */
  readonly share: number | null;
  /** Whole minutes waited; null when nobody knows since when. */
  readonly minutes: number | null;
  /** It takes longer than it usually does. */
  readonly late: boolean;
}

/** How far a wait for the review is at an instant (epoch milliseconds). */
export const reviewProgress = ({ since, usualMs }: ReviewWaitView, now: number): ReviewProgress => {
  if (since === null) return { share: null, minutes: null, late: false };
  const [, most] = usualMs;
  const waited = Math.max(0, now - since);
  return { share: Math.min(ALMOST, waited / most), minutes: Math.floor(waited / MINUTE_MS), late: waited > most };
};
