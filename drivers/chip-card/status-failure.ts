import type { Failure } from '#basics/result.ts';
import { commandHeader, swText } from './apdu.ts';
import { statusMeaning, triesLeft } from './status-words.ts';

/** Failure of a status word that is not the expected one, by its class (B.6). Params: command header and status. */
export const statusFailure = (apdu: Uint8Array, sw: number): Failure => {
  const { class: kind } = statusMeaning(sw);
  const params = { command: commandHeader(apdu), sw: swText(sw) };
  switch (kind) {
    case 'tries':
      return { code: 'chip.authentication-refused', kind: 'stop', params: { triesLeft: triesLeft(sw) ?? 0 } };
    case 'locked':
      return { code: 'chip.key-locked', kind: 'stop' };
    case 'right':
      return { code: 'chip.right-missing', kind: 'stop', params };
    case 'broken':
      return { code: 'chip.broken', kind: 'stop', params };
    default:
      return { code: 'chip.refused', kind: 'stop', params };
  }
};
