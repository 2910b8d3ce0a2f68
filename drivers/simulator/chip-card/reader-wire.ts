import type { Result } from '#basics/result.ts';

/** A reader's wire: it follows the chip that comes and goes. */
export interface ReaderWire {
  readonly address: string;
  /** The slot's chip was put in or taken out. */
  slotChanged(): void;
  /** The cable of the reader is pulled or put in. The error says why that can't be done here. */
  setPlugged(plugged: boolean): Promise<Result<void, string>>;
  /** The PC/SC service ends or starts again. The error says why that can't be done here. */
  setService(running: boolean): Promise<Result<void, string>>;
  close(): Promise<void>;
}
