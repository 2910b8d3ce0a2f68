import { randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import { fail, ok, type Result } from '#basics/result.ts';
import { contentSecurityPolicy, NONCE_PLACEHOLDER, WORKER_SECURITY_POLICY } from '#contract/content-security-policy.ts';
import type { Answer } from '#contract/messages.ts';
import type { Caller } from '#contract/methods.ts';
import { PERMISSIONS_POLICY } from '#contract/permissions-policy.ts';
import type { Dispatcher } from './dispatcher.ts';
import type { ViewHub } from './view-hub.ts';

/** Comment lines keep the event stream open through idle times. */
const KEEP_ALIVE_MS = 15_000;
/** A photo of 12 MB in base64, and its envelope. */
const BODY_LIMIT = 17_000_000;

export interface HttpCarrier {
  /** Addresses of the two windows; the token of each stands behind the `#`, so no server or log ever sees it. */
  readonly teller: string;
  readonly applicant: string;
  readonly port: number;
  close(): Promise<void>;
}

/**
 * The contract over HTTP on the loopback interface, for a browser: `POST /api/<method>` and `GET /api/events`, one
 * token per window and launch. Fails with `host.port-in-use` (params port).
 */
export const startHttpCarrier = async (options: {
  readonly dispatcher: Dispatcher;
  readonly hub: Pick<ViewHub, 'subscribe'>;
  /** Folder of the built screens; without it only the calls are served. */
  readonly screens: string;
  /** 0 takes a free one. */
  readonly port: number;
}): Promise<Result<HttpCarrier>> => {
  const { dispatcher, hub, screens } = options;
  const tokens: Readonly<Record<Caller, string>> = { teller: newToken(), applicant: newToken() };
  const server = fastify({ bodyLimit: BODY_LIMIT, forceCloseConnections: true });
  const streams = new Set<FastifyReply>();
  let authority = '';

  const callerOf = (request: FastifyRequest): Caller | null => {
    const header = request.headers.authorization ?? '';
    const token = header.startsWith('Bearer ') ? header.slice('Bearer '.length) : '';
    if (matches(token, tokens.teller)) return 'teller';
    return matches(token, tokens.applicant) ? 'applicant' : null;
  };

  // A page of another origin, or a name that merely resolves to this machine, gets no answer at all.
  server.addHook('onRequest', async (request, reply) => {
    const { host, origin } = request.headers;
    const foreign = host !== authority || (origin !== undefined && origin !== `http://${authority}`);
    if (foreign) await reply.code(403).send(refused('not-allowed'));
  });

  server.post('/api/:method', async (request, reply) => {
    const caller = callerOf(request);
    if (caller === null) return reply.code(401).send(refused('not-allowed'));
    const { method } = request.params as { readonly method: string };
    return dispatcher.call(caller, method, request.body ?? {});
  });

  server.get('/api/events', async (request, reply) => {
    if (callerOf(request) === null) return reply.code(401).send(refused('not-allowed'));
    reply.hijack();
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      connection: 'keep-alive',
    });
    reply.raw.write(': connected\n\n');
    const unsubscribe = hub.subscribe((event) => reply.raw.write(`data: ${JSON.stringify(event)}\n\n`));
    const beat = setInterval(() => reply.raw.write(': still here\n\n'), KEEP_ALIVE_MS);
    streams.add(reply);
    reply.raw.on('close', () => {
      clearInterval(beat);
      unsubscribe();
      streams.delete(reply);
    });
    return reply;
  });

  server.setErrorHandler(async (error: { readonly statusCode?: number }, _request, reply) =>
    reply.code(error.statusCode ?? 500).send(refused('bad-input', { path: 'body' })),
  );

  if (existsSync(join(screens, 'index.html'))) {
    const page = readFileSync(join(screens, 'index.html'), 'utf8');
    server.get('/', async (_request, reply) => {
      const nonce = randomBytes(16).toString('base64');
      return reply
        .header('content-security-policy', contentSecurityPolicy(nonce))
        .header('cache-control', 'no-store')
        .header('x-content-type-options', 'nosniff')
        .header('referrer-policy', 'no-referrer')
        .header('permissions-policy', PERMISSIONS_POLICY)
        .type('text/html; charset=utf-8')
        .send(page.replaceAll(NONCE_PLACEHOLDER, nonce));
    });
    await server.register(fastifyStatic, {
      root: screens,
      index: false,
      setHeaders: (reply) => {
        reply.header('content-security-policy', WORKER_SECURITY_POLICY);
        reply.header('x-content-type-options', 'nosniff');
      },
    });
  }

  try {
    await server.listen({ host: '127.0.0.1', port: options.port });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') {
      return fail('host.port-in-use', 'stop', { port: options.port });
    }
    throw error;
  }
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  authority = `127.0.0.1:${address.port}`;
  return ok({
    teller: `http://${authority}/?window=teller#token=${tokens.teller}`,
    applicant: `http://${authority}/?window=applicant#token=${tokens.applicant}`,
    port: address.port,
    close: async () => {
      for (const stream of streams) stream.raw.end();
      await server.close();
    },
  });
};

const newToken = (): string => randomBytes(32).toString('base64url');

const matches = (given: string, wanted: string): boolean => {
  const a = Buffer.from(given);
  const b = Buffer.from(wanted);
  return a.length === b.length && timingSafeEqual(a, b);
};

const refused = (code: string, params?: Readonly<Record<string, string>>): Answer<never> => ({
  ok: false,
  error: params === undefined ? { code } : { code, params },
});
