import type { SessionView } from '#contract/views.ts';
import { partOf } from '#domain/issuance/application.ts';

/** One reason of the bureau's reviewers, in their words. */
export interface RefusalReason {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly part: 'photo' | 'data';
}

const REVIEW = 'review.';

export const isReviewersReason = ({ code }: { readonly code: string }): boolean => code.startsWith(REVIEW);

/** The reviewers' own reasons among the outcomes, by what has to be done again. */
export const refusalsOf = ({ verdict }: Pick<SessionView, 'verdict'>): readonly RefusalReason[] =>
  (verdict?.reasons ?? []).flatMap((reason) => {
    if (!isReviewersReason(reason) || reason.text === undefined) return [];
    const code = reason.code.slice(REVIEW.length);
    return [{ code, ...reason.text, part: partOf({ code }) }];
  });
