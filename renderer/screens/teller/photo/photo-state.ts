import type { PhotoView } from '#contract/views.ts';
import type { Tone } from '../../../ui/level-icon.tsx';

export type PhotoStanding =
  | 'none'
  | 'approved'
  | 'unjudged'
  | 'overridden'
  | 'refused'
  | 'unconfirmed'
  | 'good'
  | 'fair';

/** How the photo of the session stands, in one word. */
export const standingOf = (photo: PhotoView | null): PhotoStanding => {
  if (photo === null) return 'none';
  const { judgement, confirmed, override } = photo;
  if (judgement === null) return photo.source === 'application' ? 'approved' : 'unjudged';
  const failing = judgement.findings.filter(({ outcome }) => outcome === 'fail').map(({ rule }) => rule);
  const refused = failing.some((rule) => !(override?.rules.includes(rule) ?? false));
  if (refused) return 'refused';
  if (judgement.confirm.some((rule) => !confirmed.includes(rule))) return 'unconfirmed';
  if (override !== null && failing.length > 0) return 'overridden';
  return judgement.verdict === 'warn' ? 'fair' : 'good';
};

export const STANDING_TONE: Readonly<Record<PhotoStanding, Tone>> = {
  none: 'quiet',
  approved: 'good',
  unjudged: 'quiet',
  overridden: 'good',
  refused: 'bad',
  unconfirmed: 'warn',
  good: 'good',
  fair: 'good',
};
