import { createServer } from 'node:http';
import type { Logger } from '#basics/logger.ts';
import { fail, ok, type Result } from '#basics/result.ts';
import type { KioskMetrics } from '#services/diagnostics/metrics/kiosk-metrics.ts';
import { listenAddress } from './observing-config.ts';

export interface MetricsServer {
  /** As it is bound; the port may have been 0. */
  readonly address: string;
  close(): Promise<void>;
}

/**
 * Serves `GET /metrics` and nothing else. Fails with `metrics.bad-address`, `metrics.not-served` (params `listen`,
 * `cause`).
 */
export const serveMetrics = (
  metrics: Pick<KioskMetrics, 'text' | 'contentType'>,
  listen: string,
  logger: Logger,
): Promise<Result<MetricsServer>> => {
  const at = listenAddress(listen);
  if (at === null) return Promise.resolve(fail('metrics.bad-address', 'stop', { listen }));
  const server = createServer((request, response) => {
    request.resume();
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    metrics.text().then(
      (text) => response.writeHead(200, { 'content-type': metrics.contentType }).end(text),
      (error: unknown) => {
        logger.error('metrics-not-made', { error });
        response.writeHead(500).end();
      },
    );
  });
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve(fail('metrics.not-served', 'ask', { listen, cause: error.code ?? error.name })),
    );
    server.listen(at.port, at.host, () => {
      const bound = server.address();
      const port = bound !== null && typeof bound === 'object' ? bound.port : at.port;
      const address = `http://${at.host.includes(':') ? `[${at.host}]` : at.host}:${port}/metrics`;
      logger.info('metrics-served', { address });
      resolve(
        ok({
          address,
          close: () =>
            new Promise((closed) => {
              server.close(() => closed());
              server.closeAllConnections();
            }),
        }),
      );
    });
  });
};
