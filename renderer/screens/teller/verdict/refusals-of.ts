import type { SessionView } from '#contract/views.ts';
import { partOf } from '#domain/issuance/application.ts';
import type { RefusalReason } from './refusal-reasons.tsx';

const REVIEW = 'review.';

export const isReviewersReason = ({ code }: { readonly code: string }): boolean => code.startsWith(REVIEW);

/** The reviewers' own reasons among the outcomes, by what has to be done again. */
export const refusalsOf = ({ verdict }: Pick<SessionView, 'verdict'>): readonly RefusalReason[] =>
  (verdict?.reasons ?? []).flatMap((reason) => {
    if (!isReviewersReason(reason) || reason.text === undefined) return [];
    const code = reason.code.slice(REVIEW.length);
    return [{ code, ...reason.text, part: partOf({ code }) }];
  });
