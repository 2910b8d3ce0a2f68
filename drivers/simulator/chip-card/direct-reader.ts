import { createServer, type Socket } from 'node:net';
import type { Logger } from '#basics/logger.ts';
import type { CardSlot } from './card-slot.ts';
import { serveSlot } from './slot-wire.ts';

/** A reader's wire: it follows the chip that comes and goes. */
export interface ReaderWire {
  readonly address: string;
  /** The slot's chip was put in or taken out. */
  slotChanged(): void;
  close(): Promise<void>;
}

/** A TCP port of this machine where one client at a time talks straight to the card in the slot. */
export const openDirectReader = async (slot: CardSlot, logger: Logger): Promise<ReaderWire> => {
  let client: Socket | null = null;
  const server = createServer((socket) => {
    // One host has the card exclusively; another one is turned away.
    if (client !== null) return void socket.destroy();
    client = socket;
    socket.on('error', (error) => logger.debug('chip-wire', { error }));
    socket.on('close', () => {
      client = null;
      slot.powerOff();
    });
    serveSlot(slot, socket);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('the chip reader has no port');
  return {
    address: `vcard://127.0.0.1:${bound.port}`,
    // A client that waits for a card keeps asking; one that had a card sees the line go.
    slotChanged: () => {
      if (slot.chip === null) client?.destroy();
    },
    close: () =>
      new Promise((resolve) => {
        client?.destroy();
        server.close(() => resolve());
      }),
  };
};
