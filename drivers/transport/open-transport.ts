import { createConnection, type Socket } from 'node:net';
import { SerialPort } from 'serialport';
import { type Failure, ok, type Result } from '#basics/result.ts';
import { parseAddress } from './address.ts';
import { mendPoller } from './serial-poller.ts';
import { causeOf, StreamTransport } from './stream-transport.ts';
import type { OpenTransport, SerialSettings, Transport } from './transport.ts';

const DEFAULT_SERIAL: SerialSettings = { baudRate: 115_200, parity: 'none', stopBits: 1, flow: 'none' };

/** A device server that does not answer the connection request within this time is taken as not there. */
const CONNECT_TIMEOUT_MS = 3_000;

/**
 * Opens a line by address; see `OpenTransport`. The speed in the address wins over the one in the options.
 * Further failures: `transport.not-permitted`, `transport.unreachable` (host unknown or silent),
 * `transport.open-failed` (param `cause`).
 */
export const openTransport: OpenTransport = async (address, options) => {
  const parsed = parseAddress(address);
  if (!parsed.ok) return parsed;
  if (parsed.value.kind === 'tcp') return openTcp(address, parsed.value.host, parsed.value.port);
  const { path, baudRate } = parsed.value;
  return openSerial(address, path, { ...DEFAULT_SERIAL, ...options, ...(baudRate === null ? {} : { baudRate }) });
};

/** Eight data bits; modem lines stay untouched (they fail on pseudo terminals) unless the flow control uses them. */
const openSerial = (address: string, path: string, settings: SerialSettings): Promise<Result<Transport>> =>
  new Promise((resolve) => {
    const { baudRate, parity, stopBits, flow } = settings;
    const soft = flow === 'xon-xoff';
    const port = new SerialPort({
      path,
      baudRate,
      dataBits: 8,
      parity,
      stopBits,
      xon: soft,
      xoff: soft,
      rtscts: flow === 'rts-cts',
      autoOpen: false,
    });
    port.open((error) => {
      if (error) return resolve({ ok: false, error: serialFailure(address, error) });
      mendPoller(port);
      resolve(ok(new StreamTransport(address, port, () => closeSerial(port))));
    });
  });

/** `close` answers with an error when the port went away meanwhile: it is closed all the same. */
const closeSerial = (port: SerialPort): Promise<void> =>
  new Promise((resolve) => {
    if (!port.isOpen) return resolve();
    port.close(() => resolve());
  });

/** serialport gives texts, not codes: "Error: No such file or directory, cannot open …", on Windows "File not found". */
const serialFailure = (address: string, error: Error): Failure => {
  const text = error.message;
  if (/no such (file|device)|file not found|enoent/i.test(text)) return asking('transport.absent', address);
  if (/cannot lock port|resource busy|access denied/i.test(text)) return asking('transport.in-use', address);
  if (/permission denied|not permitted/i.test(text)) return asking('transport.not-permitted', address);
  return { code: 'transport.open-failed', kind: 'ask', params: { address, cause: text } };
};

const openTcp = (address: string, host: string, port: number): Promise<Result<Transport>> =>
  new Promise((resolve) => {
    const socket = createConnection({ host, port, noDelay: true });
    socket.setTimeout(CONNECT_TIMEOUT_MS);
    const refuse = (error: Error) => {
      socket.destroy();
      resolve({ ok: false, error: tcpFailure(address, error) });
    };
    const silent = () => refuse(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' }));
    socket.once('error', refuse);
    socket.once('timeout', silent);
    socket.once('connect', () => {
      socket.off('error', refuse);
      socket.off('timeout', silent);
      socket.setTimeout(0);
      resolve(ok(socketTransport(address, socket)));
    });
  });

const tcpFailure = (address: string, error: Error): Failure => {
  const cause = causeOf(error);
  if (cause === 'ECONNREFUSED') return asking('transport.refused', address);
  if (/^(ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT)$/.test(cause)) {
    return asking('transport.unreachable', address);
  }
  return { code: 'transport.open-failed', kind: 'ask', params: { address, cause } };
};

const asking = (code: string, address: string): Failure => ({ code, kind: 'ask', params: { address } });

/** A connected socket as a line, for either end. */
export const socketTransport = (address: string, socket: Socket): Transport =>
  new StreamTransport(address, socket, async () => {
    socket.destroy();
  });
