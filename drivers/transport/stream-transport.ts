import type { Duplex } from 'node:stream';
import { done, fail, type Result } from '#basics/result.ts';
import type { Transport } from './transport.ts';

/** How a kind of line closes; resolves when the system let go of it. Called at most once, on an open line. */
export type CloseLine = () => Promise<void>;

/**
 * A `Transport` over a Node stream. The stream is read from the first moment, because an unplugged serial port is
 * noticed by its reader only; chunks that come while nobody listens are dropped, as on a wire.
 */
export class StreamTransport implements Transport {
  readonly address: string;
  readonly #stream: Duplex;
  readonly #closeLine: CloseLine;
  readonly #dataListeners = new Set<(chunk: Uint8Array) => void>();
  readonly #closeListeners = new Set<() => void>();
  /** Writes under way; each is told when the line is gone. */
  readonly #writing = new Set<() => void>();
  #open = true;
  #closing: Promise<void> | null = null;

  constructor(address: string, stream: Duplex, closeLine: CloseLine) {
    this.address = address;
    this.#stream = stream;
    this.#closeLine = closeLine;
    stream.on('data', (chunk: Uint8Array) => {
      // A copy of the view: serialport slices its chunks out of one pool.
      for (const listener of [...this.#dataListeners]) listener(Uint8Array.from(chunk));
    });
    // A serial port that hung up may say 'end' only; a broken one says 'error' and then 'close'.
    stream.on('end', () => void this.close());
    stream.on('error', () => void this.close());
    stream.on('close', () => this.#gone());
  }

  get isOpen(): boolean {
    return this.#open;
  }

  /** On a closed serial port the callback of `write` never comes, therefore the look at `isOpen` and `#writing`. */
  async write(bytes: Uint8Array): Promise<Result<void>> {
    if (!this.#open) return this.#closedFailure();
    return new Promise<Result<void>>((resolve) => {
      const gone = () => resolve(this.#closedFailure());
      this.#writing.add(gone);
      this.#stream.write(bytes, (error) => {
        this.#writing.delete(gone);
        const params = { address: this.address, cause: causeOf(error) };
        resolve(error ? fail('transport.write-failed', 'retry', params) : done);
      });
    });
  }

  onData(listener: (chunk: Uint8Array) => void): () => void {
    this.#dataListeners.add(listener);
    return () => void this.#dataListeners.delete(listener);
  }

  onClose(listener: () => void): () => void {
    this.#closeListeners.add(listener);
    return () => void this.#closeListeners.delete(listener);
  }

  close(): Promise<void> {
    this.#closing ??= this.#shut();
    return this.#closing;
  }

  async #shut(): Promise<void> {
    if (!this.#open) return;
    await this.#closeLine();
    this.#gone();
  }

  #gone(): void {
    if (!this.#open) return;
    this.#open = false;
    for (const gone of [...this.#writing]) gone();
    this.#writing.clear();
    for (const listener of [...this.#closeListeners]) listener();
    this.#closeListeners.clear();
    this.#dataListeners.clear();
  }

  #closedFailure(): Result<void> {
    return fail('transport.closed', 'retry', { address: this.address });
  }
}

/** `EIO`, `ECONNRESET`, … where the system gives one, else the text. */
export const causeOf = (error: Error | null | undefined): string => {
  if (!error) return 'none';
  const code = (error as NodeJS.ErrnoException).code;
  return typeof code === 'string' ? code : error.message;
};
