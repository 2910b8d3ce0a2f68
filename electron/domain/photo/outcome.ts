import { PHOTO_OUTCOMES, type PhotoOutcome } from './judgement.ts';
import type { Range, Steps } from './limits.ts';

/** An outcome with the limit that gave it: the one passed, or the next one that would be. */
export interface Outcome {
  readonly outcome: PhotoOutcome;
  readonly limit: number | null;
}

/** Outcome of a measure of which more is worse. */
export const whenMore = (value: number, steps: Steps): Outcome => stepped(steps, (limit) => value > limit);

/** Outcome of a measure of which less is worse. */
export const whenLess = (value: number, steps: Steps): Outcome => stepped(steps, (limit) => value < limit);

const stepped = (steps: Steps, beyond: (limit: number) => boolean): Outcome => {
  const named = { fail: steps.fail, confirm: steps.confirm, warn: steps.warn };
  for (const outcome of ['fail', 'confirm', 'warn'] as const) {
    const limit = named[outcome];
    if (limit !== undefined && beyond(limit)) return { outcome, limit };
  }
  return { outcome: 'pass', limit: named.warn ?? named.confirm ?? named.fail ?? null };
};

/** `outside` for a value outside the range, with the end it lies beyond. */
export const within = (value: number, { least, most }: Range, outside: PhotoOutcome): Outcome => {
  if (value < least) return { outcome: outside, limit: least };
  return { outcome: value > most ? outside : 'pass', limit: most };
};

const rank = (outcome: PhotoOutcome): number => PHOTO_OUTCOMES.indexOf(outcome);

/** The worse of two, the first one where they are equal. */
export const worse = <T extends { readonly outcome: PhotoOutcome }>(one: T, other: T): T =>
  rank(other.outcome) < rank(one.outcome) ? other : one;

/** The worst of a list that is not empty. */
export const worst = <T extends { readonly outcome: PhotoOutcome }>(list: readonly [T, ...T[]]): T =>
  list.reduce((found, next) => worse(found, next));
