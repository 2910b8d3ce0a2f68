import type { Result } from '#basics/result.ts';

export interface ConnectedCard {
  readonly reader: string;
  readonly atr: Uint8Array;
}

/** One card reader as the worker uses it: bytes in, bytes out. */
export interface CardLine {
  /** Name of the reader; a card need not be there. */
  status(): Promise<Result<{ readonly reader: string }>>;
  /** Waits up to `waitMs` for a card, connects exclusively and powers it. */
  connect(waitMs: number): Promise<Result<ConnectedCard>>;
  transmit(apdu: Uint8Array): Promise<Result<Uint8Array>>;
  /** Powers the card off. */
  disconnect(): Promise<Result<void>>;
}
