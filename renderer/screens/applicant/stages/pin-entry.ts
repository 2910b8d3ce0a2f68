/** Digits of the social security PIN. */
export const PIN_LENGTH = 6;

/** What has been typed: the first time, and the second time once the first is complete. */
export interface PinEntry {
  readonly first: string;
  readonly second: string;
  /** The two did not match last time. */
  readonly mismatch: boolean;
}

export const emptyEntry: PinEntry = { first: '', second: '', mismatch: false };

export const isRepeating = (entry: PinEntry): boolean => entry.first.length === PIN_LENGTH;

/** The digits typed in the entry under way. */
export const typed = (entry: PinEntry): number => (isRepeating(entry) ? entry.second.length : entry.first.length);

/** The PIN once it was typed twice the same, null before. */
export const agreedPin = (entry: PinEntry): string | null =>
  isRepeating(entry) && entry.second === entry.first ? entry.first : null;

/** One more digit. Two different entries start again from the first one. */
export const typeDigit = (entry: PinEntry, digit: string): PinEntry => {
  if (agreedPin(entry) !== null) return entry;
  if (!isRepeating(entry)) return { first: entry.first + digit, second: '', mismatch: false };
  const second = entry.second + digit;
  if (second.length === PIN_LENGTH && second !== entry.first) return { ...emptyEntry, mismatch: true };
  return { ...entry, second };
};

/** Takes the last digit back, within the entry under way. */
export const takeBack = (entry: PinEntry): PinEntry =>
  isRepeating(entry)
    ? { ...entry, second: entry.second.slice(0, -1) }
    : { first: entry.first.slice(0, -1), second: '', mismatch: false };
