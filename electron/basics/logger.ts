import { destination, pino } from 'pino';
import { redact } from './redaction.ts';

/** Structured log line: an event name in kebab case and fields; every field passes the redaction rule. */
export interface Logger {
  debug(event: string, fields?: Readonly<Record<string, unknown>>): void;
  info(event: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(event: string, fields?: Readonly<Record<string, unknown>>): void;
  error(event: string, fields?: Readonly<Record<string, unknown>>): void;
  child(fields: Readonly<Record<string, unknown>>): Logger;
}

type Level = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** A logger that writes JSON lines to standard error (the default) or to a file, and tells them to `also`. */
export const createLogger = (
  options: { readonly level?: Level; readonly file?: string; readonly also?: (line: string) => void } = {},
): Logger => {
  const sink = destination({ dest: options.file ?? 2, sync: true, mkdir: true });
  const { also, level = 'info' } = options;
  let heard = true;
  // A terminal that was closed: whoever reads standard error is gone, and no reason to end in the middle of an act.
  if (options.file === undefined)
    sink.on('error', () => {
      heard = false;
    });
  const write = (line: string): void => {
    if (heard) sink.write(line);
    also?.(line);
  };
  return wrap(pino({ level, base: null }, { write }));
};

export const silentLogger: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  child: () => silentLogger,
};

const wrap = (inner: ReturnType<typeof pino>): Logger => ({
  debug: (event, fields) => inner.debug(redact(fields ?? {}) as object, event),
  info: (event, fields) => inner.info(redact(fields ?? {}) as object, event),
  warn: (event, fields) => inner.warn(redact(fields ?? {}) as object, event),
  error: (event, fields) => inner.error(redact(fields ?? {}) as object, event),
  child: (fields) => wrap(inner.child(redact(fields) as Record<string, unknown>)),
});
