import { statSync } from 'node:fs';
import { errorCode } from '#basics/error-code.ts';
import type { Logger } from '#basics/logger.ts';
import { KioskMetrics, type MetricFacts } from '#services/diagnostics/metrics/kiosk-metrics.ts';
import { cardsInRejectBox } from '#services/stock/station-memory.ts';
import type { Kiosk } from './kiosk.ts';
import { type MetricsServer, serveMetrics } from './metrics-server.ts';

/** Size of a file; one that is not there has none. */
const sizeOf = (file: string): number => {
  try {
    return statSync(file).size;
  } catch (error) {
    if (errorCode(error) === null) throw error;
    return 0;
  }
};

const factsOf = (kiosk: Kiosk, { file, version }: { readonly file: string; readonly version: string }): MetricFacts => {
  const { stores, station, policy, line } = kiosk.options;
  const pending = stores.outbox.pending();
  const givenUp = pending.filter(({ deadAt }) => deadAt !== null).length;
  return {
    version,
    outletNo: station.outletNo,
    training: station.training,
    ready: kiosk.ready,
    sessionOpen: kiosk.session.open,
    checks: kiosk.checks,
    platformUp: kiosk.platformState === 'ok',
    outboxWaiting: pending.length - givenUp,
    outboxGivenUp: givenUp,
    balance: stores.stock.balance(),
    ribbonLeft: kiosk.machine.facts.counters?.ribbonLeft ?? null,
    rejectBoxCards: cardsInRejectBox(stores),
    rejectBoxCapacity: policy.rejectBoxCapacity,
    databaseBytes: sizeOf(file) + sizeOf(`${file}-wal`),
    diskFreeBytes: line.files.freeBytes(),
    lastBackupAt: line.files.backups()[0]?.at ?? null,
  };
};

/** Metrics of a running kiosk, served where the station file says. */
export interface StationMetrics {
  readonly metrics: KioskMetrics;
  /** Address it is served at; null while it is not. */
  readonly address: string | null;
  start(): Promise<void>;
  close(): Promise<void>;
}

/** Counts from now on; `start` serves it. An address that cannot be had is logged: issuing does not depend on it. */
export const openMetrics = (
  kiosk: Kiosk,
  options: {
    readonly listen: string | undefined;
    readonly file: string;
    readonly version: string;
    readonly logger: Logger;
  },
): StationMetrics => {
  const { listen, logger } = options;
  const metrics = new KioskMetrics(() => factsOf(kiosk, options));
  const leave = kiosk.hub.subscribe(({ view }) => {
    if (view === 'session') metrics.note(kiosk.session.current);
  });
  let server: MetricsServer | null = null;
  return {
    metrics,
    get address() {
      return server?.address ?? null;
    },
    start: async () => {
      if (listen === undefined || server !== null) return;
      const served = await serveMetrics(metrics, listen, logger);
      if (served.ok) server = served.value;
      else logger.warn('metrics-not-served', { code: served.error.code, ...served.error.params });
    },
    close: async () => {
      leave();
      await server?.close();
    },
  };
};
