import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '#basics/clock.ts';
import { silentLogger } from '#basics/logger.ts';
import { unwrap } from '#basics/result.ts';
import { stationFile, stationSchema } from '#host/config.ts';
import { createHost, type Host } from '#host/create-host.ts';

/** A real station at whose addresses nobody answers. */
export const BARE_STATION = {
  outletNo: 3,
  district: '430682',
  platform: { url: 'http://127.0.0.1:9/' },
  devices: {
    idReader: { address: 'tcp://127.0.0.1:9' },
    cardPrinter: { address: 'tcp://127.0.0.1:9' },
    chipReader: { address: 'pcsc:none' },
  },
};

/** A host with its database and no device: for what people do before anything is moved. Not started. */
export const openBareHost = (
  options: {
    readonly clock?: Clock;
    readonly idleLockMs?: number;
    /** Written as its station file. */
    readonly file?: object;
  } = {},
): { readonly host: Host; readonly dir: string; stop(): Promise<void> } => {
  const { clock, idleLockMs = 300_000 } = options;
  const dir = mkdtempSync(join(tmpdir(), 'kiosk-'));
  if (options.file !== undefined) writeFileSync(stationFile(dir), JSON.stringify(options.file), { mode: 0o600 });
  const station = stationSchema.parse({ ...BARE_STATION, staff: { idleLockMs } });
  const opened = createHost({ dir, station, env: {}, logger: silentLogger, ...(clock === undefined ? {} : { clock }) });
  const host = unwrap(opened);
  return {
    host,
    dir,
    stop: async () => {
      await host.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
};
