import { createServer, type Socket } from 'node:net';
import type { Logger } from '#basics/logger.ts';
import { done, err } from '#basics/result.ts';
import type { CardSlot } from './card-slot.ts';
import type { ReaderWire } from './reader-wire.ts';
import { serveSlot } from './slot-wire.ts';

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
  const listen = (port: number) =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        server.off('error', reject);
        resolve();
      });
    });
  const unplug = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      client?.destroy();
    });
  await listen(0);
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('the chip reader has no port');
  const { port } = bound;
  return {
    address: `vcard://127.0.0.1:${port}`,
    // A client that waits for a card keeps asking; one that had a card sees the line go.
    slotChanged: () => {
      if (slot.chip === null) client?.destroy();
    },
    setPlugged: async (plugged) => {
      if (plugged === server.listening) return done;
      await (plugged ? listen(port) : unplug());
      return done;
    },
    setService: async () => err('there is no PC/SC service between kiosk and card'),
    close: async () => {
      if (server.listening) await unplug();
    },
  };
};
