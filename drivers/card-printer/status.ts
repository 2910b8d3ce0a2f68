/** Status line `Rpst`: eight words of eight hexadecimal digits joined by `-` (§1.7). */
import { STATUS_FLAGS, STATUS_WORDS, type StatusFlag, type StatusWordName } from './status-flags.ts';

export type StatusWords = Readonly<Record<StatusWordName, number>>;

const LINE = /^[0-9A-F]{8}(?:-[0-9A-F]{8}){7}$/i;
const FLAG_NAMES = Object.keys(STATUS_FLAGS).filter((name): name is StatusFlag => name in STATUS_FLAGS);

export const isStatusLine = (text: string): boolean => LINE.test(text);

/** Words of a status line, null when the text is none. */
export const parseStatus = (text: string): StatusWords | null => {
  if (!LINE.test(text)) return null;
  const values = text.split('-').map((group) => Number.parseInt(group, 16));
  const [CFG = 0, INF = 0, WAR = 0, ERR = 0, EX1 = 0, EX2 = 0, EX3 = 0, EX4 = 0] = values;
  return { CFG, INF, WAR, ERR, EX1, EX2, EX3, EX4 };
};

export const formatStatus = (words: StatusWords): string =>
  STATUS_WORDS.map((word) => words[word].toString(16).padStart(8, '0').toUpperCase()).join('-');

/** True when the flag is set. `&` works on signed numbers: compared with 0, not with the mask. */
export const has = (words: StatusWords, flag: StatusFlag): boolean => {
  const [word, mask] = STATUS_FLAGS[flag];
  return (words[word] & mask) !== 0;
};

/** Names of all set flags, in the order of the table. Bits without a name are left out; see `unnamedBits`. */
export const flagsOf = (words: StatusWords): readonly StatusFlag[] => FLAG_NAMES.filter((flag) => has(words, flag));

/** Words with exactly these flags set. */
export const wordsOf = (flags: Iterable<StatusFlag>): StatusWords => {
  const words = { CFG: 0, INF: 0, WAR: 0, ERR: 0, EX1: 0, EX2: 0, EX3: 0, EX4: 0 };
  for (const flag of flags) {
    const [word, mask] = STATUS_FLAGS[flag];
    words[word] = (words[word] | mask) >>> 0;
  }
  return words;
};

/** Set bits no flag of the table explains; 0 in every word normally. */
export const unnamedBits = (words: StatusWords): StatusWords => {
  const named = wordsOf(flagsOf(words));
  const rest = (word: StatusWordName) => (words[word] & ~named[word]) >>> 0;
  return {
    CFG: rest('CFG'),
    INF: rest('INF'),
    WAR: rest('WAR'),
    ERR: rest('ERR'),
    EX1: rest('EX1'),
    EX2: rest('EX2'),
    EX3: rest('EX3'),
    EX4: rest('EX4'),
  };
};
