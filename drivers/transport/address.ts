import { fail, ok, type Result } from '#basics/result.ts';

/** Where a device is, taken apart. */
export type LineAddress =
  | { readonly kind: 'serial'; readonly path: string; readonly baudRate: number | null }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number };

/** Absolute Unix path, or a Windows port name (`COM3`, `\\.\COM12`). */
const SERIAL_PATH = /^(\/[^\0]+|(\\\\\.\\)?COM\d{1,3})$/i;
const MAX_PORT = 65_535;

const bad = (address: string) => fail('transport.bad-address', 'stop', { address });

/**
 * Reads `serial:/dev/ttyUSB0?baud=115200`, `serial:COM3`, a bare path, or `tcp://host:port` (`tcp://[::1]:9100`).
 * Fails with `transport.bad-address`.
 */
export const parseAddress = (address: string): Result<LineAddress> => {
  if (address.startsWith('tcp:')) return parseTcp(address);
  const [path = '', query, ...more] = (address.startsWith('serial:') ? address.slice(7) : address).split('?');
  if (!SERIAL_PATH.test(path) || more.length > 0) return bad(address);
  if (query === undefined) return ok({ kind: 'serial', path, baudRate: null });
  const baud = /^baud=([1-9]\d{2,6})$/.exec(query)?.[1];
  return baud === undefined ? bad(address) : ok({ kind: 'serial', path, baudRate: Number(baud) });
};

const parseTcp = (address: string): Result<LineAddress> => {
  const parts = /^tcp:\/\/(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+)):(\d{1,5})$/i.exec(address);
  const host = parts?.[1] ?? parts?.[2];
  const port = Number(parts?.[3]);
  if (host === undefined || port < 1 || port > MAX_PORT) return bad(address);
  return ok({ kind: 'tcp', host, port });
};
