/** Every frame is logged with the job it belongs to, also while states are asked in between (§1.8). */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Logger } from '#basics/logger.ts';

const current = new AsyncLocalStorage<string>();

/** Runs `fn` as the job: all it logs through a `jobLogger` carries the id. */
export const inJob = <T>(job: string, fn: () => Promise<T>): Promise<T> => current.run(job, fn);

/** The logger with the field `job`, where there is one. */
export const jobLogger = (logger: Logger): Logger => {
  const fieldsOf = (fields: Readonly<Record<string, unknown>> = {}) => {
    const job = current.getStore();
    return job === undefined ? fields : { ...fields, job };
  };
  return {
    debug: (event, fields) => logger.debug(event, fieldsOf(fields)),
    info: (event, fields) => logger.info(event, fieldsOf(fields)),
    warn: (event, fields) => logger.warn(event, fieldsOf(fields)),
    error: (event, fields) => logger.error(event, fieldsOf(fields)),
    child: (fields) => jobLogger(logger.child(fields)),
  };
};
