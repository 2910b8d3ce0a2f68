import { connect, type Socket } from 'node:net';
import type { Logger } from '#basics/logger.ts';
import { done, err, ok, type Result } from '#basics/result.ts';
import type { CardSlot } from './card-slot.ts';
import { type PrivatePcscd, startPrivatePcscd } from './private-pcscd.ts';
import type { ReaderWire } from './reader-wire.ts';
import { serveSlot } from './slot-wire.ts';

/**
 * The reader looks for its card every 400 ms. A card that comes back sooner is never seen gone, and the service is
 * stuck with a card it believes dead: no real card is moved that fast.
 */
const CONTACT_PAUSE_MS = 500;

export interface PcscReaderOptions {
  readonly dir: string;
  readonly readerName: string;
  readonly logger: Logger;
}

/** A reader of a private PC/SC service: the card dials in while it stands in the slot. The error says why there is none. */
export const openPcscReader = async (
  slot: CardSlot,
  options: PcscReaderOptions,
): Promise<Result<ReaderWire, string>> => {
  const started = await startPrivatePcscd(options);
  return started.ok ? ok(new PcscReader(slot, options, started.value)) : started;
};

class PcscReader implements ReaderWire {
  /** The service keeps its socket and reader over a stop and a start. */
  readonly address: string;
  readonly #slot: CardSlot;
  readonly #options: PcscReaderOptions;
  #service: PrivatePcscd | null;
  #plugged = true;
  #card: Socket | null = null;
  #goneAt = Number.NEGATIVE_INFINITY;
  #dialling: NodeJS.Timeout | null = null;

  constructor(slot: CardSlot, options: PcscReaderOptions, service: PrivatePcscd) {
    this.#slot = slot;
    this.#options = options;
    this.#service = service;
    this.address = `pcsc:${service.reader}?socket=${service.socket}`;
  }

  slotChanged(): void {
    this.#hangUp();
    this.#dialWhenSeenGone();
  }

  async setService(running: boolean): Promise<Result<void, string>> {
    if (running === (this.#service !== null)) return done;
    if (!running) {
      this.#hangUp();
      await this.#service?.close();
      this.#service = null;
      return done;
    }
    const started = await startPrivatePcscd(this.#options);
    if (!started.ok) return started;
    this.#service = started.value;
    this.#plugged = true;
    this.#dialWhenSeenGone();
    return done;
  }

  async setPlugged(plugged: boolean): Promise<Result<void, string>> {
    if (plugged === this.#plugged) return done;
    if (this.#service?.setPlugged(plugged) !== true) return err('the cable of this reader can not be pulled');
    this.#plugged = plugged;
    this.slotChanged();
    return done;
  }

  async close(): Promise<void> {
    this.#hangUp();
    await this.#service?.close();
  }

  #hangUp(): void {
    if (this.#dialling !== null) clearTimeout(this.#dialling);
    this.#dialling = null;
    if (this.#card === null) return;
    this.#goneAt = performance.now();
    const old = this.#card;
    this.#card = null;
    this.#slot.powerOff();
    old.destroy();
  }

  #dial(): void {
    this.#dialling = null;
    const service = this.#service;
    if (service === null || !this.#plugged || this.#slot.chip === null) return;
    const socket = connect({ host: '127.0.0.1', port: service.port, noDelay: true });
    this.#card = socket;
    socket.on('error', (error) => this.#options.logger.debug('chip-wire', { error }));
    socket.on('close', () => {
      if (this.#card !== socket) return;
      this.#hangUp();
      this.#dialWhenSeenGone();
    });
    serveSlot(this.#slot, socket);
  }

  #dialWhenSeenGone(): void {
    if (this.#slot.chip === null || this.#dialling !== null) return;
    const pause = this.#goneAt + CONTACT_PAUSE_MS - performance.now();
    if (pause <= 0) this.#dial();
    else this.#dialling = setTimeout(() => this.#dial(), pause);
  }
}
