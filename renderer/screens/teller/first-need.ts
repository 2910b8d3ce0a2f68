import type { Reason, SessionView } from '#contract/views.ts';

export type Need = NonNullable<Reason['need']>;

/** The outcome that asks for what has to be done first. */
export const firstNeedReason = ({ verdict }: Pick<SessionView, 'verdict'>): Reason | null => {
  if (verdict === null) return null;
  const needs = verdict.reasons.filter(({ level, need }) => level === 'needs' && need !== null);
  // With something missing at the counter, what the platform will be asked comes later.
  if (verdict.decision === 'needs') return needs.find(({ need }) => need?.kind !== 'platform') ?? null;
  return needs[0] ?? null;
};

/** What has to be done first before the verdict can be another one; null when nothing at the counter is missing. */
export const firstNeed = (session: Pick<SessionView, 'verdict'>): Need | null => firstNeedReason(session)?.need ?? null;

/** The need is settled on the screen itself, by a choice or a tick; no button at the bottom does it. */
export const isSettledOnScreen = (session: Pick<SessionView, 'step' | 'verdict' | 'busy'>): boolean => {
  if (session.step !== 'verdict' || session.busy !== null || session.verdict?.decision !== 'needs') return false;
  const need = firstNeed(session);
  return need !== null && need.kind !== 'person';
};
