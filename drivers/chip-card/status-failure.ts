import type { Failure } from '#basics/result.ts';
import { commandHeader, swText } from './apdu.ts';
import { kindOfRemedy, type StatusMeaning, statusMeaning, triesLeft } from './status-words.ts';

/**
 * Failure of a status word that is not the expected one, by its class; its kind is what the table says the caller can
 * do (B.6). Params: command header and status word, or the tries left.
 */
export const statusFailure = (apdu: Uint8Array, sw: number): Failure => {
  const meaning = statusMeaning(sw);
  const kind = kindOfRemedy(meaning.remedy);
  switch (meaning.class) {
    case 'tries':
      return { code: 'chip.authentication-refused', kind, params: { triesLeft: triesLeft(sw) ?? 0 } };
    case 'locked':
      return { code: 'chip.key-locked', kind };
    default:
      return { code: codeOf(meaning, sw), kind, params: { command: commandHeader(apdu), sw: swText(sw) } };
  }
};

const codeOf = (meaning: StatusMeaning, sw: number): string => {
  if (meaning.class === 'right') return 'chip.right-missing';
  if (meaning.class === 'broken') return 'chip.broken';
  return sw === 0x6a88 || sw === 0x9403 ? 'chip.key-missing' : 'chip.refused';
};
