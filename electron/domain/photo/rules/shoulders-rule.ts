import type { PhotoLimits } from '../limits.ts';
import { whenMore } from '../outcome.ts';
import { finding, type RuleFinding } from './rule-finding.ts';

/** P04, only on the frame: the cut for the card leaves next to nothing of the shoulders. */
export const judgeShoulders = (tilt: number | null, { rules }: PhotoLimits): RuleFinding =>
  tilt === null
    ? finding('P04', { outcome: 'pass', limit: null }, null, 'photo.P04-shoulders')
    : finding('P04', whenMore(tilt, rules.shoulders), tilt, 'photo.P04-shoulders');
