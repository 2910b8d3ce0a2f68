import type { FastifyInstance } from 'fastify';
import { fail, ok, type Result } from '#basics/result.ts';

export const LOOPBACK = '127.0.0.1';

/** Listens on the loopback interface, 0 for a free port. Fails with `simulator.port-in-use` (params `device`, `port`). */
export const listenOnLoopback = async (app: FastifyInstance, device: string, port: number): Promise<Result<number>> => {
  try {
    await app.listen({ host: LOOPBACK, port });
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES')) {
      return fail('simulator.port-in-use', 'ask', { device, port });
    }
    throw error;
  }
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return ok(address.port);
};
