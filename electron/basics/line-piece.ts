/** Words for a person, ready in both languages. */
export interface TwoWords {
  readonly zh: string;
  readonly en: string;
}

/** What happened to the line itself, and what the driver was asked to do with it. */
export type LineEvent = 'opened' | 'not-opened' | 'closed' | 'gone' | 'call' | 'result';

/**
 * One piece of what goes between this machine and a device: a whole frame, noise, or a word about the line. Nothing of
 * a person is in it: masked bytes are replaced by others of the same number that stand for nobody.
 */
export interface LinePiece {
  readonly direction: 'out' | 'in' | 'note';
  /** What it means; null where nobody can tell. */
  readonly text: TwoWords | null;
  /** The bytes as they may be kept. Of what is only sent (a print) the beginning is enough. */
  readonly bytes: Uint8Array;
  /** Which of `bytes` stand for others: from, to (exclusive). */
  readonly masked: readonly (readonly [from: number, to: number])[];
  /** How many there were on the line. */
  readonly size: number;
  /** For notes. */
  readonly event?: LineEvent;
  /** Of `call` and `result`: name of the call, and how it ended. */
  readonly detail?: Readonly<Record<string, string | number>>;
}

/** Told every piece; never throws, never waits. */
export type LineTap = (piece: LinePiece) => void;

const MOST_SHOWN = 256;

/** Hexadecimal with blanks between, masked bytes as `··`, cut after 256 bytes. */
export const shownHex = ({ bytes, masked }: Pick<LinePiece, 'bytes' | 'masked'>): string =>
  Array.from(bytes.subarray(0, MOST_SHOWN), (byte, at) =>
    masked.some(([from, to]) => at >= from && at < to) ? '··' : byte.toString(16).padStart(2, '0').toUpperCase(),
  ).join(' ');

const NOTHING = new Uint8Array(0);

/** A word about the line. */
export const lineNote = (event: LineEvent, text: TwoWords, detail?: LinePiece['detail']): LinePiece => ({
  direction: 'note',
  text,
  bytes: NOTHING,
  masked: [],
  size: 0,
  event,
  ...(detail === undefined ? {} : { detail }),
});
