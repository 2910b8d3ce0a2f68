import { connect, type Socket } from 'node:net';
import type { Logger } from '#basics/logger.ts';
import { ok, type Result } from '#basics/result.ts';
import type { CardSlot } from './card-slot.ts';
import type { ReaderWire } from './direct-reader.ts';
import { startPrivatePcscd } from './private-pcscd.ts';
import { serveSlot } from './slot-wire.ts';

/**
 * The reader looks for its card every 400 ms. A card that comes back sooner is never seen gone, and the service is
 * stuck with a card it believes dead: no real card is moved that fast.
 */
const CONTACT_PAUSE_MS = 500;

/** A reader of a private PC/SC service: the card dials in while it stands in the slot. The error says why there is none. */
export const openPcscReader = async (
  slot: CardSlot,
  options: { readonly dir: string; readonly readerName: string; readonly logger: Logger },
): Promise<Result<ReaderWire, string>> => {
  const started = await startPrivatePcscd(options);
  if (!started.ok) return started;
  const service = started.value;
  let card: Socket | null = null;
  let goneAt = Number.NEGATIVE_INFINITY;
  let dialling: NodeJS.Timeout | null = null;

  const hangUp = (): void => {
    if (dialling !== null) clearTimeout(dialling);
    dialling = null;
    if (card === null) return;
    goneAt = performance.now();
    const old = card;
    card = null;
    old.destroy();
  };

  const dial = (): void => {
    dialling = null;
    const socket = connect({ host: '127.0.0.1', port: service.port, noDelay: true });
    card = socket;
    socket.on('error', (error) => options.logger.debug('chip-wire', { error }));
    socket.on('close', () => {
      if (card !== socket) return;
      slot.powerOff();
      hangUp();
      dialWhenSeenGone();
    });
    serveSlot(slot, socket);
  };

  const dialWhenSeenGone = (): void => {
    const pause = goneAt + CONTACT_PAUSE_MS - performance.now();
    if (pause <= 0) dial();
    else dialling = setTimeout(dial, pause);
  };

  return ok({
    address: `pcsc:${service.reader}?socket=${service.socket}`,
    slotChanged: () => {
      hangUp();
      if (slot.chip !== null) dialWhenSeenGone();
    },
    close: async () => {
      hangUp();
      await service.close();
    },
  });
};
