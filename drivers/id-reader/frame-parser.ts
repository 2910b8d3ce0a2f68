import { MAX_LENGTH, PREAMBLE } from './frame.ts';

/** Every byte that came in leaves in exactly one event. */
export type ParserEvent =
  /** `raw` is the whole frame, `body` what stands between the length and the check byte. */
  | { readonly kind: 'frame'; readonly raw: Uint8Array; readonly body: Uint8Array }
  /** Bytes that belong to no frame; `cause` says what gave the first of them away. */
  | { readonly kind: 'noise'; readonly bytes: Uint8Array; readonly cause: NoiseCause };

/**
 * No preamble; an impossible length; a wrong check byte; a frame that never became whole (its length was there), or
 * only the beginning of a head.
 */
export type NoiseCause = 'no-preamble' | 'length' | 'checksum' | 'unfinished' | 'head-only';

const HEAD = PREAMBLE.length + 2;
const MAX_FRAME = HEAD + MAX_LENGTH;
/** Chunks are taken in pieces of this size, so that the buffer never grows. */
const PIECE = 4_096;
const CAPACITY = MAX_FRAME + PIECE;

type Look =
  | { readonly kind: 'wait' }
  | { readonly kind: 'frame'; readonly size: number }
  | { readonly kind: 'skip'; readonly cause: NoiseCause };

const WAIT: Look = { kind: 'wait' };
const SKIP: Readonly<Record<NoiseCause, Look>> = {
  'no-preamble': { kind: 'skip', cause: 'no-preamble' },
  length: { kind: 'skip', cause: 'length' },
  checksum: { kind: 'skip', cause: 'checksum' },
  unfinished: { kind: 'skip', cause: 'unfinished' },
  'head-only': { kind: 'skip', cause: 'head-only' },
};

/**
 * Finds frames in a stream of chunks of any size (A.1, "robust parser"). When a preamble turns out to be false, only
 * its first byte is given up and the search goes on behind it, so that a frame inside the rest is found.
 *
 * The buffer has a fixed size, and the XOR of any stretch is known from running sums: the work is a constant per byte,
 * also for a stream made of false beginnings that each promise a long frame.
 */
export class FrameParser {
  readonly #minLength: number;
  readonly #bytes = new Uint8Array(CAPACITY);
  /** `#sums[i]` is the XOR of all bytes before place `i` since the buffer was last moved. */
  readonly #sums = new Uint8Array(CAPACITY + 1);
  #start = 0;
  #end = 0;

  /** `minLength`: smallest `Len` of this direction, 3 for commands, 4 for answers. */
  constructor(minLength: number) {
    this.#minLength = minLength;
  }

  /** Bytes of a frame that has begun and is not whole yet; never more than the longest frame less one. */
  get pending(): number {
    return this.#end - this.#start;
  }

  push(chunk: Uint8Array): readonly ParserEvent[] {
    if (chunk.length <= PIECE) return this.#take(chunk);
    const events: ParserEvent[] = [];
    for (let at = 0; at < chunk.length; at += PIECE) {
      for (const event of this.#take(chunk.subarray(at, at + PIECE))) events.push(event);
    }
    return events;
  }

  /** The line fell silent: what has begun will not be finished. Frames hidden in it still come out. */
  flush(): readonly ParserEvent[] {
    return this.#drain(true);
  }

  #take(piece: Uint8Array): readonly ParserEvent[] {
    if (this.#end + piece.length > CAPACITY) this.#moveToFront();
    this.#bytes.set(piece, this.#end);
    let sum = this.#sums[this.#end] ?? 0;
    for (const byte of piece) {
      sum ^= byte;
      this.#end += 1;
      this.#sums[this.#end] = sum;
    }
    return this.#drain(false);
  }

  #moveToFront(): void {
    this.#sums.copyWithin(0, this.#start, this.#end + 1);
    this.#bytes.copyWithin(0, this.#start, this.#end);
    this.#end -= this.#start;
    this.#start = 0;
  }

  #drain(silent: boolean): readonly ParserEvent[] {
    const events: ParserEvent[] = [];
    let noise: { readonly from: number; readonly cause: NoiseCause } | null = null;
    let at = this.#start;
    const endNoise = () => {
      if (noise) events.push({ kind: 'noise', bytes: this.#bytes.slice(noise.from, at), cause: noise.cause });
      noise = null;
    };
    while (at < this.#end) {
      const look = this.#lookAt(at, silent);
      if (look.kind === 'wait') break;
      if (look.kind === 'skip') {
        // Another kind of trouble begins a new event, so that a checksum error behind garbage is not hidden.
        if (noise === null || TELLING.has(look.cause)) {
          endNoise();
          noise = { from: at, cause: look.cause };
        }
        at += 1;
        continue;
      }
      endNoise();
      const raw = this.#bytes.slice(at, at + look.size);
      events.push({ kind: 'frame', raw, body: raw.slice(HEAD, -1) });
      at += look.size;
    }
    endNoise();
    this.#start = at;
    return events;
  }

  #lookAt(at: number, silent: boolean): Look {
    const bytes = this.#bytes;
    for (let i = 0; i < PREAMBLE.length; i += 1) {
      if (at + i >= this.#end) return silent ? SKIP['head-only'] : WAIT;
      if (bytes[at + i] !== PREAMBLE[i]) return SKIP['no-preamble'];
    }
    if (at + HEAD > this.#end) return silent ? SKIP['head-only'] : WAIT;
    const length = ((bytes[at + PREAMBLE.length] ?? 0) << 8) | (bytes[at + PREAMBLE.length + 1] ?? 0);
    if (length < this.#minLength || length > MAX_LENGTH) return SKIP.length;
    const size = HEAD + length;
    if (at + size > this.#end) return silent ? SKIP.unfinished : WAIT;
    // Over length, body and check byte the XOR of a good frame is 0.
    return this.#sums[at + PREAMBLE.length] === this.#sums[at + size] ? { kind: 'frame', size } : SKIP.checksum;
  }
}

const TELLING: ReadonlySet<NoiseCause> = new Set(['length', 'checksum', 'unfinished']);
