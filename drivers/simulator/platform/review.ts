import type { PlatformContext } from './context.ts';
import type { Review } from './person-seed.ts';
import type { ApplicationEntry, PersonEntry } from './records.ts';

/** Lets time do its part of the review; true when that changed the application. */
export const settleReview = (application: ApplicationEntry, now: number): boolean => {
  if (application.state !== 'under-review' || typeof application.reviewDue !== 'number') return false;
  if (application.reviewDue > now) return false;
  const { outcome, reasons } = application.review ?? { outcome: 'approved', reasons: [] };
  application.state = outcome;
  application.reasons = [...reasons];
  application.reviewDue = null;
  return true;
};

/** The review of an application made in the app is counted from the first time a counter asks for it. */
export const startReview = (context: PlatformContext, application: ApplicationEntry): void => {
  if (application.state !== 'under-review' || application.reviewDue !== 'open') return;
  const afterMs = application.review === null ? context.rules.reviewAfterMs : application.review.afterMs;
  application.reviewDue = afterMs === null ? null : context.clock.now() + afterMs;
  context.files.save();
};

/** How the next application of this person made at the counter will be reviewed; by the platform's rules unless said. */
export const onsiteReviewOf = (context: PlatformContext, { personId, onsiteReview }: PersonEntry): Review => {
  const earlier = context.files.data.applications.filter(
    (entry) => entry.personId === personId && entry.mode === 'onsite' && entry.shown !== null,
  ).length;
  const said = onsiteReview[earlier] ?? onsiteReview.at(-1);
  return said ?? { afterMs: context.rules.onsiteReviewMs, outcome: 'approved', reasons: [] };
};
