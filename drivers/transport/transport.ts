import type { Result } from '#basics/result.ts';

/**
 * A byte line to a device. Chunks arrive as they come: one chunk is not one frame.
 * Real and virtual devices differ only in the address.
 */
export interface Transport {
  readonly address: string;
  readonly isOpen: boolean;
  /** Resolves when the bytes are handed to the system; fails with `transport.closed` / `transport.write-failed`. */
  write(bytes: Uint8Array): Promise<Result<void>>;
  /** Returns the disposal of the listener. */
  onData(listener: (chunk: Uint8Array) => void): () => void;
  /** Called once when the line is gone (unplugged, peer closed) or was closed. Returns the disposal. */
  onClose(listener: () => void): () => void;
  close(): Promise<void>;
}

/** How a serial port is set; eight data bits always. TCP lines take none of it. */
export interface SerialSettings {
  readonly baudRate: number;
  readonly parity: 'none' | 'odd' | 'even';
  readonly stopBits: 1 | 2;
  /** Who holds the other side up: nobody, XON/XOFF in the stream, or the RTS and CTS lines. */
  readonly flow: 'none' | 'xon-xoff' | 'rts-cts';
}

/**
 * Opens `serial:/dev/ttyUSB0?baud=115200`, a bare path (serial, default speed) or `tcp://host:port`.
 * Fails with `transport.absent` (no such port), `transport.in-use` (locked by another program),
 * `transport.refused` (nobody listens), `transport.bad-address`; params carry the address.
 */
export type OpenTransport = (address: string, options?: Partial<SerialSettings>) => Promise<Result<Transport>>;
