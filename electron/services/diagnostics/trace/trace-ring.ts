import type { LinePiece } from '#basics/line-piece.ts';

/** A piece with its place in the trace of one device. */
export interface TracedPiece extends LinePiece {
  readonly seq: number;
  readonly at: number;
}

/** So many lines are kept in memory per device. */
const MOST_LINES = 2_000;
/** What is shown of a piece; a recording gets the whole one. */
const MOST_BYTES = 256;

/** The last pieces of one device. */
export class TraceRing {
  readonly #most: number;
  /** Place `seq % most`. */
  readonly #pieces: (TracedPiece | undefined)[] = [];
  #last = 0;

  constructor(most: number = MOST_LINES) {
    this.#most = most;
  }

  /** Number of the newest piece; 0 before the first. */
  get last(): number {
    return this.#last;
  }

  push(piece: LinePiece, at: number): void {
    this.#last += 1;
    const kept = piece.bytes.length <= MOST_BYTES ? piece.bytes : piece.bytes.slice(0, MOST_BYTES);
    this.#pieces[this.#last % this.#most] = { ...piece, bytes: kept, seq: this.#last, at };
  }

  /** The pieces after that number, oldest first; of more than `most` the newest. */
  after(seq: number, most: number): readonly TracedPiece[] {
    const oldest = Math.max(seq + 1, this.#last - Math.min(most, this.#most) + 1, 1);
    return Array.from({ length: Math.max(0, this.#last - oldest + 1) }, (_, i) => {
      const piece = this.#pieces[(oldest + i) % this.#most];
      if (piece === undefined) throw new Error(`piece ${oldest + i} of a trace is missing`);
      return piece;
    });
  }
}
