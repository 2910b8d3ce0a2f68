import type { Clock } from '#basics/clock.ts';
import type { Logger } from '#basics/logger.ts';
import type { Result } from '#basics/result.ts';
import { WorkerClient } from './worker-client.ts';

/** The service lists its readers within two seconds; the process has to start before. */
const LIST_MS = 8_000;

/**
 * Names of the readers of a PC/SC service (`socket` null: the system's own), asked in a process of their own. Fails with
 * `chip.no-service`, `chip.addon-missing`, `chip.worker-killed`.
 */
export const listChipReaders = async (options: {
  readonly socket: string | null;
  readonly clock: Clock;
  readonly logger: Logger;
}): Promise<Result<readonly string[]>> => {
  const worker = new WorkerClient({ address: 'pcsc:', ...options });
  const names = await worker.ask<'readers'>({ call: 'readers' }, LIST_MS);
  worker.kill();
  return names;
};
