/** Replies of the printer: ASCII ended by CR (serial) or NUL (USB, TCP); LF is tolerated. */

export type ReplyEvent =
  /** `bytes` counts text and terminator. */
  | { readonly kind: 'reply'; readonly text: string; readonly bytes: number }
  /** Terminators without a text. */
  | { readonly kind: 'padding'; readonly bytes: number }
  /** A run with bytes that no reply has, or longer than any reply. */
  | { readonly kind: 'garbage'; readonly bytes: number };

/** Longest text a reply may have; the status line has 71 characters. */
const REPLY_MAX = 512;

export class ReplyParser {
  #text = '';
  #bytes = 0;
  #spoiled = false;

  /** Bytes of a reply that is not ended yet. */
  get pending(): number {
    return this.#bytes;
  }

  push(chunk: Uint8Array): readonly ReplyEvent[] {
    const events: ReplyEvent[] = [];
    for (const byte of chunk) {
      if (byte === 0x00 || byte === 0x0d || byte === 0x0a) {
        this.#bytes += 1;
        events.push(this.#take());
      } else {
        this.#bytes += 1;
        if (byte < 0x20 || byte > 0x7e || this.#text.length >= REPLY_MAX) this.#spoiled = true;
        else this.#text += String.fromCharCode(byte);
      }
    }
    return events;
  }

  /** Ends the pending reply: for plain lines, where 200 ms of silence are the terminator. */
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
