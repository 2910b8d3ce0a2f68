import { createServer, type Server, type Socket } from 'node:net';
import { socketTransport } from '#drivers/transport/open-transport.ts';
import type { Link, LinkOptions } from './link.ts';

const HOST = '127.0.0.1';

/** A device server on 127.0.0.1, one client at a time as on a wire; the port stays the same over unplug and plug. */
export const openTcpLink = async ({
  onConnection,
  port = 0,
}: LinkOptions & { readonly port?: number }): Promise<Link> => {
  let server: Server | null = null;
  let client: Socket | null = null;
  let chosen = port;

  const accept = (socket: Socket): void => {
    // The end of the former client may stand in the same batch of events: look after the batch.
    setImmediate(() => {
      if (client !== null || server === null) return void socket.destroy();
      client = socket;
      const free = () => {
        if (client === socket) client = null;
      };
      socket.on('end', free);
      socket.on('close', free);
      socket.setNoDelay(true);
      onConnection(socketTransport(`tcp://${HOST}:${chosen}`, socket));
    });
  };
  const plug = async (): Promise<void> => {
    if (server) return;
    server = createServer(accept);
    chosen = await listen(server, chosen);
  };
  const unplug = async (): Promise<void> => {
    const old = server;
    server = null;
    client?.destroy();
    client = null;
    if (old) await new Promise<void>((resolve) => void old.close(() => resolve()));
  };
  await plug();
  return { address: `tcp://${HOST}:${chosen}`, kind: 'tcp', plug, unplug, close: unplug };
};

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
