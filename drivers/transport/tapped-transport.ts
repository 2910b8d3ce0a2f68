import { type LinePiece, type LineTap, lineNote } from '#basics/line-piece.ts';
import { ok, type Result } from '#basics/result.ts';
import type { OpenTransport, Transport } from './transport.ts';

/** Makes pieces of the bytes of one open line; chunks come as they do on the line. */
export interface LineDescriber {
  out(chunk: Uint8Array): readonly LinePiece[];
  in(chunk: Uint8Array): readonly LinePiece[];
  /** The line is over: what has begun will not be finished. */
  end(): readonly LinePiece[];
}

const NOTES = {
  opened: { zh: '线路已打开', en: 'line opened' },
  'not-opened': { zh: '线路未能打开', en: 'line could not be opened' },
  closed: { zh: '线路由本机关闭', en: 'line closed from here' },
  gone: { zh: '线路中断', en: 'line lost' },
} as const;

/** The same lines, with somebody told what goes over them. One describer per line. */
export const tapped =
  (open: OpenTransport, describer: () => LineDescriber, tap: LineTap): OpenTransport =>
  async (address, options) => {
    const opened = await open(address, options);
    if (!opened.ok) {
      tap(lineNote('not-opened', NOTES['not-opened'], { code: opened.error.code }));
      return opened;
    }
    const baud = options?.baudRate;
    tap(lineNote('opened', NOTES.opened, { address, ...(baud === undefined ? {} : { baud }) }));
    return ok(new TappedTransport(opened.value, describer(), tap));
  };

class TappedTransport implements Transport {
  readonly #inner: Transport;
  readonly #describer: LineDescriber;
  readonly #tap: LineTap;
  #closing = false;

  constructor(inner: Transport, describer: LineDescriber, tap: LineTap) {
    this.#inner = inner;
    this.#describer = describer;
    this.#tap = tap;
    // Before any listener of the driver: a piece stands in the trace before what the driver does about it.
    inner.onData((chunk) => this.#tell(describer.in(chunk)));
    inner.onClose(() => {
      this.#tell(describer.end());
      const event = this.#closing ? 'closed' : 'gone';
      tap(lineNote(event, NOTES[event]));
    });
  }

  get address(): string {
    return this.#inner.address;
  }

  get isOpen(): boolean {
    return this.#inner.isOpen;
  }

  write(bytes: Uint8Array): Promise<Result<void>> {
    this.#tell(this.#describer.out(bytes));
    return this.#inner.write(bytes);
  }

  onData(listener: (chunk: Uint8Array) => void): () => void {
    return this.#inner.onData(listener);
  }

  onClose(listener: () => void): () => void {
    return this.#inner.onClose(listener);
  }

  close(): Promise<void> {
    this.#closing = true;
    return this.#inner.close();
  }

  #tell(pieces: readonly LinePiece[]): void {
    for (const piece of pieces) this.#tap(piece);
  }
}
