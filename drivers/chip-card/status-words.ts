import type { FailureKind } from '#basics/result.ts';

/**
 * Status words of the card (P5, B.6).
 * - `done`; `more` = 61xx; `length` = 6Cxx names the right Le
 * - `tries` = 63Cx, a secret was wrong; `locked` = no try left
 * - `right` = something has to be proven or selected first
 * - `absent` = file, record, key or function is not on this card
 * - `command` = the command is wrong as sent (ours or the platform's fault)
 * - `broken` = the card itself fails
 */
export type StatusClass = 'done' | 'more' | 'length' | 'tries' | 'locked' | 'right' | 'absent' | 'command' | 'broken';

/**
 * What the caller can do.
 * - `go-on`; `fetch` = GET RESPONSE or the same command with the length named, done in `exchange.ts`
 * - `retry` = power the card up anew and begin the step again
 * - `prove` = draw new challenges, prove the right (or select the file) and begin the step again
 * - `other-card` = this card is no use here
 * - `program` = kiosk and platform do not fit this card; a technician looks at settings and log
 * - `stop` = never ask this card again: one more wrong answer may lock it
 */
export type StatusRemedy = 'go-on' | 'fetch' | 'retry' | 'prove' | 'other-card' | 'program' | 'stop';

export interface StatusMeaning {
  readonly meaning: string;
  readonly class: StatusClass;
  readonly remedy: StatusRemedy;
}

const WORDS: readonly (readonly [sw: number, meaning: string, StatusClass, StatusRemedy])[] = [
  [0x9000, 'done', 'done', 'go-on'],
  [0x6581, 'memory failure', 'broken', 'retry'],
  [0x6700, 'wrong length', 'command', 'program'],
  [0x6901, 'command not accepted in this state', 'right', 'prove'],
  [0x6981, 'wrong file type', 'command', 'program'],
  [0x6982, 'security status not satisfied', 'right', 'prove'],
  [0x6983, 'authentication method locked', 'locked', 'stop'],
  [0x6984, 'reference data or random invalid', 'right', 'prove'],
  [0x6985, 'conditions of use not satisfied', 'right', 'prove'],
  [0x6986, 'no current elementary file', 'right', 'prove'],
  [0x6987, 'MAC missing', 'command', 'program'],
  [0x6988, 'MAC wrong', 'command', 'program'],
  [0x6a80, 'wrong data', 'command', 'program'],
  [0x6a81, 'function not supported, or card blocked', 'absent', 'other-card'],
  [0x6a82, 'file not found', 'absent', 'other-card'],
  [0x6a83, 'record not found', 'absent', 'other-card'],
  [0x6a84, 'no space', 'broken', 'other-card'],
  [0x6a85, 'Lc does not fit the TLV', 'command', 'program'],
  [0x6a86, 'wrong P1 P2', 'command', 'program'],
  [0x6a88, 'key or reference not found', 'absent', 'program'],
  [0x6b00, 'wrong offset', 'command', 'program'],
  [0x6d00, 'unknown INS', 'absent', 'other-card'],
  [0x6e00, 'unknown CLA', 'absent', 'other-card'],
  [0x6f00, 'data invalid', 'broken', 'other-card'],
  [0x9302, 'MAC wrong', 'command', 'program'],
  [0x9303, 'application permanently blocked', 'broken', 'other-card'],
  [0x9401, 'not enough funds', 'command', 'program'],
  [0x9402, 'transaction counter at its end', 'broken', 'other-card'],
  [0x9403, 'key index not supported', 'absent', 'program'],
  [0x9406, 'MAC not available', 'command', 'program'],
];

const MEANINGS: ReadonlyMap<number, StatusMeaning> = new Map(
  WORDS.map(([sw, meaning, kind, remedy]) => [sw, { meaning, class: kind, remedy }]),
);

const UNKNOWN: StatusMeaning = { meaning: 'unknown status word', class: 'command', remedy: 'program' };

/** Every status word of the table with one fixed value, in its order. */
export const KNOWN_STATUS_WORDS: readonly number[] = [...MEANINGS.keys()];

/** Meaning of any status word. */
export const statusMeaning = (sw: number): StatusMeaning => {
  const high = sw >> 8;
  if (high === 0x61) return { meaning: `${sw & 0xff} bytes more`, class: 'more', remedy: 'fetch' };
  if (high === 0x6c) return { meaning: `right length is ${sw & 0xff}`, class: 'length', remedy: 'fetch' };
  if ((sw & 0xfff0) === 0x63c0) return { meaning: `${sw & 0x0f} tries left`, class: 'tries', remedy: 'stop' };
  return MEANINGS.get(sw) ?? UNKNOWN;
};

/** A remedy as the session takes it: whether the same step may be begun again. */
export const kindOfRemedy = (remedy: StatusRemedy): FailureKind =>
  remedy === 'retry' || remedy === 'prove' ? 'retry' : 'stop';

/** Tries left of 63Cx; null for any other status word. */
export const triesLeft = (sw: number): number | null => ((sw & 0xfff0) === 0x63c0 ? sw & 0x0f : null);
