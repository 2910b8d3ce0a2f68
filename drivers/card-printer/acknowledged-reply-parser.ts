/** Replies of the printer in ACK/NACK mode (§1.4): `06`, text then `06`, or `15` and one code byte. */
import { ACK, NACK, NACK_CODES, type NackCode } from './acknowledge.ts';
import { isPrintable, isTerminator, REPLY_MAX, type ReplyEvent, type ReplyReader } from './reply-parser.ts';

/**
 * A bare `06` is the reply `OK`. A text that a terminator ended and nothing acknowledged within 200 ms is a reply as
 * well: so speaks a printer that has just started and was not yet told to acknowledge.
 */
export class AcknowledgedReplyParser implements ReplyReader {
  readonly terminates = false;
  #text = '';
  #bytes = 0;
  #spoiled = false;
  /** A terminator stood behind the text. */
  #ended = false;
  /** `15` came, its code not yet. */
  #refusing = false;

  get pending(): number {
    return this.#bytes;
  }

  push(chunk: Uint8Array): readonly ReplyEvent[] {
    const events: ReplyEvent[] = [];
    for (const byte of chunk) this.#byte(byte, events);
    return events;
  }

  flush(): readonly ReplyEvent[] {
    return this.#ended && !this.#refusing ? [this.#take(null)] : [];
  }

  #byte(byte: number, events: ReplyEvent[]): void {
    if (this.#refusing) {
      this.#bytes += 1;
      events.push(this.#refusal(String.fromCharCode(byte)));
    } else if (byte === ACK) {
      this.#bytes += 1;
      events.push(this.#take('OK'));
    } else if (byte === NACK) {
      this.#bytes += 1;
      this.#refusing = true;
    } else if (isTerminator(byte)) {
      this.#bytes += 1;
      if (this.#text !== '' || this.#spoiled) this.#ended = true;
      else events.push(this.#take(null));
    } else {
      // The text before was not acknowledged: a plain reply, and this byte begins the next one.
      if (this.#ended) events.push(this.#take(null));
      this.#bytes += 1;
      if (!isPrintable(byte) || this.#text.length >= REPLY_MAX) this.#spoiled = true;
      else this.#text += String.fromCharCode(byte);
    }
  }

  #refusal(code: string): ReplyEvent {
    const bytes = this.#bytes;
    this.#reset();
    return { kind: 'refusal', code: Object.hasOwn(NACK_CODES, code) ? (code as NackCode) : null, bytes };
  }

  #take(bare: 'OK' | null): ReplyEvent {
    const { text, bytes, spoiled } = { text: this.#text.trim() || bare, bytes: this.#bytes, spoiled: this.#spoiled };
    this.#reset();
    if (spoiled) return { kind: 'garbage', bytes };
    return text === null ? { kind: 'padding', bytes } : { kind: 'reply', text, bytes };
  }

  #reset(): void {
    this.#text = '';
    this.#bytes = 0;
    this.#spoiled = false;
    this.#ended = false;
    this.#refusing = false;
  }
}
