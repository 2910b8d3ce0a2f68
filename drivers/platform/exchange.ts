import { Agent, request } from 'undici';
import type { Clock } from '#basics/clock.ts';
import { fail, ok, type Result } from '#basics/result.ts';

/** One HTTP exchange, with the failures of the road told apart. No meaning of the platform's answers in here. */
export interface Exchange {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Path below the base address, with leading slash. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text; null sends no body. */
  readonly body: string | null;
}

export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
  /** The `Date` header, null without one. */
  readonly date: string | null;
}

export interface HttpLine {
  /** Status and body text of an answer. Fails with `platform.unreachable`, `platform.timeout`, `platform.not-trusted`. */
  exchange(call: Exchange): Promise<Result<HttpAnswer>>;
  close(): Promise<void>;
}

/** Client certificate of the station and the bureau's authority, PEM. */
export interface StationCertificate {
  readonly cert: string;
  readonly key: string;
  readonly ca: string;
  readonly passphrase?: string;
}

/** Shorter than the whole call, so that a host that swallows packets is named as such. */
const CONNECT_TIMEOUT_MS = 5_000;

/** What OpenSSL and Node call a server (or ourselves) that the other side doesn't trust. */
const TRUST_CODES = /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL|HOSTNAME_MISMATCH/;
const TIMEOUT_CODES = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'ETIMEDOUT',
]);

const codeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'unknown';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.cause === undefined ? error.name : codeOf(error.cause);
};

/** A line to the platform over undici: kept connections, a time limit per exchange, mutual TLS when certified. */
export const createHttpLine = (options: {
  readonly baseUrl: string;
  readonly clock: Clock;
  readonly timeoutMs: number;
  readonly certificate?: StationCertificate;
}): HttpLine => {
  const { baseUrl, clock, timeoutMs } = options;
  const agent = new Agent({
    connect: { timeout: CONNECT_TIMEOUT_MS, ...options.certificate },
    // The limit per exchange is ours, below; undici's own would hide which one struck.
    headersTimeout: 0,
    bodyTimeout: 0,
    pipelining: 1,
  });

  const exchange: HttpLine['exchange'] = async (call) => {
    const limit = new AbortController();
    const finished = new AbortController();
    let timedOut = false;
    void clock.sleep(timeoutMs, finished.signal).then(() => {
      timedOut = !finished.signal.aborted;
      limit.abort();
    });
    try {
      const response = await request(new URL(call.path, baseUrl), {
        dispatcher: agent,
        method: call.method,
        headers: call.headers,
        body: call.body,
        signal: limit.signal,
      });
      const { date } = response.headers;
      return ok({
        status: response.statusCode,
        body: await response.body.text(),
        date: typeof date === 'string' ? date : null,
      });
    } catch (error) {
      const cause = codeOf(error);
      if (timedOut || TIMEOUT_CODES.has(cause)) return fail('platform.timeout', 'retry', { ms: timeoutMs });
      if (TRUST_CODES.test(cause)) return fail('platform.not-trusted', 'stop', { cause });
      return fail('platform.unreachable', 'retry', { cause });
    } finally {
      finished.abort();
    }
  };

  return { exchange, close: () => agent.destroy() };
};
