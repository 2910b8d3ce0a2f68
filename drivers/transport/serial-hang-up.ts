import type { SerialPort } from 'serialport';

/** What the Linux and macOS bindings show of themselves (`poller` of @serialport/bindings-cpp). */
interface HangUpPoller {
  once(event: 'disconnect', listener: () => void): unknown;
}

/**
 * WORKAROUND(serialport 13.0.0, Linux, serialport/bindings-cpp #162): a line that hangs up while data is being read
 * gives zero bytes for ever, and the binding reads on without end instead of closing. The system's own notice of the
 * hang-up is asked for here, and closes the port.
 */
export const closeOnHangUp = (port: SerialPort): void => {
  const poller = pollerOf(port.port);
  poller?.once('disconnect', () => {
    if (port.isOpen) port.close(() => undefined);
  });
};

const pollerOf = (binding: unknown): HangUpPoller | null => {
  const poller = (binding as { readonly poller?: HangUpPoller } | undefined)?.poller;
  return poller ?? null;
};
