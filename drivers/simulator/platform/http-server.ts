import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import fastify, { type FastifyInstance } from 'fastify';
import type { Clock } from '#basics/clock.ts';
import type { Logger } from '#basics/logger.ts';
import { ok, type Result } from '#basics/result.ts';
import { CALL_NAMES, type CallName, callSpec, IDEMPOTENCY_HEADER, OUTLET_HEADER } from '#drivers/platform/calls.ts';
import { LOOPBACK, listenOnLoopback } from '../loopback.ts';
import { type Incoming, type Outgoing, refused } from './answering.ts';
import type { Refusal } from './context.ts';
import type { PlatformFaults } from './platform-faults.ts';

/** A photo and some scanned pages in base64. */
const BODY_LIMIT = 32 * 1024 * 1024;

/** PEM texts with which the platform serves HTTPS and asks every station for a certificate of the authority `ca`. */
export interface PlatformTls {
  readonly cert: string;
  readonly key: string;
  readonly ca: string;
}

export interface PlatformServer {
  readonly baseUrl: string;
  readonly port: number;
  readonly up: boolean;
  /** Cuts every line and answers nobody, or listens again. The port stays ours. */
  setUp(up: boolean): void;
  close(): Promise<void>;
}

/** The contract over HTTP, or HTTPS with mutual authentication, on the loopback interface. Fails with `simulator.port-in-use` (params `device`, `port`). */
export const openPlatformServer = async (options: {
  readonly port: number;
  /** Plain HTTP without it. */
  readonly tls?: PlatformTls;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly faults: PlatformFaults;
  /** Awaited before a call is answered; `id` is the value in its path, the body is as it came. */
  readonly beforeCall: (name: CallName, id: string, body: unknown) => Promise<void>;
  readonly answerOf: (name: CallName, incoming: Incoming) => Outgoing;
  readonly onChange: () => void;
}): Promise<Result<PlatformServer>> => {
  const app = openApp(options.tls);
  const sockets = new Set<Socket>();
  let up = true;
  app.server.on('connection', (socket: Socket) => {
    if (!up) {
      socket.destroy();
      return;
    }
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  app.addHook('onRequest', async (_request, reply) => {
    const { clockMs } = options.faults;
    if (clockMs !== 0) reply.header('date', new Date(options.clock.now() + clockMs).toUTCString());
  });
  for (const name of CALL_NAMES) addRoute(app, name, options);
  app.setErrorHandler((error: { readonly statusCode?: number; readonly name: string }, _request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) options.logger.error('platform-bug', { error });
    const answer = refused({ code: 'request-malformed', params: { path: '' } });
    return reply.status(status).type('application/json').send(answer.body);
  });

  const listening = await listenOnLoopback(app, 'platform', options.port);
  if (!listening.ok) return listening;
  const port = listening.value;
  return ok({
    port,
    baseUrl: `${options.tls === undefined ? 'http' : 'https'}://${LOOPBACK}:${port}`,
    get up() {
      return up;
    },
    setUp: (next) => {
      up = next;
      if (!up) for (const socket of sockets) socket.destroy();
    },
    close: () => app.close(),
  });
};

const openApp = (tls: PlatformTls | undefined): FastifyInstance => {
  const usual = { bodyLimit: BODY_LIMIT, forceCloseConnections: true };
  // The routes are the same over both; only the type of the raw server differs.
  // A station that is not trusted is told so in an answer: a line that is cut looks like an outage.
  const secure = tls === undefined ? {} : { https: { ...tls, requestCert: true, rejectUnauthorized: false } };
  return fastify({ ...usual, ...secure } as typeof usual);
};

/** Whom a station's certificate names (`outlet-3`), empty for none that is trusted; null over a line without any. */
const certifiedStation = (socket: Socket): string | null => {
  if (!(socket instanceof TLSSocket)) return null;
  return socket.authorized ? String(socket.getPeerCertificate().subject.CN) : '';
};

const addRoute = (app: FastifyInstance, name: CallName, options: Parameters<typeof openPlatformServer>[0]): void => {
  const { faults } = options;
  const spec = callSpec(name);
  app.route<{ Params: { readonly id?: string } }>({
    method: spec.method,
    url: spec.path,
    handler: async (request, reply) => {
      await options.clock.sleep(faults.delayOf(name));
      const outletNo = toNumber(header(request.headers[OUTLET_HEADER]));
      const certified = certifiedStation(request.raw.socket);
      const injected: Refusal | null =
        certified !== null && certified !== `outlet-${outletNo}`
          ? { code: 'station-unknown', params: { outletNo: outletNo ?? 0 } }
          : faults.takeRefusal(name);
      if (injected === null) await options.beforeCall(name, request.params.id ?? '', request.body);
      const answer =
        injected === null
          ? options.answerOf(name, {
              id: request.params.id ?? '',
              key: header(request.headers[IDEMPOTENCY_HEADER]),
              outletNo,
              body: spec.method === 'GET' ? {} : request.body,
            })
          : refused(injected);
      options.logger.debug('platform-call', { call: name, status: answer.status, injected: injected !== null });
      if (answer.changed) options.onChange();
      if (faults.takeLostAnswer(name)) {
        reply.hijack();
        request.raw.socket.destroy();
        return reply;
      }
      const body = answer.status === 200 && faults.takeBadAnswer(name) ? inAnotherForm(answer.body) : answer.body;
      return reply.status(answer.status).type('application/json').send(body);
    },
  });
};

/** The whole answer inside an envelope nobody agreed on, as another version of an adapter might send it. */
const inAnotherForm = (body: string): string => `{"success":true,"result":${body}}`;

const header = (value: string | readonly string[] | undefined): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

const toNumber = (text: string | null): number | null => (text !== null && /^\d+$/.test(text) ? Number(text) : null);
