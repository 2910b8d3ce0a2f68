import type { Failure, FailureKind } from '#basics/result.ts';

/** PC/SC return codes by what they mean for the session (WinSCard / pcsc-lite numbering). */
const CODES: Readonly<Record<string, readonly [code: string, kind: FailureKind]>> = {
  '8010000a': ['chip.not-transacted', 'retry'],
  '8010000b': ['chip.in-use', 'retry'],
  '8010000c': ['chip.no-card', 'ask'],
  '8010000f': ['chip.mute', 'ask'],
  '80100009': ['chip.reader-absent', 'ask'],
  '80100010': ['chip.card-removed', 'ask'],
  '80100013': ['chip.service-lost', 'retry'],
  '80100016': ['chip.not-transacted', 'retry'],
  '80100017': ['chip.reader-absent', 'ask'],
  '8010001d': ['chip.no-service', 'stop'],
  '8010001e': ['chip.service-lost', 'retry'],
  '8010002e': ['chip.reader-absent', 'ask'],
  '80100065': ['chip.mute', 'ask'],
  '80100066': ['chip.mute', 'ask'],
  '80100067': ['chip.mute', 'ask'],
  '80100068': ['chip.card-reset', 'retry'],
  '80100069': ['chip.card-removed', 'ask'],
};

/**
 * Failure of an error text of the PC/SC binding: it carries the return code only as a hexadecimal number at its end,
 * `SCardTransmit error: Transaction failed.(0x80100016)`. Anything else is `chip.reader-error`.
 */
export const pcscFailure = (text: string): Failure => {
  const code = /\(?0x([0-9a-f]{8})\)?\s*$/i.exec(text)?.[1]?.toLowerCase();
  const known = code === undefined ? undefined : CODES[code];
  if (known !== undefined) return { code: known[0], kind: known[1] };
  return { code: 'chip.reader-error', kind: 'retry', params: { code: code === undefined ? 'none' : `0x${code}` } };
};
