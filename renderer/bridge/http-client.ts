import type { Answer, KioskClient, ViewEvent } from '#contract/messages.ts';
import { EventStreamParser, parseViewEvent } from './event-stream.ts';

/** Waits between two attempts to reach the host again; the last one is repeated. */
const RECONNECT_MS = [300, 700, 1500, 3000, 5000] as const;

export interface HttpClientOptions {
  /** Address in front of `/api/…`, empty for the page's own origin. */
  readonly base: string;
  readonly token: string;
  readonly fetch: typeof fetch;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

const unreachable = { ok: false, error: { code: 'host.unreachable' } } as const;

const isAnswer = (value: unknown): value is Answer<never> => {
  if (typeof value !== 'object' || value === null || !('ok' in value)) return false;
  if (value.ok === true) return 'value' in value;
  return value.ok === false && 'error' in value;
};

/** Reads one event stream to its end. Resolves when the host closes it, rejects when the line breaks. */
export const readEventStream = async (
  body: ReadableStream<Uint8Array>,
  listener: (event: ViewEvent) => void,
): Promise<void> => {
  const parser = new EventStreamParser();
  const decoder = new TextDecoder();
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    for (const data of parser.push(decoder.decode(value, { stream: true }))) {
      const event = parseViewEvent(data);
      if (event !== null) listener(event);
    }
  }
};

/** The client over HTTP and an event stream, for a window without the Electron shell. */
export const createHttpClient = (options: HttpClientOptions): KioskClient => {
  const authorization = `Bearer ${options.token}`;

  return {
    call: async (method, input) => {
      try {
        const response = await options.fetch(`${options.base}/api/${method}`, {
          method: 'POST',
          headers: { authorization, 'content-type': 'application/json' },
          body: JSON.stringify(input),
        });
        const answer: unknown = await response.json();
        return isAnswer(answer) ? answer : unreachable;
      } catch (cause) {
        console.warn('call over HTTP failed', method, cause);
        return unreachable;
      }
    },

    subscribe: (listener, connected) => {
      const stop = new AbortController();
      const listen = async (): Promise<void> => {
        for (let attempt = 0; !stop.signal.aborted; ) {
          try {
            const response = await options.fetch(`${options.base}/api/events`, {
              headers: { authorization, accept: 'text/event-stream' },
              signal: stop.signal,
            });
            if (!response.ok || response.body === null) throw new Error(`event stream answered ${response.status}`);
            attempt = 0;
            connected?.(true);
            await readEventStream(response.body, listener);
          } catch (cause) {
            if (stop.signal.aborted) return;
            console.warn('event stream lost', cause);
          }
          connected?.(false);
          await options.sleep(RECONNECT_MS[Math.min(attempt, RECONNECT_MS.length - 1)] ?? 5000, stop.signal);
          attempt += 1;
        }
      };
      void listen();
      return () => stop.abort();
    },
  };
};
