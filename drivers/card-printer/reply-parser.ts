/** Replies of the printer on lines without acknowledgement: ASCII ended by CR, LF or NUL. */
import type { NackCode } from './acknowledge.ts';

export type ReplyEvent =
  /** `bytes` counts text and terminator. */
  | { readonly kind: 'reply'; readonly text: string; readonly bytes: number }
  /** NACK of an acknowledged line; `code` null for a code byte nobody documented. */
  | { readonly kind: 'refusal'; readonly code: NackCode | null; readonly bytes: number }
  /** Terminators without a text. */
  | { readonly kind: 'padding'; readonly bytes: number }
  /** A run with bytes that no reply has, or longer than any reply. */
  | { readonly kind: 'garbage'; readonly bytes: number };

/** Chunks in, replies out, every byte accounted for. */
export interface ReplyReader {
  /** Bytes of a reply that is not ended yet. */
  readonly pending: number;
  /** A reply was seen to end by a byte: a pause in the middle of another one is more likely only a pause. */
  readonly terminates: boolean;
  push(chunk: Uint8Array): readonly ReplyEvent[];
  /** Nothing came for a while: ends the pending reply where silence is an end. */
  flush(): readonly ReplyEvent[];
}

/** Longest text a reply may have; the status line has 71 characters. */
export const REPLY_MAX = 512;

export const isTerminator = (byte: number): boolean => byte === 0x00 || byte === 0x0d || byte === 0x0a;
export const isPrintable = (byte: number): boolean => byte >= 0x20 && byte <= 0x7e;

export class ReplyParser implements ReplyReader {
  #text = '';
  #bytes = 0;
  #spoiled = false;
  #terminates = false;

  get terminates(): boolean {
    return this.#terminates;
  }

  get pending(): number {
    return this.#bytes;
  }

  push(chunk: Uint8Array): readonly ReplyEvent[] {
    const events: ReplyEvent[] = [];
    for (const byte of chunk) {
      this.#bytes += 1;
      if (isTerminator(byte)) {
        if (this.#text !== '') this.#terminates = true;
        events.push(this.#take());
      } else if (!isPrintable(byte) || this.#text.length >= REPLY_MAX) this.#spoiled = true;
      else this.#text += String.fromCharCode(byte);
    }
    return events;
  }

  /** On plain lines silence is an end too (§1.3). */
  flush(): readonly ReplyEvent[] {
    return this.#bytes === 0 ? [] : [this.#take()];
  }

  #take(): ReplyEvent {
    const { text, bytes, spoiled } = { text: this.#text.trim(), bytes: this.#bytes, spoiled: this.#spoiled };
    this.#text = '';
    this.#bytes = 0;
    this.#spoiled = false;
    if (spoiled) return { kind: 'garbage', bytes };
    return text === '' ? { kind: 'padding', bytes } : { kind: 'reply', text, bytes };
  }
}
