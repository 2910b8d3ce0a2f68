/**
 * Status words of the card (P5, B.6) by what the caller can do.
 * - `done`; `more` = 61xx; `length` = 6Cxx names the right Le
 * - `tries` = 63Cx, a secret was wrong; `locked` = no try left
 * - `right` = something has to be proven or selected first
 * - `absent` = file, record, key or function is not on this card
 * - `command` = the command is wrong as sent (ours or the platform's fault)
 * - `broken` = the card itself fails; a person gets another card
 */
export type StatusClass = 'done' | 'more' | 'length' | 'tries' | 'locked' | 'right' | 'absent' | 'command' | 'broken';

export interface StatusMeaning {
  readonly meaning: string;
  readonly class: StatusClass;
}

const STATUS_WORDS: Readonly<Record<number, StatusMeaning>> = {
  36864: { meaning: 'done', class: 'done' },
  25985: { meaning: 'memory failure', class: 'broken' },
  26368: { meaning: 'wrong length', class: 'command' },
  26881: { meaning: 'command not accepted in this state', class: 'right' },
  27009: { meaning: 'wrong file type', class: 'command' },
  27010: { meaning: 'security status not satisfied', class: 'right' },
  27011: { meaning: 'authentication method locked', class: 'locked' },
  27012: { meaning: 'reference data or random invalid', class: 'right' },
  27013: { meaning: 'conditions of use not satisfied', class: 'right' },
  27014: { meaning: 'no current elementary file', class: 'right' },
  27015: { meaning: 'MAC missing', class: 'command' },
  27016: { meaning: 'MAC wrong', class: 'command' },
  27264: { meaning: 'wrong data', class: 'command' },
  27265: { meaning: 'function not supported or card blocked', class: 'absent' },
  27266: { meaning: 'file not found', class: 'absent' },
  27267: { meaning: 'record not found', class: 'absent' },
  27268: { meaning: 'no space', class: 'broken' },
  27269: { meaning: 'Lc does not fit the TLV', class: 'command' },
  27270: { meaning: 'wrong P1 P2', class: 'command' },
  27272: { meaning: 'key or reference not found', class: 'absent' },
  27392: { meaning: 'wrong offset', class: 'command' },
  27904: { meaning: 'unknown INS', class: 'absent' },
  28160: { meaning: 'unknown CLA', class: 'absent' },
  28416: { meaning: 'data invalid', class: 'broken' },
  37634: { meaning: 'MAC wrong', class: 'command' },
  37635: { meaning: 'application permanently blocked', class: 'broken' },
  37889: { meaning: 'not enough funds', class: 'command' },
  37890: { meaning: 'transaction counter at its end', class: 'broken' },
  37891: { meaning: 'key index not supported', class: 'absent' },
  37894: { meaning: 'MAC not available', class: 'command' },
};

/** Meaning of any status word; one that the specification does not know is `command`. */
export const statusMeaning = (sw: number): StatusMeaning => {
  const high = sw >> 8;
  if (high === 0x61) return { meaning: `${sw & 0xff} bytes more`, class: 'more' };
  if (high === 0x6c) return { meaning: `right length is ${sw & 0xff}`, class: 'length' };
  if ((sw & 0xfff0) === 0x63c0) return { meaning: `${sw & 0x0f} tries left`, class: 'tries' };
  return STATUS_WORDS[sw] ?? { meaning: 'unknown status word', class: 'command' };
};

/** Tries left of 63Cx; null for any other status word. */
export const triesLeft = (sw: number): number | null => ((sw & 0xfff0) === 0x63c0 ? sw & 0x0f : null);
