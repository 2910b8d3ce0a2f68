import type { SerialPort } from 'serialport';

/** What the Linux and macOS bindings show of themselves (`poller` of @serialport/bindings-cpp). */
interface Poller {
  once(event: PollerEvent, listener: () => void): unknown;
  listenerCount(event: PollerEvent): number;
  /** Starts watching for the events of the mask. */
  poll(mask?: number): void;
}

type PollerEvent = 'readable' | 'writable' | 'disconnect';

/** libuv's UV_READABLE, UV_WRITABLE, UV_DISCONNECT. */
const MASK: Readonly<Record<PollerEvent, number>> = { readable: 1, writable: 2, disconnect: 4 };

/** Mends what the serial binding leaves undone; to be called once on an open port. Windows has no poller. */
export const mendPoller = (port: SerialPort): void => {
  const poller = (port.port as { readonly poller?: Poller } | undefined)?.poller;
  if (poller === undefined) return;
  keepWatches(poller);
  closeOnHangUp(port, poller);
};

/**
 * WORKAROUND(serialport 13.0.0, Linux and macOS): the binding starts each watch alone, so that waiting for bytes to
 * read ends the waiting for room to write. A reply that comes in the middle of a long upload left it stuck for ever.
 * Here every start takes along what somebody still waits for.
 */
const keepWatches = (poller: Poller): void => {
  const start = poller.poll.bind(poller);
  poller.poll = (mask = 0) => {
    const awaited = (['readable', 'writable', 'disconnect'] as const).filter(
      (event) => poller.listenerCount(event) > 0,
    );
    start(awaited.reduce((all, event) => all | MASK[event], mask));
  };
};

/**
 * WORKAROUND(serialport 13.0.0, Linux, serialport/bindings-cpp #162): a line that hangs up while data is being read
 * gives zero bytes for ever, and the binding reads on without end instead of closing. The system's own notice of the
 * hang-up is asked for here, and closes the port.
 */
const closeOnHangUp = (port: SerialPort, poller: Poller): void => {
  poller.once('disconnect', () => {
    if (port.isOpen) port.close(() => undefined);
  });
};
