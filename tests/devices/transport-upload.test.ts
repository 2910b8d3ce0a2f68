import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SerialPort } from 'serialport';
import { describe, expect, it } from 'vitest';
import { hasSocat } from '#drivers/simulator/links/open-link.ts';
import { mendPoller } from '#drivers/transport/serial-poller.ts';

/** More than every buffer on the way holds. */
const UPLOAD_BYTES = 16 * 1024 * 1024;

interface Watched {
  readonly poller: { once(event: string, listener: () => void): void; listenerCount(event: string): number };
}

describe('a long upload over a serial line', () => {
  it.skipIf(!hasSocat())(
    'is not stuck by a wait for an answer that begins while it waits for room (needs socat)',
    async () => {
      const dir = mkdtempSync(join(tmpdir(), 'upload-'));
      const path = join(dir, 'line');
      const server = createServer({ pauseOnConnect: true }).listen(0, '127.0.0.1');
      await once(server, 'listening');
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('no port');
      const socat = spawn('socat', [`pty,raw,echo=0,link=${path}`, `tcp:127.0.0.1:${address.port}`], {
        stdio: 'ignore',
      });
      const [peer] = (await once(server, 'connection')) as [Socket];
      const port = new SerialPort({ path, baudRate: 115_200, autoOpen: false });
      await new Promise<void>((resolve, reject) => port.open((error) => (error ? reject(error) : resolve())));
      mendPoller(port);
      try {
        const { poller } = port.port as unknown as Watched;
        const uploaded = new Promise<void>((resolve) => port.write(Buffer.alloc(UPLOAD_BYTES, 0x55), () => resolve()));
        // The peer takes nothing: soon the binding waits for room.
        while (poller.listenerCount('writable') === 0) await new Promise((resolve) => setTimeout(resolve, 5));
        // What the binding does when a read that was under way comes back empty.
        poller.once('readable', () => undefined);
        let received = 0;
        const all = new Promise<void>((resolve) =>
          peer.on('data', (chunk) => {
            received += chunk.length;
            if (received >= UPLOAD_BYTES) resolve();
          }),
        );
        peer.resume();
        await uploaded;
        await all;
        expect(received).toBe(UPLOAD_BYTES);
      } finally {
        await new Promise<void>((resolve) => port.close(() => resolve()));
        socat.kill();
        peer.destroy();
        server.close();
        rmSync(dir, { recursive: true, force: true });
      }
    },
  );
});
