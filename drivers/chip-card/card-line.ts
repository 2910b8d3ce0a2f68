import type { Result } from '#basics/result.ts';

export interface ConnectedCard {
  readonly reader: string;
  readonly atr: Uint8Array;
  /** As the reader says it is active; what was asked for does not count (some readers only have T=0). */
  readonly protocol: 'T=0' | 'T=1' | 'raw';
  /** What it took until the card answered (card-printer.md 1.10): power alone, a warm or a cold reset. */
  readonly power: PowerStep;
}

export type PowerStep = 'power-up' | 'warm-reset' | 'cold-reset';

/** One card reader as the worker uses it: bytes in, bytes out. */
export interface CardLine {
  /** Name of the reader; a card need not be there. */
  status(): Promise<Result<{ readonly reader: string }>>;
  /** Names of all readers of its service that answer, whichever is meant. */
  readers(): Promise<Result<readonly string[]>>;
  /**
   * Waits up to `waitMs` for a card, connects exclusively and powers it. A card that gives no answer to reset is reset
   * warm, then cold, before it is called mute.
   */
  connect(waitMs: number): Promise<Result<ConnectedCard>>;
  transmit(apdu: Uint8Array): Promise<Result<Uint8Array>>;
  /** Powers the card off. */
  disconnect(): Promise<Result<void>>;
}
