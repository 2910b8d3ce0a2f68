import { z } from 'zod';

const DEFAULTS = { keepDays: 30, maxMegabytes: 100 } as const;

/** `logs` of the station file. */
export const logsConfig = z.strictObject({
  /** Log files older than this are deleted. */
  keepDays: z.int().min(1).max(365).default(DEFAULTS.keepDays),
  /** All of them together; beyond it the oldest are deleted. */
  maxMegabytes: z.int().min(5).max(10_000).default(DEFAULTS.maxMegabytes),
});

/** `address:port`; an IPv6 address in brackets. */
const LISTEN = /^(?:\[([0-9a-fA-F:.]+)\]|([A-Za-z0-9.-]+)):(\d{1,5})$/;
const MAX_PORT = 65_535;

/** `metrics` of the station file. */
export const metricsConfig = z.strictObject({
  /**
   * Where metrics are served in Prometheus format; nowhere when left out. An address other than this machine's own
   * (`127.0.0.1`, `[::1]`) has to be written out: whoever reaches it reads them without signing in.
   */
  listen: z
    .string()
    .refine((listen) => listenAddress(listen) !== null, 'address:port, for instance 127.0.0.1:9464')
    .optional(),
});

/** Host and port of `listen`; null when it is none. */
export const listenAddress = (listen: string): { readonly host: string; readonly port: number } | null => {
  const parts = LISTEN.exec(listen);
  const host = parts?.[1] ?? parts?.[2];
  const port = Number(parts?.[3]);
  return host === undefined || port > MAX_PORT ? null : { host, port };
};
