import { connect, type Socket } from 'node:net';
import type { Logger } from '#basics/logger.ts';
import { ok, type Result } from '#basics/result.ts';
import type { CardSlot } from './card-slot.ts';
import type { ReaderWire } from './direct-reader.ts';
import { startPrivatePcscd } from './private-pcscd.ts';
import { serveSlot } from './slot-wire.ts';

/** After contact was lost the card stays away long enough for the reader (it looks every 400 ms) to see it gone. */
const CONTACT_PAUSE_MS = 1000;

/** A reader of a private PC/SC service: the card dials in while it stands in the slot. */
export const openPcscReader = async (
  slot: CardSlot,
  options: { readonly dir: string; readonly readerName: string; readonly logger: Logger },
): Promise<Result<ReaderWire>> => {
  const started = await startPrivatePcscd(options);
  if (!started.ok) return started;
  const service = started.value;
  let card: Socket | null = null;
  let redial: NodeJS.Timeout | null = null;

  const hangUp = (): void => {
    if (redial !== null) clearTimeout(redial);
    redial = null;
    const old = card;
    card = null;
    old?.destroy();
  };

  const dial = (): void => {
    const socket = connect({ host: '127.0.0.1', port: service.port, noDelay: true });
    card = socket;
    socket.on('error', (error) => options.logger.debug('chip-wire', { error }));
    socket.on('close', () => {
      if (card !== socket) return;
      card = null;
      slot.powerOff();
      redial = setTimeout(dial, CONTACT_PAUSE_MS);
    });
    serveSlot(slot, socket);
  };

  return ok({
    address: `pcsc:${service.reader}?socket=${service.socket}`,
    slotChanged: () => {
      hangUp();
      if (slot.chip !== null) dial();
    },
    close: async () => {
      hangUp();
      await service.close();
    },
  });
};
