import type { Clock } from '#basics/clock.ts';
import type { Logger } from '#basics/logger.ts';
import { Mutex } from '#basics/mutex.ts';
import type { Result } from '#basics/result.ts';
import type { PhotoLimits } from '#domain/photo/limits.ts';
import { checkModelFiles } from './engine/model-files.ts';
import type { PhotoJudge } from './port.ts';
import { PhotoWorkerClient } from './worker-client.ts';
import type { PhotoCall, PhotoCalls } from './worker-protocol.ts';

/** Models load in one to two seconds; a cold disk and a busy machine take several times that. */
export const LOAD_MS = 60_000;
/** A photo takes about a second, a burst some more; on a busy machine several times that. */
export const JUDGE_MS = 30_000;
/** A worker nobody asked for so long gives its 700 MB back; the next photo waits for the models again. */
const IDLE_MS = 30 * 60_000;

let looked: Result<void> | null = null;

/** Whether the installed models are the pinned ones; packages do not change under a running program. */
const installedModels = (): Result<void> => {
  looked ??= checkModelFiles();
  return looked;
};

/**
 * A judge with a worker process of its own, started with the first question and again after it ended, and ended when
 * nobody asks for long. One question is asked at a time.
 */
export const createPhotoJudge = ({
  limits,
  clock,
  logger,
  worker,
  judgeMs = JUDGE_MS,
  loadMs = LOAD_MS,
  idleMs = IDLE_MS,
}: {
  readonly limits: PhotoLimits;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Another worker entry and a shorter patience, for tests of silence. */
  readonly worker?: string;
  readonly judgeMs?: number;
  readonly loadMs?: number;
  readonly idleMs?: number;
}): PhotoJudge => {
  const alone = new Mutex();
  let client: PhotoWorkerClient | null = null;
  let idle = new AbortController();
  let closed = false;

  const ready = async (): Promise<Result<PhotoWorkerClient>> => {
    if (client?.alive) return { ok: true, value: client };
    const started = new PhotoWorkerClient({ clock, logger, ...(worker === undefined ? {} : { worker }) });
    client = started;
    const since = clock.monotonic();
    const warmed = await started.ask<'warm'>({ call: 'warm' }, loadMs);
    if (!warmed.ok) {
      await started.stop();
      return warmed;
    }
    logger.info('photo-worker-started', { pid: started.pid, ms: Math.round(clock.monotonic() - since) });
    return { ok: true, value: started };
  };

  const end = async (): Promise<void> => {
    const ending = client;
    client = null;
    await ending?.stop();
  };

  /** Ends the worker after a while, unless another question comes before. */
  const restFrom = async ({ signal }: AbortController): Promise<void> => {
    await clock.sleep(idleMs, signal);
    if (signal.aborted) return;
    await alone.run(async () => {
      if (signal.aborted || client === null) return;
      logger.info('photo-worker-idle', { pid: client.pid });
      await end();
    });
  };

  const ask = <Call extends PhotoCall>(request: PhotoCalls[Call]['request']) =>
    alone.run(async (): Promise<Result<PhotoCalls[Call]['value']>> => {
      idle.abort();
      try {
        const started = await ready();
        return started.ok ? await started.value.ask<Call>(request, judgeMs) : started;
      } finally {
        if (!closed) {
          idle = new AbortController();
          void restFrom(idle);
        }
      }
    });

  return {
    make: (picture, source) => ask<'make'>({ call: 'make', pictures: [picture], source, limits }),
    makeBest: (pictures, source) => ask<'make'>({ call: 'make', pictures, source, limits }),
    background: (picture) => ask<'background'>({ call: 'background', picture, limits }),
    check: async () => installedModels(),
    warm: () => ask<'warm'>({ call: 'warm' }),
    close: async () => {
      closed = true;
      idle.abort();
      await end();
    },
  };
};
