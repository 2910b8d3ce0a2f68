import { timingSafeEqual } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Logger } from '#basics/logger.ts';
import { type Failure, fail, ok, type Result } from '#basics/result.ts';
import type { CatalogueEntry } from '../catalogue.ts';
import { LOOPBACK, listenOnLoopback } from '../loopback.ts';
import type { Changes } from './changes.ts';
import { actRequest, type ControlPerson, type ControlState, placeRequest } from './control-wire.ts';

/** Comments that keep the event stream open through idle times. */
const KEEP_ALIVE_MS = 15_000;

export interface ControlSubject {
  state(): ControlState;
  persons(): readonly ControlPerson[];
  /** By device: what can be done to it. */
  catalogue(): Readonly<Record<string, readonly CatalogueEntry[]>>;
  act(device: string, act: { readonly act: string; readonly [key: string]: unknown }): Promise<Result<void>>;
  place(personId: string): Promise<Result<void>>;
  stop(): void;
}

export interface ControlServer {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/**
 * The control API on the loopback interface, for whoever has the token. GET /state, /persons, /catalogue, /events (server-sent
 * events on changes); POST /act, /place, /stop. Fails with `simulator.port-in-use`.
 */
export const openControlServer = async (options: {
  readonly port: number;
  readonly token: string;
  readonly subject: ControlSubject;
  readonly changes: Changes;
  readonly logger: Logger;
}): Promise<Result<ControlServer>> => {
  const { subject, changes, token, logger } = options;
  const app = fastify({ forceCloseConnections: true });
  const streams = new Set<ServerResponse>();

  app.addHook('onRequest', async (request, reply) => {
    if (!allowed(request, token)) {
      await reply.status(401).send({ code: 'simulator.refused', params: {} });
    }
  });
  app.setErrorHandler((error: { readonly statusCode?: number }, _request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) logger.error('control-bug', { error });
    return reply.status(status).send({ code: 'simulator.refused', params: {} });
  });

  app.get('/state', () => subject.state());
  app.get('/catalogue', () => ({ devices: subject.catalogue() }));
  app.get('/persons', () => ({ persons: subject.persons() }));
  app.get('/events', (_request, reply) => {
    reply.hijack();
    streams.add(reply.raw);
    stream(reply.raw, changes, () => streams.delete(reply.raw));
  });
  app.post('/act', async (request, reply) => {
    const body = understood(actRequest, request.body);
    if (!body.ok) return failed(reply, body.error);
    const { device, ...act } = body.value;
    return answered(reply, await subject.act(device, act));
  });
  app.post('/place', async (request, reply) => {
    const body = understood(placeRequest, request.body);
    return body.ok ? answered(reply, await subject.place(body.value.personId)) : failed(reply, body.error);
  });
  app.post('/stop', (_request, reply) => {
    reply.raw.once('finish', () => subject.stop());
    return reply.send({});
  });

  const port = await listenOnLoopback(app, 'control', options.port);
  if (!port.ok) return port;
  return ok({
    port: port.value,
    url: `http://${LOOPBACK}:${port.value}`,
    close: async () => {
      for (const open of streams) open.end();
      await app.close();
    },
  });
};

const allowed = (request: FastifyRequest, token: string): boolean => {
  const given = Buffer.from(request.headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
};

const understood = <T>(schema: z.ZodType<T>, body: unknown): Result<T> => {
  const parsed = schema.safeParse(body);
  if (parsed.success) return ok(parsed.data);
  const reason = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
  return fail('simulator.bad-act', 'stop', { device: '', act: '', reason });
};

const failed = (reply: FastifyReply, error: Failure) =>
  reply.status(409).send({ code: error.code, params: error.params ?? {} });

const answered = (reply: FastifyReply, result: Result<void>) =>
  result.ok ? reply.send({}) : failed(reply, result.error);

const stream = (response: ServerResponse, changes: Changes, onClose: () => void): void => {
  const send = (revision: number) => response.write(`data: ${JSON.stringify({ revision })}\n\n`);
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  send(changes.revision);
  const dispose = changes.listen(send);
  const keepAlive = setInterval(() => response.write(':\n\n'), KEEP_ALIVE_MS);
  response.once('close', () => {
    dispose();
    clearInterval(keepAlive);
    onClose();
  });
};
