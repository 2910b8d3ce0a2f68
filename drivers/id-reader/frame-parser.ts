import { concatBytes } from '#basics/hex.ts';
import { checkByteOf, MAX_LENGTH, PREAMBLE } from './frame.ts';

/** Every byte that came in leaves in exactly one event. */
export type ParserEvent =
  /** `raw` is the whole frame, `body` what stands between the length and the check byte. */
  | { readonly kind: 'frame'; readonly raw: Uint8Array; readonly body: Uint8Array }
  /** Bytes that belong to no frame; `cause` says what gave the first of them away. */
  | { readonly kind: 'noise'; readonly bytes: Uint8Array; readonly cause: NoiseCause };

/** No preamble; an impossible length; a wrong check byte; a frame that never became whole. */
export type NoiseCause = 'no-preamble' | 'length' | 'checksum' | 'unfinished';

const HEAD = PREAMBLE.length + 2;

type Look =
  | { readonly kind: 'wait' }
  | { readonly kind: 'frame'; readonly size: number }
  | { readonly kind: 'skip'; readonly count: number; readonly cause: NoiseCause };

/**
 * Finds frames in a stream of chunks of any size (A.1, "robust parser"). When a preamble turns out to be false, only
 * its first byte is given up and the search goes on behind it, so that a frame inside the rest is found.
 */
export class FrameParser {
  readonly #minLength: number;
  #pending: Uint8Array = new Uint8Array(0);

  /** `minLength`: smallest `Len` of this direction, 3 for commands, 4 for answers. */
  constructor(minLength: number) {
    this.#minLength = minLength;
  }

  /** Bytes of a frame that has begun and is not whole yet. */
  get pending(): number {
    return this.#pending.length;
  }

  push(chunk: Uint8Array): readonly ParserEvent[] {
    this.#pending = concatBytes(this.#pending, chunk);
    return this.#drain(false);
  }

  /** The line fell silent: what has begun will not be finished. Frames hidden in it still come out. */
  flush(): readonly ParserEvent[] {
    return this.#drain(true);
  }

  #drain(silent: boolean): readonly ParserEvent[] {
    const events: ParserEvent[] = [];
    let noise: { readonly from: number; readonly cause: NoiseCause } | null = null;
    let at = 0;
    const endNoise = () => {
      if (noise) events.push({ kind: 'noise', bytes: this.#pending.slice(noise.from, at), cause: noise.cause });
      noise = null;
    };
    while (at < this.#pending.length) {
      const look = this.#lookAt(at, silent);
      if (look.kind === 'wait') break;
      if (look.kind === 'skip') {
        // Another kind of trouble begins a new event, so that a checksum error behind garbage is not hidden.
        if (noise === null || (look.cause !== 'no-preamble' && look.cause !== 'unfinished')) {
          endNoise();
          noise = { from: at, cause: look.cause };
        }
        at += look.count;
        continue;
      }
      endNoise();
      const raw = this.#pending.slice(at, at + look.size);
      events.push({ kind: 'frame', raw, body: raw.slice(HEAD, -1) });
      at += look.size;
    }
    endNoise();
    this.#pending = this.#pending.slice(at);
    return events;
  }

  #lookAt(at: number, silent: boolean): Look {
    const bytes = this.#pending;
    const wait: Look = silent ? { kind: 'skip', count: 1, cause: 'unfinished' } : { kind: 'wait' };
    for (let i = 0; i < PREAMBLE.length; i += 1) {
      if (at + i >= bytes.length) return wait;
      if (bytes[at + i] !== PREAMBLE[i]) return { kind: 'skip', count: 1, cause: 'no-preamble' };
    }
    const high = bytes[at + PREAMBLE.length];
    const low = bytes[at + PREAMBLE.length + 1];
    if (high === undefined || low === undefined) return wait;
    const length = (high << 8) | low;
    if (length < this.#minLength || length > MAX_LENGTH) return { kind: 'skip', count: 1, cause: 'length' };
    const size = HEAD + length;
    if (at + size > bytes.length) return wait;
    if (checkByteOf(bytes.subarray(at + PREAMBLE.length, at + size)) !== 0) {
      return { kind: 'skip', count: 1, cause: 'checksum' };
    }
    return { kind: 'frame', size };
  }
}
