import type { Reason, SessionView } from '#contract/views.ts';

export type Need = NonNullable<Reason['need']>;

/** What has to be done first before the verdict can be another one; null when nothing at the counter is missing. */
export const firstNeed = ({ verdict }: Pick<SessionView, 'verdict'>): Need | null => {
  if (verdict === null) return null;
  const needs = verdict.reasons.flatMap(({ level, need }) => (level === 'needs' && need !== null ? [need] : []));
  // With something missing at the counter, what the platform will be asked comes later.
  if (verdict.decision === 'needs') return needs.find(({ kind }) => kind !== 'platform') ?? null;
  return needs[0] ?? null;
};

/** The need is settled on the screen itself, by a choice or a tick; no button at the bottom does it. */
export const isSettledOnScreen = (session: Pick<SessionView, 'verdict' | 'busy'>): boolean => {
  if (session.busy !== null || session.verdict?.decision !== 'needs') return false;
  const need = firstNeed(session);
  return need !== null && need.kind !== 'person';
};
