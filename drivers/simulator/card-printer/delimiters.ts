/** `Psc`: start, separator and end of commands as other bytes than ESC, `;` and CR (§1.3). */
import { CR, ESC, NUL, SEPARATOR } from '#drivers/card-printer/command.ts';
import { type CommandEvent, CommandParser } from '#drivers/card-printer/command-parser.ts';

export interface Delimiters {
  readonly start: number;
  readonly separator: number;
  readonly end: number;
}

export const STANDARD_DELIMITERS: Delimiters = { start: ESC, separator: SEPARATOR, end: CR };

/**
 * Delimiters of `Psc;start;sep;end` (decimal codes), of `Psc` alone, or null: three different bytes are wanted, none
 * that commands are written with, and no NUL, which pads.
 */
export const delimitersOf = (params: readonly string[]): Delimiters | null => {
  if (params.length === 0) return STANDARD_DELIMITERS;
  if (params.length !== 3 || !params.every((param) => /^\d{1,3}$/.test(param))) return null;
  const [start = 0, separator = 0, end = 0] = params.map(Number);
  const codes = [start, separator, end];
  const usable = codes.every((code) => code !== NUL && code <= 0xff && !/[A-Za-z0-9]/.test(String.fromCharCode(code)));
  return usable && new Set(codes).size === 3 ? { start, separator, end } : null;
};

/** A byte no header has: what ESC, `;` and CR are while they are not delimiters. */
const STRANGE = 0x01;

/** The command parser behind whatever delimiters are in force; panels pass as they are. */
export class DelimitedParser {
  readonly #parser = new CommandParser();

  /** Bytes of a frame that is not complete yet. */
  get pending(): number {
    return this.#parser.pending;
  }

  /** Bytes of a panel still to come; 0 outside a panel. */
  get panelMissing(): number {
    return this.#parser.panelMissing;
  }

  /**
   * Takes the next bytes, up to the end of one command at most: a `Psc` is in force from the very next byte.
   * `taken` is at least 1 for a chunk that is not empty.
   */
  take(
    bytes: Uint8Array,
    delimiters: Delimiters,
  ): { readonly taken: number; readonly events: readonly CommandEvent[] } {
    const missing = this.#parser.panelMissing;
    const piece =
      missing > 0
        ? bytes.subarray(0, missing)
        : delimiters === STANDARD_DELIMITERS
          ? upToEnd(bytes)
          : bytes.subarray(0, 1);
    const plain = missing > 0 || delimiters === STANDARD_DELIMITERS;
    const events = this.#parser.push(plain ? piece : piece.map((byte) => standardByte(byte, delimiters)));
    return { taken: piece.length, events };
  }
}

const upToEnd = (bytes: Uint8Array): Uint8Array => {
  const end = bytes.indexOf(CR);
  return end < 0 ? bytes : bytes.subarray(0, end + 1);
};

const standardByte = (byte: number, { start, separator, end }: Delimiters): number => {
  if (byte === start) return ESC;
  if (byte === separator) return SEPARATOR;
  if (byte === end) return CR;
  return byte === ESC || byte === SEPARATOR || byte === CR ? STRANGE : byte;
};
