import type { KioskClient } from '#contract/messages.ts';
import type { WindowKind } from '../app/route.ts';

/** A host on the same machine answers far sooner; longer means there is none. */
const ANSWER_WITHIN_MS = 1500;

/** Screens may be looked at with invented data on a training station, or where no host answers at all. */
export const mayPreview = async (client: KioskClient, window: WindowKind): Promise<boolean> => {
  const silence = new Promise<null>((resolve) => setTimeout(() => resolve(null), ANSWER_WITHIN_MS));
  const asked = window === 'teller' ? client.call('station.read', {}) : client.call('applicant.read', {});
  const answer = await Promise.race([asked, silence]);
  if (answer === null) return true;
  return answer.ok ? answer.value.training : answer.error.code === 'host.unreachable';
};
