import { createServer, type Socket } from 'node:net';
import { err, ok, type Result } from '#basics/result.ts';
import { openTransport } from '#drivers/transport/open-transport.ts';
import type { Transport } from '#drivers/transport/transport.ts';
import type { Workplace } from './workplace.ts';

/** 8N1: start bit, eight data bits, stop bit. */
const BITS_PER_BYTE = 10;
/** What a serial adapter hands on at a time. */
const PIECE_BYTES = 64;
/** Timers of this system fire whole milliseconds late; a piece due within this goes out now. */
const TIMER_MS = 1;

/** A line with the speed of a serial cable, between the kiosk and a device that answers at any speed. */
export interface PacedLine {
  /** What the kiosk opens. */
  readonly address: string;
  /** Bytes that went over so far, both ways together: on this half-duplex protocol one way waits for the other. */
  readonly bytes: number;
  /** How long a serial line of this speed needs for so many bytes, milliseconds. */
  msOf(bytes: number): number;
}

/** Carries bytes one way no faster than the line does. */
const pacer = (baudRate: number, send: (piece: Uint8Array) => void) => {
  /** Pieces with the instant their last bit is over. */
  const onTheWay: { readonly piece: Uint8Array; readonly arrives: number }[] = [];
  let free = 0;
  let timer: NodeJS.Timeout | null = null;
  const deliver = (): void => {
    timer = null;
    for (let next = onTheWay[0]; next !== undefined; next = onTheWay[0]) {
      const early = next.arrives - performance.now();
      if (early > TIMER_MS) {
        timer = setTimeout(deliver, early);
        return;
      }
      onTheWay.shift();
      send(next.piece);
    }
  };
  return (chunk: Uint8Array): void => {
    free = Math.max(free, performance.now());
    for (let at = 0; at < chunk.length; at += PIECE_BYTES) {
      const piece = chunk.slice(at, at + PIECE_BYTES);
      free += (piece.length * BITS_PER_BYTE * 1_000) / baudRate;
      onTheWay.push({ piece, arrives: free });
    }
    if (timer === null) deliver();
  };
};

/** Opens a paced line to a device. Fails as opening the device does. */
export const openPacedLine = async (options: {
  readonly place: Workplace;
  readonly device: string;
  readonly baudRate: number;
}): Promise<Result<PacedLine>> => {
  const { place, device, baudRate } = options;
  const opened = await openTransport(device, { baudRate });
  if (!opened.ok) return err(opened.error);
  const line: Transport = opened.value;
  let bytes = 0;
  let client: Socket | null = null;
  const toDevice = pacer(baudRate, (piece) => {
    bytes += piece.length;
    void line.write(piece);
  });
  const toKiosk = pacer(baudRate, (piece) => {
    bytes += piece.length;
    client?.write(piece);
  });
  line.onData(toKiosk);
  const server = createServer({ noDelay: true }, (socket) => {
    client?.destroy();
    client = socket;
    socket.on('data', toDevice);
    // A kiosk that went away is no trouble of the line.
    socket.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  place.keep(async () => {
    client?.destroy();
    server.close();
    await line.close();
  });
  const listening = server.address();
  if (listening === null || typeof listening === 'string') throw new Error('a TCP server has a port');
  return ok({
    address: `tcp://127.0.0.1:${listening.port}`,
    get bytes() {
      return bytes;
    },
    msOf: (count) => (count * BITS_PER_BYTE * 1_000) / baudRate,
  });
};
